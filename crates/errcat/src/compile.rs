//! From texts to the catalog as meant. Works on texts wherever they came from: an editor compiles
//! what is on its screen by adding it to a [`SourceMap`].

use errcat_check::Part;
use errcat_model::Catalog;
use errcat_source::{FileId, MAX_ERRORS, Mark, Sink, SourceMap, Span};

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
    sink: &mut Sink,
) {
    // Hardly any catalog says so, and then nothing is read twice.
    let says = |id: FileId| {
        let text = sources.file(id).text();
        errcat_check::OF_FILES.iter().any(|code| text.contains(code))
    };
    let files = catalog.files.iter().filter(|(_, id)| says(*id));
    let parsed = files.filter_map(|(_, id)| errcat_syntax::parse(sources, *id, &mut Sink::new()));
    errcat_check::weigh_files(&parsed.collect::<Vec<_>>(), from, sink);
}

/// Parses, joins, resolves and checks one catalog.
///
/// Reports every fault of every file. Where a file has no tree at all (not YAML, not text), the
/// catalog is not resolved: everything declared in that file would be reported missing elsewhere.
/// Nor is it where its files have more than [`MAX_ERRORS`] faults.
pub fn compile(catalog: &CatalogFiles, sources: &SourceMap, sink: &mut Sink) -> Option<Catalog> {
    let parts = parse(&catalog.files, sources, sink)?;
    if catalog.incomplete {
        return None;
    }
    errcat_check::lower(&catalog.folder, parts, sources, sink)
}

/// Reads the files of one catalog; `None` where one has no tree, or all have too many faults.
pub(crate) fn parse<P: AsRef<str>>(
    files: &[(P, FileId)],
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<Vec<Part>> {
    let (before, errors) = (sink.mark(), sink.errors());
    let mut parts = Vec::with_capacity(files.len());
    for (path, id) in files {
        if let Some(file) = errcat_syntax::parse(sources, *id, sink) {
            parts.push(Part { path: path.as_ref().to_owned(), file });
        }
        if sink.errors() - errors > MAX_ERRORS {
            // The files to come are read for their faults, and none is kept.
            parts.clear();
        }
    }
    if sink.errors() - errors > MAX_ERRORS {
        sink.give_up(before);
        return None;
    }
    (parts.len() == files.len()).then_some(parts)
}
