//! YAML text to the catalog as written.
//!
//! [`parse`] turns one file of a [`errcat_source::SourceMap`] into an [`ast::CatalogFile`]. The
//! spanned tree in between ([`Node`]) keeps the text of scalars as written, so that `NO`, `007` and
//! `1e3` are codes rather than booleans and numbers, and every node its place. Only `yaml` names
//! the YAML parser. Faults go to a [`errcat_source::Sink`]; what can still be read is returned.

mod anchors;
pub mod ast;
pub mod layout;
mod limits;
mod links;
mod node;
mod read;
pub mod rules;
pub mod schema;
mod tree;
pub mod words;
pub mod written;
mod yaml;

use errcat_source::{FileId, Sink, SourceMap, Span};

pub use anchors::MAX_ALIASED_NODES;
pub use limits::{MAX_DEPTH, MAX_ENTRIES, MAX_FILE_SIZE, MAX_TEXT, MAX_VALUES};
pub use links::links;
pub use node::{Node, NodeKind, Spanned};
pub use read::{Entries, Entry, OneOrMany, Read};

/// Reads one file. `None` where there is nothing to go on with; the reason was reported.
///
/// Where a syntax error made the reader pass over lines, what it did read is searched for faults
/// but not returned: references to the missing part would all look broken.
pub fn parse(sources: &SourceMap, file: FileId, sink: &mut Sink) -> Option<ast::CatalogFile> {
    let contents = yaml::read(sources, file, sink);
    let errors = contents.roots.iter().map(declared_errors).sum();
    if errors > MAX_ENTRIES {
        rules::file_too_large::errors(Span::new(file, 0..0), errors, sink);
        return None;
    }
    let mut files = contents.roots.into_iter().map(|root| ast::CatalogFile::read(root, sink));
    let first = files.next().flatten().filter(|_| contents.whole);
    files.for_each(drop);
    first
}

/// How many errors a document declares, before it is read as a catalog: each takes many times as much
/// memory there.
fn declared_errors(root: &Node) -> usize {
    let errors = |node: &Node| node.member("errors").map_or(0, |errors| errors.values().count());
    let groups = root.member("groups").into_iter().flat_map(Node::values);
    errors(root) + groups.map(errors).sum::<usize>()
}

#[cfg(test)]
mod tests;
