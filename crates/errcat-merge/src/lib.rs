//! The errors of a catalog in an OpenAPI document that somebody wrote.
//!
//! ```text
//! text --read--> tree --plan--> changes --write--> text --read--> tree, which must mean the changes
//! ```
//!
//! [`merge`] is that line as a function from text to text. `changes.rs` says by name what a
//! document gets, keeps and loses; the edits of the text are made from it, and the edited text is
//! read again and held against it before anybody sees it. So a mistake in the edits is found here
//! and not in the document.
//!
//! What is errcat's in a document, the document says: under `x-errcat` at its root, the components
//! by catalog, and in each operation its responses. Whatever is not on these lists is the team's,
//! and a name that both want is refused, unless both mean the same by it.

mod changes;
mod meaning;
mod operations;
mod plan;
mod references;
pub mod rules;
mod security;
mod verify;
mod version;
mod write;

use errcat_model::{Catalog, OpenApiTarget};
use errcat_source::{FileId, Sink, SourceMap, Span};
use errcat_syntax::written;

pub use changes::Counts;

/// What a merge leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text of the document; as it was where nothing changes.
    pub text: String,
    /// How much of it changes.
    pub counts: Counts,
}

/// How to merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether operations of the catalog that the document does not have are passed over.
    pub allow_missing: bool,
}

/// Adds the errors of `catalog` to the document `file`, or refreshes them, and takes out what the
/// catalog no longer declares. `None` where that is refused; the reasons are in `sink`.
pub fn merge(
    catalog: &Catalog,
    sources: &SourceMap,
    file: FileId,
    options: Options,
    sink: &mut Sink,
) -> Option<Merged> {
    let text = sources.file(file).text();
    let faults = sink.len();
    let Some(root) = written::read(sources, file, sink) else {
        if sink.len() == faults {
            let start = Span::new(file, 0..0);
            sink.push(rules::not_openapi(start, "the document is empty"));
        }
        return None;
    };
    let version = version::of(&root, sink)?;
    let usual = OpenApiTarget::new("");
    let target = catalog.generate.openapi.as_ref().unwrap_or(&usual);
    let pieces = errcat_openapi::pieces(catalog, target, version);
    let mut changes = plan::changes(&root, &catalog.api, pieces, options, sink);
    let counts = changes.count(&root);
    changes.settle(&root);
    references::check(&root, &changes, sink);
    if sink.len() > faults {
        return None;
    }
    if changes.is_empty() {
        return Some(Merged { text: text.to_owned(), counts });
    }
    let text = write::apply(text, &root, &changes, sink)?;
    if !verify::holds(&root, &changes, &text) {
        sink.push(rules::unproven(root.span));
        return None;
    }
    Some(Merged { text, counts })
}
