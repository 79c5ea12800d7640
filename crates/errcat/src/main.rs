//! The `errcat` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    errcat::cli::main()
}
