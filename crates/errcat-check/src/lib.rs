//! From the catalog as written to the catalog as meant.

use errcat_model::Catalog;
use errcat_source::{Sink, SourceMap};
use errcat_syntax::ast::CatalogFile;

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
/// are resolved against it. `None` where something was reported that stops generation.
pub fn lower(
    folder: &str,
    parts: Vec<Part>,
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<Catalog> {
    let _ = (folder, parts, sources, sink);
    None
}
