//! Services with generated errors (`tests/services`), called by clients that know nothing of errcat.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use super::debian;
use super::tools::{Tools, read, verdict, write};

/// How long a program may take to listen.
const PATIENCE: Duration = Duration::from_secs(10);

/// incident-desk, called with requests.
pub(super) fn incident_desk(tools: &Tools) -> Result<String, String> {
    called(tools, "incident-desk")
}

/// apigate, called with requests.
pub(super) fn apigate(tools: &Tools) -> Result<String, String> {
    called(tools, "apigate")
}

/// Calls a service as its published reference says, and with the client that our page shows.
fn called(tools: &Tools, api: &str) -> Result<String, String> {
    let module = api.replace('-', "_");
    let clients = tools.config("clients");
    let page = tools.root().join(format!("crates/generated/{api}-errors/docs/errors.md"));
    let shown = tools.scratch(&format!("services/{api}"))?.join("page.py");
    write(&shown, &python_of(&read(&page)?)?)?;
    for client in [clients.join(format!("{module}_reference.py")), shown] {
        let service = Service::start(tools, api)?;
        let mut python = tools.python("python");
        python.env("PYTHONDONTWRITEBYTECODE", "1").env("NO_PROXY", "127.0.0.1");
        python.arg(clients.join(format!("{module}.py"))).arg(&service.url).arg(&client);
        verdict(&mut python).map_err(|why| format!("{}: {why}", client.display()))?;
    }
    Ok("the reference's client and the page's".to_owned())
}

/// The Python of a page, as somebody copies it.
fn python_of(page: &str) -> Result<String, String> {
    let blocks = page.split("```python\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|rest| rest.split("```").next()).collect();
    if blocks.is_empty() {
        return Err("the page shows no client".to_owned());
    }
    Ok(blocks.join("\n"))
}

/// Errors of pixel-social, sent through Mosquitto to a client that decodes them.
pub(super) fn mqtt(tools: &Tools) -> Result<String, String> {
    let mosquitto = debian::program(&["mosquitto"], &["mosquitto"])?;
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = free.map_err(|e| format!("no port is free: {e}"))?;
    let config = tools.scratch("mosquitto")?.join("mosquitto.conf");
    write(&config, &format!("listener {} 127.0.0.1\nallow_anonymous true\n", address.port()))?;
    let broker = Command::new(mosquitto)
        .arg("-c")
        .arg(&config)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let _broker = Ended(broker.map_err(|e| format!("cannot start mosquitto: {e}"))?);
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        if start.elapsed() > PATIENCE {
            return Err("mosquitto does not listen".to_owned());
        }
        thread::sleep(Duration::from_millis(20));
    }
    let mut exchange = program(tools);
    let seen = verdict(exchange.args(["pixel-social", &address.port().to_string()]))?;
    Ok(seen.trim_end().to_owned())
}

/// The program with the services, built where it has changed.
fn program(tools: &Tools) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--locked", "--package", "errcat-services", "--"]);
    cargo.current_dir(tools.root());
    cargo
}

/// A running service, which ends with its input.
struct Service {
    url: String,
    process: Child,
}

impl Service {
    fn start(tools: &Tools, api: &str) -> Result<Self, String> {
        let mut command = program(tools);
        command.arg(api).stdin(Stdio::piped()).stdout(Stdio::piped());
        // It reports the panics that clients provoke.
        let started = command.stderr(Stdio::null()).spawn();
        let mut process = started.map_err(|e| format!("cannot start {api}: {e}"))?;
        let mut url = String::new();
        let output = process.stdout.take().ok_or("the service has no output")?;
        let read = BufReader::new(output).read_line(&mut url);
        let service = Self { url: url.trim_end().to_owned(), process };
        match read {
            Ok(1..) => Ok(service),
            _ => Err("the service did not start: `cargo run -p errcat-services` says why".into()),
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// A program that is ended with the value.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
