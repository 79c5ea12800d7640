//! From texts to the catalog as meant. Works on texts wherever they came from: an editor compiles
//! what is on its screen by adding it to a [`SourceMap`].

use errcat_check::Part;
use errcat_model::Catalog;
use errcat_source::{FileId, Mark, Sink, SourceMap, Span};

use crate::CatalogFiles;

/// The links of a catalog to pages that are not its own, and where they are written. Of files that
/// cannot be read there are none.
pub(crate) fn links(catalog: &CatalogFiles, sources: &SourceMap) -> Vec<(String, Span)> {
    let files = catalog.files.iter();
    let parsed = files.filter_map(|(_, id)| errcat_syntax::parse(sources, *id, &mut Sink::new()));
    let texts = |file| {
        let texts = errcat_syntax::links(&file).into_iter();
        texts.map(|text| (text.value.clone(), text.span)).collect::<Vec<_>>()
    };
    parsed.flat_map(texts).collect()
}

/// Weighs what was reported of templates and pages since `from`, as the catalog says; see
/// [`errcat_check::weigh_files`].
pub(crate) fn weigh_files(
    catalog: &CatalogFiles,
    sources: &SourceMap,
    from: Mark,
    whole: bool,
    sink: &mut Sink,
) {
    let says = |id: FileId| sources.file(id).text().contains("W006");
    let files = catalog.files.iter().filter(|(_, id)| says(*id));
    let parsed = files.filter_map(|(_, id)| errcat_syntax::parse(sources, *id, &mut Sink::new()));
    errcat_check::weigh_files(&parsed.collect::<Vec<_>>(), from, whole, sink);
}

/// Parses, joins, resolves and checks one catalog.
///
/// Reports every fault of every file. Where a file has no tree at all (not YAML, not text), the
/// catalog is not resolved: everything declared in that file would be reported missing elsewhere.
pub fn compile(catalog: &CatalogFiles, sources: &SourceMap, sink: &mut Sink) -> Option<Catalog> {
    let parts = parse(&catalog.files, sources, sink)?;
    if catalog.incomplete {
        return None;
    }
    errcat_check::lower(&catalog.folder, parts, sources, sink)
}

/// Reads the files of one catalog; `None` where one has no tree.
pub(crate) fn parse<P: AsRef<str>>(
    files: &[(P, FileId)],
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<Vec<Part>> {
    // All of them, so that every fault is reported.
    let parts: Vec<_> = files
        .iter()
        .map(|(path, id)| {
            let file = errcat_syntax::parse(sources, *id, sink)?;
            Some(Part { path: path.as_ref().to_owned(), file })
        })
        .collect();
    parts.into_iter().collect()
}
