//! A server that answers what it was told to.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: String,
    pub(super) body: String,
}

/// Answers on the loopback as long as the process lives.
pub(super) struct Server {
    address: SocketAddr,
    answers: Arc<Mutex<Vec<Answer>>>,
}

impl Server {
    pub(super) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let server = Self { address: listener.local_addr()?, answers: Arc::default() };
        let answers = Arc::clone(&server.answers);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever hangs up early does not want the answer.
                let _ = respond(stream, &answers);
            }
        });
        Ok(server)
    }

    /// Takes an answer; the URL that has it.
    pub(super) fn answer(&self, answer: Answer) -> String {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.push(answer);
        format!("http://{}/{}", self.address, answers.len() - 1)
    }
}

fn respond(mut stream: TcpStream, answers: &Mutex<Vec<Answer>>) -> io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let asked = request.split(['/', ' ']).nth(2).and_then(|number| number.parse::<usize>().ok());
    let answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(Answer { status, media_type, body }) = asked.and_then(|at| answers.get(at)) else {
        return stream.write_all(b"HTTP/1.1 500 Not an answer\r\nConnection: close\r\n\r\n");
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}
