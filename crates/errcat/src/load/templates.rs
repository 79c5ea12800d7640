//! The templates of one catalog.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use errcat_source::{FileId, Sink};

use super::{
    Loaded, TEMPLATES_FOLDER, canonical,
    folder::{entries, read_text},
    shown,
};
use crate::Failure;

/// Reads the templates of the catalog in `dir`, by name: the path in the folder of templates.
///
/// A text that cannot be read is reported and left out.
pub(super) fn read(
    cwd: &Path,
    dir: &Path,
    loaded: &mut Loaded,
    sink: &mut Sink,
) -> Result<Vec<(String, FileId)>, Failure> {
    let folder = dir.join(TEMPLATES_FOLDER);
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(cwd, &folder, "", &mut BTreeSet::new(), &mut found)?;
    }
    found.sort();
    let mut templates = Vec::with_capacity(found.len());
    for (name, path) in found {
        let display = shown(cwd, &path)?;
        let text = read_text(&display, &path, &mut loaded.sources, sink)?;
        templates.extend(text.map(|file| (name, file)));
    }
    Ok(templates)
}

/// All files but those of the catalog itself, which may lie anywhere in its folder.
fn collect(
    cwd: &Path,
    dir: &Path,
    prefix: &str,
    visited: &mut BTreeSet<PathBuf>,
    found: &mut Vec<(String, PathBuf)>,
) -> Result<(), Failure> {
    if !visited.insert(canonical(cwd, dir)?) {
        return Ok(());
    }
    for (name, path) in entries(cwd, dir)? {
        if path.is_dir() {
            collect(cwd, &path, &format!("{prefix}{name}/"), visited, found)?;
        } else if !matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "yml")) {
            found.push((format!("{prefix}{name}"), path));
        }
    }
    Ok(())
}
