//! Declarative error catalogs: the pipeline, and the `errcat` command.
//!
//! ```text
//! folders --load--> texts --compile--> catalog --plan--> files by name --draw, sync--> folders
//! ```
//!
//! [`generate`] is that line as a function; [`merge()`] brings the errors of a catalog into an OpenAPI
//! document that somebody wrote. Only [`load`] and [`sync`] touch the file system. Three
//! kinds of failure stay apart: what an author can mend at a place in a catalog is a diagnostic,
//! what else can go wrong is a [`Failure`] with path and cause, and a panic is ours to mend.

mod analyze;
mod build;
#[cfg(feature = "cli")]
pub mod cli;
mod compile;
mod failure;
mod generate;
mod inject;
pub mod load;
#[cfg(feature = "cli")]
mod mend;
#[cfg(feature = "cli")]
mod merge;
#[cfg(feature = "cli")]
pub mod own;
mod paths;
pub mod plan;
pub mod sync;
mod templates;
#[cfg(feature = "cli")]
mod tidy;

pub use analyze::{Analysis, analyze};
pub use build::{Build, build};
pub use compile::compile;
pub use errcat_check::{Definition, Reference, SymbolKind, Symbols};
pub use errcat_docs::Templates;
pub use failure::{Blame, Failure};
pub use generate::{
    CatalogReport, CheckReport, Compiled, Mode, Report, Request, check, compile_all, generate, site,
};
pub use inject::{Page, Pages, filled};
pub use load::CatalogFiles;
#[cfg(feature = "cli")]
pub use mend::{Change, Mended, mend};
#[cfg(feature = "cli")]
pub use merge::{MergeReport, MergeRequest, MergedDocument, merge};
#[cfg(feature = "cli")]
pub use tidy::{Tidied, tidy};
