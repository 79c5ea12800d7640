//! The command line: flags in, a [`Request`], a report out.
//!
//! `cargo xtask` of this repository takes the same flags through [`generate()`]; only the catalogs it
//! reads by default and the name it gives itself differ, and these are part of a [`Session`].

mod changes;
mod docs;
mod explain;
mod fmt;
mod init;
mod links;
mod list;
mod mend;
mod new;
mod openapi;
mod page;
mod report;
mod schema;
mod session;
mod shell;
mod watch;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use errcat_source::{Severity, Sink, render};

use crate::{CheckReport, Failure, Mode, Request};
pub use docs::{DocsArgs, docs};
pub use errcat_source::render::Look;
pub use explain::{ExplainArgs, explain, rules};
pub use fmt::{FmtArgs, fmt};
pub use init::{InitArgs, init};
pub use list::{ListArgs, list, stats};
pub use new::{NewArgs, new};
pub use openapi::{OpenApiArgs, openapi};
pub use schema::{SchemaArgs, own_catalog, schema};
pub use session::{Session, report_panics};
pub use shell::{CompletionArgs, completions, man};

/// Nothing to complain of.
pub const FINE: u8 = 0;
/// A catalog has faults, or generated files are not what their catalog says.
pub const FAULTS: u8 = 1;
/// Wrong usage, or the machine refused something.
pub const REFUSED: u8 = 2;

/// Declarative error catalogs.
///
/// Reads YAML catalogs of API errors and generates from each a Rust crate, an OpenAPI document and
/// a Markdown reference that cannot disagree.
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = EXAMPLES, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    output: OutputArgs,
}

const EXAMPLES: &str = "\
Examples:
  errcat init --api shop --envelope nested
  errcat new OUT_OF_STOCK --group resources --status 409 --message '{what} is sold out'
  errcat gen                      generate what the catalogs below `catalog` ask for
  errcat gen --check              in CI: fail where generated files are out of date
  errcat gen --watch              generate again on every save
  errcat gen errors --out build   try a catalog without touching its folders
  errcat openapi merge api.yaml   bring the errors into the API's own OpenAPI document
  errcat check --fix --dry-run    show what can be mended safely, and change nothing
  errcat check --format json      faults for an editor or a script
  errcat fmt --check              in CI: fail where a catalog is not in canonical layout
  errcat explain E0103            what a rule wants, with an example
  errcat explain < response.json  which error of the catalogs this is

Exit codes:
  0  fine
  1  a catalog has faults, or what is made from it is out of date
  2  wrong usage, or a file that cannot be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a small catalog to begin with.
    Init(InitArgs),
    /// Add an error to a catalog.
    New(NewArgs),
    /// Generate crates, OpenAPI and docs from catalogs.
    Gen(GenArgs),
    /// Write documentation that stands on its own.
    Docs(DocsArgs),
    /// Bring errors into OpenAPI documents.
    #[command(name = "openapi")]
    OpenApi(OpenApiArgs),
    /// Look for faults in catalogs and generate nothing.
    Check(CheckArgs),
    /// Lay out the files of catalogs in one way, without touching comments.
    Fmt(FmtArgs),
    /// Explain a rule, an error of a catalog, or what a response means.
    Explain(ExplainArgs),
    /// List the rules that catalogs are checked by.
    Rules,
    /// List the errors of the catalogs.
    List(ListArgs),
    /// Count the errors of the catalogs by status, group and retry grade.
    Stats(ListArgs),
    /// Print the JSON Schema of the catalog language, for editors.
    Schema(SchemaArgs),
    /// Print a script that completes the command line in a shell.
    Completions(CompletionArgs),
    /// Print the manual page.
    Man,
}

/// Where catalogs are.
#[derive(Debug, Clone, Default, Args)]
pub struct CatalogArgs {
    /// Catalog folders, or folders of them [default: `catalog`, else the current folder].
    ///
    /// A catalog is a folder with a `catalog.yaml`; all `*.yaml` files in it and below are read.
    #[arg(value_name = "CATALOG_DIR")]
    pub catalogs: Vec<PathBuf>,
}

/// How to speak.
#[derive(Debug, Clone, Default, Args)]
pub struct OutputArgs {
    /// When to use colors. `NO_COLOR` is respected.
    #[arg(long, global = true, value_name = "WHEN", default_value_t)]
    pub color: ColorChoice,
    /// Say nothing but what is wrong.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// Flags of `gen`.
#[derive(Debug, Clone, Default, Args)]
pub struct GenArgs {
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// Write to `DIR/<crate>` instead of where the catalogs say.
    ///
    /// OpenAPI and docs go to the folders `openapi` and `docs` in it.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing; list what is stale, missing or orphaned, and fail if anything is.
    ///
    /// Stale: its catalog, or errcat, says something else now. Orphaned: generated once and no
    /// longer asked for.
    #[arg(long)]
    check: bool,
    /// Generate again whenever a file of a catalog is saved, until interrupted.
    #[arg(long, conflicts_with = "check")]
    watch: bool,
}

impl GenArgs {
    /// The catalog in a folder and nothing else.
    fn of(folder: &str) -> Self {
        let catalogs = CatalogArgs { catalogs: vec![folder.into()] };
        Self { catalogs, ..Self::default() }
    }

    /// `--check` and nothing else.
    pub fn check() -> Self {
        Self { check: true, ..Self::default() }
    }
}

/// Flags of `check`.
#[derive(Debug, Clone, Default, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// Mend in the files what has one safe answer, and report what remains.
    ///
    /// Misspelt keys, references and words, params that a message shows and nobody declares, `4O4`.
    /// The rest of a file stays as it is, comments and layout included. A catalog that would not have
    /// fewer faults afterwards is not changed.
    #[arg(long)]
    fix: bool,
    /// With `--fix`: write nothing, and show what would change.
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// How to show faults: to people, on standard error, or to programs, on standard output.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    /// Also ask for the pages that the catalogs link to, over the network.
    #[arg(long, conflicts_with = "fix")]
    links: bool,
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they point to.
    #[default]
    Human,
    /// As JSON; `crates/errcat/schema/diagnostics.schema.json` describes it.
    Json,
    /// As annotations of a GitHub workflow.
    Github,
    /// As SARIF 2.1.0.
    Sarif,
}

/// The `errcat` command: arguments and streams of the process.
pub fn main() -> ExitCode {
    command("errcat", None)
}

/// The commands of `errcat` as those of a workspace's own `cargo xtask`, whose `main` this is.
///
/// `root` is the folder of the repository: where a command names no catalog, those below `catalog`
/// in it are read, wherever it is called from.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     errcat::cli::xtask(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
/// }
/// ```
pub fn xtask(root: impl Into<PathBuf>) -> ExitCode {
    command("cargo xtask", Some(root.into().join("catalog")))
}

fn command(name: &'static str, default_catalogs: Option<PathBuf>) -> ExitCode {
    report_panics();
    let code = match Session::of_process(name, default_catalogs) {
        Ok(mut session) => run(std::env::args_os(), &mut session),
        Err(failure) => {
            eprintln!("{failure}");
            REFUSED
        }
    };
    ExitCode::from(code)
}

/// Runs `errcat` with the arguments of a command line, the command's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, session: &mut Session<'_>) -> u8 {
    let line = Cli::command().bin_name(session.command).try_get_matches_from(arguments);
    let Cli { command, output } = match line.and_then(|line| Cli::from_arg_matches(&line)) {
        Ok(cli) => cli,
        Err(error) => return session.usage(&error),
    };
    session.apply(&output);
    match command {
        Command::Init(args) => init(&args, session),
        Command::New(args) => new(&args, session),
        Command::Gen(args) => generate(&args, session),
        Command::Docs(args) => docs(&args, session),
        Command::OpenApi(args) => openapi(&args, session),
        Command::Check(args) => check(&args, session),
        Command::Fmt(args) => fmt(&args, session),
        Command::Explain(args) => explain(&args, session),
        Command::Rules => rules(session),
        Command::List(args) => list(&args, session),
        Command::Stats(args) => stats(&args, session),
        Command::Schema(args) => schema(&args, session),
        Command::Completions(args) => completions(&args, session),
        Command::Man => man(session),
    }
}

/// `errcat gen`.
pub fn generate(args: &GenArgs, session: &mut Session<'_>) -> u8 {
    if args.watch {
        return match watch::watch(args, session) {
            Ok(never) => match never {},
            Err(failure) => fail(&failure, session),
        };
    }
    let catalogs = session.catalogs(&args.catalogs);
    let mode = if args.check { Mode::Check } else { Mode::Write };
    let request =
        Request { cwd: &session.cwd, catalogs: &catalogs, out: args.out.as_deref(), mode };
    match crate::generate(&request) {
        Ok(report) => report::generated(&report, args, session),
        Err(failure) => fail(&failure, session),
    }
}

/// `errcat check`.
pub fn check(args: &CheckArgs, session: &mut Session<'_>) -> u8 {
    if args.fix {
        return mend::fix(args, session);
    }
    let catalogs = session.catalogs(&args.catalogs);
    let mut found = match crate::check(&session.cwd, &catalogs) {
        Ok(found) => found,
        Err(failure) => return fail(&failure, session),
    };
    if args.links {
        let mut all = Sink::new();
        let dead = links::dead(&found.links());
        found.diagnostics.drain(..).chain(dead).for_each(|d| all.push(d));
        found.diagnostics = all.into_sorted();
    }
    show(&found, args.format, session)
}

/// Shows what was found, and gives the exit code that goes with it.
fn show(found: &CheckReport, format: Format, session: &mut Session<'_>) -> u8 {
    report::warnings(&found.warnings, session);
    match format {
        Format::Human => report::checked(found, session),
        Format::Json => session.say(&render::json(&found.diagnostics, &found.sources)),
        Format::Github => session.say(&render::github(&found.diagnostics, &found.sources)),
        Format::Sarif => session.say(&render::sarif(&found.diagnostics, &found.sources)),
    }
    let faulty = found.diagnostics.iter().any(|d| d.severity == Severity::Error);
    if faulty { FAULTS } else { FINE }
}

fn fail(failure: &Failure, session: &mut Session<'_>) -> u8 {
    session.complain(&format!("{failure}\n"));
    match failure.blame {
        crate::Blame::Catalog => FAULTS,
        crate::Blame::Environment => REFUSED,
    }
}
