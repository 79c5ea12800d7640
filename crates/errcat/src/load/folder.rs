//! The files of one catalog.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use errcat_source::{FileId, Sink, SourceMap, Span};
use errcat_syntax::{
    MAX_FILE_SIZE,
    rules::{file_too_large, not_utf8},
};

use super::{CatalogFiles, Loaded, canonical, is_catalog, shown, templates};
use crate::{Failure, paths, sync::MANIFEST};

/// Reads the catalog in `dir`.
pub(super) fn read(
    cwd: &Path,
    dir: &Path,
    loaded: &mut Loaded,
    sink: &mut Sink,
) -> Result<CatalogFiles, Failure> {
    let mut found = Found::default();
    found.collect(cwd, dir)?;
    found.files.sort();
    loaded.warnings.append(&mut found.warnings);

    let mut files = CatalogFiles {
        folder: shown(cwd, dir)?,
        files: Vec::new(),
        templates: templates::read(cwd, dir, loaded, sink)?,
        incomplete: false,
    };
    let prefix = if files.folder == "." { String::new() } else { format!("{}/", files.folder) };
    for (display, path) in found.files {
        match read_text(&display, &path, &mut loaded.sources, sink)? {
            Some(file) => {
                let inside = display.strip_prefix(&prefix).unwrap_or(&display);
                files.files.push((inside.to_owned(), file));
            }
            None => files.incomplete = true,
        }
    }
    Ok(files)
}

/// The entries of a folder that are not hidden, with their names.
pub(super) fn entries(cwd: &Path, dir: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let refused = |cause| Failure::io("list", paths::shown(cwd, dir), &cause);
    let mut entries = Vec::new();
    for entry in fs::read_dir(dir).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            entries.push((name, entry.path()));
        }
    }
    Ok(entries)
}

/// What belongs to a catalog.
#[derive(Default)]
struct Found {
    /// Path as shown, and path to open.
    files: Vec<(String, PathBuf)>,
    warnings: Vec<String>,
    /// Folders by their real paths, so that symbolic links that lead back do no harm.
    visited: BTreeSet<PathBuf>,
}

impl Found {
    fn collect(&mut self, cwd: &Path, dir: &Path) -> Result<(), Failure> {
        if !self.visited.insert(canonical(cwd, dir)?) {
            return Ok(());
        }
        for (name, path) in entries(cwd, dir)? {
            let extension = Path::new(&name).extension().and_then(|e| e.to_str());
            if path.is_dir() {
                if !is_apart(&name, &path) {
                    self.collect(cwd, &path)?;
                }
            } else if extension == Some("yaml") {
                self.files.push((shown(cwd, &path)?, path));
            } else if extension == Some("yml") {
                let path = shown(cwd, &path)?;
                self.warnings.push(format!("`{path}` is not read: catalog files end in `.yaml`"));
            }
        }
        Ok(())
    }
}

/// Whether a subfolder is no part of the catalog above it.
fn is_apart(name: &str, path: &Path) -> bool {
    name == "generated" || is_catalog(path) || path.join(MANIFEST).exists()
}

/// The text of one file, a catalog's or a page. `None` where it is too large or not text, which was
/// reported.
pub(super) fn read_text(
    display: &str,
    path: &Path,
    sources: &mut SourceMap,
    sink: &mut Sink,
) -> Result<Option<FileId>, Failure> {
    let refused = |cause| Failure::io("read", display, &cause);
    let metadata = fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(Failure::environment(format!("`{display}` is not a regular file")));
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > MAX_FILE_SIZE {
        file_too_large::report(start_of_empty(display, sources), size, MAX_FILE_SIZE, sink);
        return Ok(None);
    }
    match String::from_utf8(fs::read(path).map_err(refused)?) {
        Ok(text) => Ok(Some(sources.add(display, text))),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            // As far as the fault, it is the text of the file.
            let file = sources.add(display, String::from_utf8_lossy(error.as_bytes()));
            let span = Span::new(file, offset..offset + char::REPLACEMENT_CHARACTER.len_utf8());
            not_utf8::report(span, offset, sink);
            Ok(None)
        }
    }
}

/// A place for what is said of a file that has no text to point into.
fn start_of_empty(display: &str, sources: &mut SourceMap) -> Span {
    Span::new(sources.add(display, ""), 0..0)
}
