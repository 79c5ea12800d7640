//! YAML text to the catalog as written.
//!
//! [`parse`] turns one file of a [`errcat_source::SourceMap`] into an [`ast::CatalogFile`]. The
//! spanned tree in between ([`Node`]) keeps the text of scalars as written, so that `NO`, `007` and
//! `1e3` are codes rather than booleans and numbers, and every node its place. Only `yaml` names
//! the YAML parser. Faults go to a [`errcat_source::Sink`]; what can still be read is returned.

pub mod ast;
mod node;
mod read;
pub mod rules;
mod yaml;

use errcat_source::{FileId, Sink, SourceMap};

pub use node::{Node, NodeKind, Spanned};
pub use read::{Entries, Entry, OneOrMany, Read};
pub use yaml::{MAX_ALIASED_NODES, MAX_DEPTH, MAX_FILE_SIZE, tree};

/// Reads one file. `None` where there is nothing in it to go on with; the reason was reported.
pub fn parse(sources: &SourceMap, file: FileId, sink: &mut Sink) -> Option<ast::CatalogFile> {
    let root = tree(sources, file, sink)?;
    ast::CatalogFile::read(root, sink)
}
