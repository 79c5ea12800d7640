//! A client of the Language Server Protocol, as far as the check needs one.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long a server may take to say anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server.
pub(super) struct LanguageServer {
    process: Child,
    input: ChildStdin,
    output: Receiver<Value>,
    asked: u64,
}

impl LanguageServer {
    /// Starts a server that speaks over its standard streams.
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = streams.spawn().map_err(|e| format!("cannot start the server: {e}"))?;
        let input = process.stdin.take().ok_or("the server has no input")?;
        let mut stream = BufReader::new(process.stdout.take().ok_or("the server has no output")?);
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = receive(&mut stream) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self { process, input, output, asked: 0 };
        let client = json!({ "processId": null, "rootUri": null, "capabilities": {} });
        server.ask("initialize", &client)?;
        server.send(&json!({ "method": "initialized", "params": {} }))?;
        // Off, or the server would look for schemas on the web.
        let settings = json!({ "yaml": {
            "validate": true, "hover": true, "completion": true, "schemaStore": { "enable": false },
        } });
        server.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }))?;
        Ok(server)
    }

    /// Opens a text, and waits for what the server finds wrong with it.
    pub(super) fn open(&mut self, uri: &str, text: &str) -> Result<Vec<String>, String> {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }))?;
        let found = self.wait(|message| {
            let params = &message["params"];
            let about = message["method"] == "textDocument/publishDiagnostics";
            (about && params["uri"] == uri).then(|| params["diagnostics"].clone())
        })?;
        let found = found.as_array().cloned().unwrap_or_default();
        Ok(found
            .iter()
            .map(|fault| format!("{} {}", fault["range"]["start"], fault["message"]))
            .collect())
    }

    /// Asks, and waits for the answer.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "id": id, "method": method, "params": params }))?;
        self.wait(|message| {
            let answer = message.get("method").is_none() && message["id"] == id;
            answer.then(|| message["result"].clone())
        })
    }

    fn tell(&mut self, method: &str, params: &Value) -> Result<(), String> {
        self.send(&json!({ "method": method, "params": params }))
    }

    /// Waits for a message, and answers what the server asks meanwhile with nothing special.
    fn wait(&mut self, wanted: impl Fn(&Value) -> Option<Value>) -> Result<Value, String> {
        loop {
            let message = self.output.recv_timeout(PATIENCE);
            let message = message.map_err(|_| "the server says nothing".to_owned())?;
            if let Some(found) = wanted(&message) {
                return Ok(found);
            }
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                let items = message["params"]["items"].as_array();
                let answer =
                    items.map_or(Value::Null, |all| all.iter().map(|_| json!({})).collect());
                self.send(&json!({ "id": id, "result": answer }))?;
            }
        }
    }

    fn send(&mut self, message: &Value) -> Result<(), String> {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .map_err(|e| format!("the server does not listen: {e}"))
    }

    /// Ends the server.
    pub(super) fn stop(mut self) {
        // It holds nothing that would be lost, and waits for a process of ours to end otherwise.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One message: headers, an empty line, and as many bytes as the headers say.
fn receive(stream: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
