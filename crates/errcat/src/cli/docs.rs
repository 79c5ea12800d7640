//! `errcat docs`: documentation that stands on its own, whatever the catalogs generate besides, and
//! the templates that documentation is drawn with.

mod templates;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{CatalogArgs, GenArgs, Session, fail, report};
use templates::TemplatesArgs;

/// Flags of `docs`.
#[derive(Debug, Clone, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct DocsArgs {
    #[command(subcommand)]
    command: Option<DocsCommand>,
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// Write an HTML site per catalog: static files that open without a server.
    #[arg(long, required = true)]
    html: bool,
    /// Where to: each site into a folder of its API's name in `DIR`.
    #[arg(long, value_name = "DIR", default_value = "site")]
    out: PathBuf,
}

#[derive(Debug, Clone, Subcommand)]
enum DocsCommand {
    /// List the templates of the documentation and what each receives, or print one.
    Templates(TemplatesArgs),
}

/// `errcat docs --html`. Gives the exit code.
pub fn docs(args: &DocsArgs, session: &mut Session<'_>) -> u8 {
    if let Some(DocsCommand::Templates(args)) = &args.command {
        return templates::templates(args, session);
    }
    let catalogs = session.catalogs(&args.catalogs);
    match crate::site(&session.cwd, &catalogs, &args.out) {
        Ok(written) => report::generated(&written, &GenArgs::default(), session),
        Err(failure) => fail(&failure, session),
    }
}
