//! Errors of a catalog into an OpenAPI document that somebody wrote.

use std::path::{Path, PathBuf};

use errcat_merge::{Counts, Options};
use errcat_source::{Diagnostic, Sink, SourceMap};

use crate::{
    Failure, Mode, compile,
    load::{self, Loaded, load},
    sync,
};

/// What to merge.
#[derive(Debug, Clone, Copy)]
pub struct MergeRequest<'a> {
    /// The folder that paths are relative to.
    pub cwd: &'a Path,
    /// The folder of the catalog, or a folder with that one catalog in it.
    pub catalogs: &'a [PathBuf],
    /// The document.
    pub into: &'a Path,
    /// Whether operations of the catalog that the document does not have are passed over.
    pub allow_missing: bool,
    /// Whether to write.
    pub mode: Mode,
}

/// What a merge found and did.
#[derive(Debug)]
pub struct MergeReport {
    /// The texts that diagnostics point into.
    pub sources: SourceMap,
    /// Faults of the catalog, and what stands in the way in the document. With an error among them
    /// nothing was written.
    pub diagnostics: Vec<Diagnostic>,
    /// What a user should know besides.
    pub warnings: Vec<String>,
    /// The document as shown; `None` where the diagnostics have an error.
    pub document: Option<MergedDocument>,
}

/// A document with the errors of a catalog in it.
#[derive(Debug)]
pub struct MergedDocument {
    /// Its path as shown.
    pub name: String,
    /// How much of it changes.
    pub counts: Counts,
    /// The text before and after, where it changes.
    pub change: Option<(String, String)>,
}

/// Loads and compiles the catalog, and brings its errors into the document.
pub fn merge(request: &MergeRequest<'_>) -> Result<MergeReport, Failure> {
    let MergeRequest { cwd, into, .. } = *request;
    let mut sink = Sink::new();
    let Loaded { mut sources, catalogs, warnings } = load(cwd, request.catalogs, &mut sink)?;
    let [files] = &catalogs[..] else {
        let folders: Vec<&str> = catalogs.iter().map(|files| &*files.folder).collect();
        let message = format!("there are several catalogs: {}", folders.join(", "));
        return Err(Failure::environment(message).help("name one: `--catalog DIR`"));
    };
    let catalog = compile(files, &sources, &mut sink).filter(|_| !sink.has_errors());
    let document = load::document(cwd, into, &mut sources, &mut sink)?;
    let document = match (catalog, document) {
        (Some(catalog), Some(file)) => {
            let options = Options { allow_missing: request.allow_missing };
            errcat_merge::merge(&catalog, &sources, file, options, &mut sink).map(|m| (file, m))
        }
        _ => None,
    };
    let document = document.map(|(file, merged)| {
        let file = sources.file(file);
        let change = (file.text() != merged.text).then(|| (file.text().to_owned(), merged.text));
        MergedDocument { name: file.path().to_owned(), counts: merged.counts, change }
    });
    if let Some(MergedDocument { name, change: Some((before, after)), .. }) = &document
        && request.mode == Mode::Write
    {
        sync::revise(&cwd.join(into), name, before.as_bytes(), after.as_bytes())?;
    }
    Ok(MergeReport { sources, diagnostics: sink.into_sorted(), warnings, document })
}
