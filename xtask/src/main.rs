//! `cargo xtask`: the chores of this repository. Flags in, calls to libraries out.

mod bench;
mod conformance;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use errcat::cli::{self, ExplainArgs, FmtArgs, GenArgs, OutputArgs, SchemaArgs, Session};

/// Chores of the errcat repository.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate crates, OpenAPI and docs from the catalogs of this repository.
    Gen {
        #[command(flatten)]
        args: GenArgs,
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Accept what authors see and documents become now in the cases of `tests/cases`.
    Bless,
    /// Check generated files with the tools that other people will use on them.
    Conformance {
        /// Only the checks whose name has one of these words, such as `redocly` or `Python`.
        checks: Vec<String>,
    },
    /// Measure time and memory on synthetic catalogs, beside the floors.
    Bench(bench::Args),
    /// Lay out the catalogs of this repository.
    Fmt {
        #[command(flatten)]
        args: FmtArgs,
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Explain a rule, or an error of the catalogs of this repository.
    Explain {
        #[command(flatten)]
        args: ExplainArgs,
        #[command(flatten)]
        output: OutputArgs,
    },
}

fn main() -> ExitCode {
    let root = repository();
    let mut session = match Session::of_process("cargo xtask", Some(root.join("catalog"))) {
        Ok(session) => session,
        Err(failure) => return complain(&failure.to_string()),
    };
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(error) => return ExitCode::from(session.usage(&error)),
    };
    match command {
        Command::Gen { args, output } => {
            cli::report_panics();
            session.apply(&output);
            let schema = SchemaArgs::like(&args, root.join("catalog/catalog.schema.json"));
            let code = cli::schema(&schema, &mut session);
            let own = root.join("catalog/errcat/catalog.yaml");
            let code = code.max(cli::own_catalog(&args, &own, &mut session));
            ExitCode::from(code.max(cli::generate(&args, &mut session)))
        }
        Command::Bless => done(bless(&root)),
        Command::Conformance { checks } => conform(&root, &checks),
        Command::Bench(args) => done(bench::run(&args, &root)),
        Command::Fmt { args, output } => {
            session.apply(&output);
            ExitCode::from(cli::fmt(&args, &mut session))
        }
        Command::Explain { args, output } => {
            session.apply(&output);
            ExitCode::from(cli::explain(&args, &mut session))
        }
    }
}

/// Where the repository lies, whatever folder the command is called from.
fn repository() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    here.parent().map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Runs the tests that write expected texts instead of comparing them.
fn bless(root: &Path) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args("test --quiet -p errcat-tests --test all -- --ignored ::bless".split(' '))
        .env("ERRCAT_BLESS", "1")
        .current_dir(root)
        .status()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err("the tests do not build".into()) }
}

fn conform(root: &Path, checks: &[String]) -> ExitCode {
    match conformance::run(root, checks) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn done(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => complain(&format!("error: {message}")),
    }
}

fn complain(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
