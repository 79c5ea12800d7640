//! Declarative error catalogs: the pipeline, and the `errcat` command.
//!
//! ```text
//! folders --load--> texts --compile--> catalog --plan--> files as a value --sync--> folders
//! ```
//!
//! [`generate`] is that line as a function. Only [`load`] and [`sync`] touch the file system. Three
//! kinds of failure stay apart: what an author can mend at a place in a catalog is a diagnostic,
//! what else can go wrong is a [`Failure`] with path and cause, and a panic is ours to mend.

mod build;
#[cfg(feature = "cli")]
pub mod cli;
mod compile;
mod failure;
mod generate;
pub mod load;
mod mend;
pub mod own;
mod paths;
pub mod plan;
pub mod sync;
mod templates;
mod tidy;

pub use build::{Build, build};
pub use compile::compile;
pub use errcat_docs::Templates;
pub use failure::{Blame, Failure};
pub use generate::{
    CatalogReport, CheckReport, Compiled, Mode, Report, Request, check, compile_all, generate, site,
};
pub use load::CatalogFiles;
pub use mend::{Change, Mended, mend};
pub use tidy::{Tidied, tidy};
