//! Serves an API of the repository with axum and its bundle beside it, while a command looks whether
//! the server answers what the bundle says.
//!
//! ```sh
//! cargo run -p errcat-tests --example obey -- bookstore schemathesis run '{url}/openapi.json'
//! ```
//!
//! `{url}` becomes the address. Every operation answers each of its errors, and each failure of the
//! framework that the catalog's `rejections` map: the one that the header `X-Answer` names, else one
//! after the other. The exit code is the command's, or 1 where it has left an answer out.

mod answers;
mod apis;
mod catalog;
mod framework;
mod server;

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [api, program, args @ ..] = &args[..] else {
        eprintln!("usage: obey API COMMAND [ARG…], where `{{url}}` is the address of the server");
        return ExitCode::from(2);
    };
    let Some(server) = apis::start(api) else {
        eprintln!("error: there is no catalog `{api}`");
        return ExitCode::from(2);
    };
    let args = args.iter().map(|arg| arg.replace("{url}", &server.url));
    let status = match Command::new(program).args(args).status() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: cannot run {program}: {error}");
            return ExitCode::from(2);
        }
    };
    let unmet = server.unmet();
    for answer in &unmet {
        eprintln!("error: the command did not meet {answer}");
    }
    println!("{} answers met", server.met());
    match status.code() {
        Some(0) if unmet.is_empty() => ExitCode::SUCCESS,
        Some(code) if code != 0 => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        _ => ExitCode::FAILURE,
    }
}
