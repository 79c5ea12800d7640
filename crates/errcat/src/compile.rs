//! From texts to the catalog as meant. Works on texts wherever they came from: an editor compiles
//! what is on its screen by adding it to a [`SourceMap`].

use errcat_check::Part;
use errcat_model::Catalog;
use errcat_source::{Sink, SourceMap};

use crate::CatalogFiles;

/// Parses, joins, resolves and checks one catalog.
///
/// Reports every fault of every file. Where a file has no tree at all (not YAML, not text), the
/// catalog is not resolved: everything declared in that file would be reported missing elsewhere.
pub fn compile(catalog: &CatalogFiles, sources: &SourceMap, sink: &mut Sink) -> Option<Catalog> {
    let mut parts = Vec::with_capacity(catalog.files.len());
    for (path, id) in &catalog.files {
        if let Some(file) = errcat_syntax::parse(sources, *id, sink) {
            parts.push(Part { path: path.clone(), file });
        }
    }
    if catalog.incomplete || parts.len() < catalog.files.len() {
        return None;
    }
    errcat_check::lower(&catalog.folder, parts, sources, sink)
}
