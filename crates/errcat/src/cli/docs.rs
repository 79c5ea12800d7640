//! `errcat docs`: documentation that stands on its own, whatever the catalogs generate besides.

use std::path::PathBuf;

use clap::Args;

use super::{CatalogArgs, GenArgs, Session, fail, report};

/// Flags of `docs`.
#[derive(Debug, Clone, Args)]
pub struct DocsArgs {
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// Write an HTML site per catalog: static files that open without a server.
    #[arg(long, required = true)]
    html: bool,
    /// Where to: each site into a folder of its API's name in `DIR`.
    #[arg(long, value_name = "DIR", default_value = "site")]
    out: PathBuf,
}

/// `errcat docs --html`. Gives the exit code.
pub fn docs(args: &DocsArgs, session: &mut Session<'_>) -> u8 {
    let catalogs = session.catalogs(&args.catalogs);
    match crate::site(&session.cwd, &catalogs, &args.out) {
        Ok(written) => report::generated(&written, &GenArgs::default(), session),
        Err(failure) => fail(&failure, session),
    }
}
