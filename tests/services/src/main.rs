//! Services whose errors are generated, for clients that know nothing of errcat: `cargo xtask
//! conformance` starts them.
//!
//! `errcat-services incident-desk` and `errcat-services apigate` serve on a free port of the
//! loopback, print their address, and end when their input does. `errcat-services pixel-social PORT`
//! sends every error of pixel-social's MQTT wire through the broker at the port, and prints how many
//! arrived as what they were.

mod apigate;
mod clock;
mod incident_desk;
mod pixel_social;

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;

use axum::Router;

const USAGE: &str = "usage: errcat-services incident-desk | apigate | pixel-social PORT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match *arguments {
        ["incident-desk"] => serve(incident_desk::router()),
        ["apigate"] => serve(apigate::router()),
        ["pixel-social", port] => match port.parse() {
            Ok(port) => pixel_social::exchange(port).map(|seen| println!("{seen}")),
            Err(_) => Err(USAGE.into()),
        },
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until the input ends: with whoever started the service, it goes away too.
fn serve(router: Router) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        std::process::exit(0);
    });
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        io::stdout().flush()?;
        Ok(axum::serve(listener, router).await?)
    })
}
