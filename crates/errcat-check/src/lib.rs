//! From the catalog as written to the catalog as meant.
//!
//! [`lower`] is the page to read first. Each stage reports what it finds and goes on; whatever is
//! faulty stands for something harmless, so that one fault neither hides another nor causes a
//! second. Each rule has a file of its own under [`rules`].

mod claims;
mod lower;
mod merge;
mod names;
mod page;
mod places;
pub mod rules;
mod suggest;
mod symbols;
#[cfg(test)]
mod testing;

use errcat_model::Catalog;
use errcat_source::{MAX_ERRORS, Sink, SourceMap};
use errcat_syntax::ast::CatalogFile;
pub use lower::exceptions::{OF_FILES, weigh_files};
pub use page::inserts;
pub use rules::unbounded_text::BOUNDED;
pub use suggest::nearest;
pub use symbols::{Definition, Reference, SymbolKind, Symbols};

/// One file of a catalog.
#[derive(Debug)]
pub struct Part {
    /// Path relative to the catalog's folder, with `/`.
    pub path: String,
    /// What it says.
    pub file: CatalogFile,
}

/// Joins the files of one catalog, resolves and checks them.
///
/// `folder` is the catalog's folder as a reader should see it, with `/`; folders to generate into
/// are resolved against it. `None` where something was reported that stops generation. Where what
/// all errors share could not be read, nothing is resolved: all of them would look faulty. Beyond
/// [`MAX_ERRORS`] nothing is, either.
pub fn lower(
    folder: &str,
    parts: Vec<Part>,
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<Catalog> {
    lower_with(folder, parts, sources, sink, None)
}

/// As [`lower`], with the names of the catalog, which are there with faults, too.
pub fn analyze(
    folder: &str,
    parts: Vec<Part>,
    sources: &SourceMap,
    sink: &mut Sink,
) -> (Option<Catalog>, Symbols) {
    let mut symbols = Symbols::default();
    let catalog = lower_with(folder, parts, sources, sink, Some(&mut symbols));
    symbols.settle();
    (catalog, symbols)
}

fn lower_with(
    folder: &str,
    parts: Vec<Part>,
    sources: &SourceMap,
    sink: &mut Sink,
    symbols: Option<&mut Symbols>,
) -> Option<Catalog> {
    let (before, errors) = (sink.mark(), sink.errors());
    let merged = merge::merge(parts, sink)?;
    if merged.lacks_shared_declarations() {
        return None;
    }
    let lowered = lower::lower(folder, merged, sources, sink, symbols);
    if sink.errors() - errors > MAX_ERRORS {
        // What warnings weigh is not known where not all could be lowered.
        sink.give_up(before);
        return None;
    }
    rules::check(&lowered, sink);
    lower::exceptions::apply(&lowered, before, sink);
    (!sink.has_errors()).then_some(lowered.catalog)
}
