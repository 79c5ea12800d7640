//! Catalogs in their canonical layout.

use std::path::{Path, PathBuf};

use errcat_source::{Diagnostic, Sink, SourceMap};
use errcat_syntax::layout::{Refused, canonical};

use crate::load::{Loaded, load};
use crate::{Change, Failure};

/// What laying out would do.
#[derive(Debug)]
pub struct Tidied {
    /// The texts that diagnostics point into.
    pub sources: SourceMap,
    /// Why files cannot be laid out: they are not YAML. With one among them nothing is to be written.
    pub diagnostics: Vec<Diagnostic>,
    /// What a user should know besides.
    pub warnings: Vec<String>,
    /// The files that change.
    pub changes: Vec<Change>,
    /// How many files there are.
    pub files: usize,
}

/// Loads catalogs and lays out their files. Writes nothing.
pub fn tidy(cwd: &Path, catalogs: &[PathBuf]) -> Result<Tidied, Failure> {
    let mut sink = Sink::new();
    let Loaded { sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;
    let mut changes = Vec::new();
    let mut files = 0;
    for (_, file) in catalogs.iter().flat_map(|catalog| &catalog.files) {
        files += 1;
        let source = sources.file(*file);
        match canonical(&sources, *file, &mut sink) {
            Ok(text) if text == source.text() => {}
            Ok(text) => changes.push(Change {
                path: source.path().to_owned(),
                before: source.text().to_owned(),
                after: text,
            }),
            Err(Refused::Faulty) => {}
            Err(Refused::Unsafe) => return Err(unsafe_to_change(source.path())),
        }
    }
    Ok(Tidied { sources, diagnostics: sink.into_sorted(), warnings, changes, files })
}

fn unsafe_to_change(path: &str) -> Failure {
    Failure::environment(format!("`{path}` would say something else in canonical layout")).help(
        format!(
            "nothing was written; this is a mistake in errcat, please report it with the file if you \
             can share it: {}/issues",
            env!("CARGO_PKG_REPOSITORY")
        ),
    )
}
