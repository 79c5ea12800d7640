//! `errcat openapi`: what is done with OpenAPI documents besides generating them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{CatalogArgs, FAULTS, FINE, Session, fail, report};
use crate::{MergeRequest, Mode, sync};

/// Flags of `openapi`.
#[derive(Debug, Clone, Args)]
pub struct OpenApiArgs {
    #[command(subcommand)]
    command: OpenApiCommand,
}

#[derive(Debug, Clone, Subcommand)]
enum OpenApiCommand {
    /// Bring the errors of a catalog into the API's own OpenAPI document.
    ///
    /// Adds the components of the catalog, and to each operation that it names the error responses,
    /// in the document's version (3.0, 3.1 or 3.2). Run it again after each change of the catalog: it
    /// refreshes what it has added, takes out what the catalog no longer declares, and touches
    /// nothing else; comments, order and layout stay byte for byte. What it has added, the document
    /// lists under `x-errcat`.
    ///
    /// A document that already has something else of the same name is refused and stays as it is.
    Merge(MergeArgs),
}

const EXAMPLES: &str = "\
Examples:
  errcat openapi merge openapi.yaml
  errcat openapi merge api/openapi.json --catalog errors/orders
  errcat openapi merge openapi.yaml --dry-run     show what would change
  errcat openapi merge openapi.yaml --check       in CI: fail where the document is out of date

Exit codes:
  0  fine
  1  the catalog has faults, the document has something in the way, or (--check) is out of date
  2  wrong usage, or a file that cannot be read or written";

/// Flags of `openapi merge`.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXAMPLES)]
struct MergeArgs {
    /// The OpenAPI document: YAML or JSON.
    #[arg(value_name = "INTO")]
    into: PathBuf,
    /// The folder of the catalog [default: as `errcat check`].
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// Pass over operations of the catalog that the document does not have.
    #[arg(long)]
    allow_missing: bool,
    /// Write nothing; fail if the document is out of date.
    #[arg(long)]
    check: bool,
    /// Write nothing; print what would change as a diff.
    #[arg(long)]
    dry_run: bool,
}

/// `errcat openapi`. Gives the exit code.
pub fn openapi(args: &OpenApiArgs, session: &mut Session<'_>) -> u8 {
    match &args.command {
        OpenApiCommand::Merge(args) => merge(args, session),
    }
}

fn merge(args: &MergeArgs, session: &mut Session<'_>) -> u8 {
    let named = CatalogArgs { catalogs: args.catalog.iter().cloned().collect() };
    let writes = !args.check && !args.dry_run;
    let request = MergeRequest {
        cwd: &session.cwd,
        catalogs: &session.catalogs(&named),
        into: &args.into,
        allow_missing: args.allow_missing,
        mode: if writes { Mode::Write } else { Mode::Check },
    };
    let found = match crate::merge(&request) {
        Ok(found) => found,
        Err(failure) => return fail(&failure, session),
    };
    report::warnings(&found.warnings, session);
    report::diagnostics(&found.diagnostics, &found.sources, session);
    let Some(document) = found.document else {
        session.complain("nothing was written\n");
        return FAULTS;
    };
    let name = &document.name;
    let Some((before, after)) = &document.change else {
        session.mention(&format!("{name}: up to date\n"));
        return FINE;
    };
    if args.dry_run {
        session.say(&sync::difference(name, before, after));
    }
    let counts = document.counts;
    let summary =
        format!("{} added, {} changed, {} removed", counts.added, counts.changed, counts.removed);
    match (args.check, writes) {
        (true, _) => {
            session.complain(&format!(
                "error: {name} is not what the catalog says: {summary}\n  = help: run `{} openapi \
                 merge {}` and commit what it writes\n",
                session.command,
                args.into.display()
            ));
            FAULTS
        }
        (false, true) => {
            session.mention(&format!("{name}: {summary}\n"));
            FINE
        }
        (false, false) => FINE,
    }
}
