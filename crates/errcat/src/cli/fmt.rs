//! `errcat fmt`: catalogs in canonical layout.

use clap::Args;

use super::report::{self, counted};
use super::{CatalogArgs, FAULTS, FINE, Session, changes, fail};

/// Flags of `fmt`.
#[derive(Debug, Clone, Default, Args)]
#[command(after_help = EXAMPLES)]
pub struct FmtArgs {
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// Write nothing; list files that are not in canonical layout, and fail if there are any.
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change.
    #[arg(long, visible_alias = "diff")]
    dry_run: bool,
}

impl FmtArgs {
    /// `--check` and nothing else.
    pub fn check() -> Self {
        Self { check: true, ..Self::default() }
    }
}

const EXAMPLES: &str = "\
Examples:
  errcat fmt                   lay out the catalogs below `catalog`
  errcat fmt errors --diff     show what would change
  errcat fmt --check           in CI: fail where a file is laid out otherwise

Only blanks change: indentation, spaces, blank lines, ends of lines. Comments, quotes, the order of keys
and the lines of what stands between brackets stay. A file is written only if it says the same after.";

/// `errcat fmt`.
pub fn fmt(args: &FmtArgs, session: &mut Session<'_>) -> u8 {
    let catalogs = session.catalogs(&args.catalogs);
    let tidied = match crate::tidy(&session.cwd, &catalogs) {
        Ok(tidied) => tidied,
        Err(failure) => return fail(&failure, session),
    };
    report::warnings(&tidied.warnings, session);
    if report::diagnostics(&tidied.diagnostics, &tidied.sources, session) {
        session.complain("nothing was written\n");
        return FAULTS;
    }
    if args.dry_run {
        changes::show(&tidied.changes, true, session);
    }
    if args.check {
        return checked(&tidied, session);
    }
    if !args.dry_run {
        if let Err(failure) = changes::write(&tidied.changes, "formatted", true, session) {
            return fail(&failure, session);
        }
        let files = counted(tidied.files - tidied.changes.len(), "file");
        session.mention(&format!("{files} unchanged\n"));
    }
    FINE
}

fn checked(tidied: &crate::Tidied, session: &mut Session<'_>) -> u8 {
    if tidied.changes.is_empty() {
        session.mention(&format!("{} in canonical layout\n", counted(tidied.files, "file")));
        return FINE;
    }
    for change in &tidied.changes {
        session.complain(&format!("{} is not in canonical layout\n", change.path));
    }
    let command = session.command;
    session.complain(&format!("  = help: run `{command} fmt`\n"));
    FAULTS
}
