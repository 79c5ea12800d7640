//! `errcat schema`: the catalog language for editors.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{FAULTS, FINE, GenArgs, Session, fail};
use crate::{paths, sync};

/// Flags of `schema`.
#[derive(Debug, Clone, Default, Args)]
pub struct SchemaArgs {
    /// Write it to FILE instead of to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write nothing; fail where FILE is not what would be written.
    #[arg(long, requires = "out")]
    check: bool,
}

impl SchemaArgs {
    /// The schema in `file`, written where `gen` writes and compared where it compares.
    pub fn like(args: &GenArgs, file: PathBuf) -> Self {
        Self { out: Some(file), check: args.check }
    }
}

/// `errcat schema`.
pub fn schema(args: &SchemaArgs, session: &mut Session<'_>) -> u8 {
    let text = format!("{:#}\n", errcat_syntax::schema::schema());
    let Some(out) = &args.out else {
        session.say(&text);
        return FINE;
    };
    let name = paths::shown(&session.cwd, session.cwd.join(out));
    let command = format!("{} schema --out {name}", session.command);
    keep(&text, out, args.check, "the schema of this version", &command, session)
}

/// Writes errcat's own catalog, or compares it, as `gen` does with what it generates.
pub fn own_catalog(args: &GenArgs, file: &Path, session: &mut Session<'_>) -> u8 {
    let text = crate::own::catalog();
    let command = format!("{} gen", session.command);
    keep(&text, file, args.check, "the catalog of this version's rules", &command, session)
}

/// Writes `text` to `out`, or says that it is not `what` and which command writes it.
fn keep(
    text: &str,
    out: &Path,
    check: bool,
    what: &str,
    command: &str,
    session: &mut Session<'_>,
) -> u8 {
    let path = session.cwd.join(out);
    let name = paths::shown(&session.cwd, &path);
    if !check {
        return match sync::put(&path, &name, text.as_bytes()) {
            Ok(()) => FINE,
            Err(failure) => fail(&failure, session),
        };
    }
    match sync::is(&path, &name, text.as_bytes()) {
        Ok(true) => FINE,
        Ok(false) => {
            session
                .complain(&format!("error: `{name}` is not {what}\n  = help: run `{command}`\n"));
            FAULTS
        }
        Err(failure) => fail(&failure, session),
    }
}
