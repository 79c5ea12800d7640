//! A page written by hand, which a catalog names.

use std::{fs, io, path::Path};

use errcat_source::{FileId, Sink, SourceMap};

use super::folder::read_text;
use crate::Failure;

/// What is at the path of a page.
pub(crate) enum Found {
    /// The page.
    Text(FileId),
    /// Nothing.
    Nothing,
    /// A folder, or something else that is no file.
    NoFile,
    /// A file that is not text, which was reported.
    Unreadable,
}

/// Reads the page at `path`, which is relative to `cwd` and shown as it is.
pub(crate) fn page(
    cwd: &Path,
    path: &str,
    sources: &mut SourceMap,
    sink: &mut Sink,
) -> Result<Found, Failure> {
    let full = cwd.join(path);
    match fs::metadata(&full) {
        Ok(found) if !found.is_file() => return Ok(Found::NoFile),
        Ok(_) => {}
        Err(cause) if absent(&cause) => return Ok(Found::Nothing),
        Err(cause) => return Err(Failure::io("read", path, &cause)),
    }
    let file = read_text(path, &full, sources, sink)?;
    Ok(file.map_or(Found::Unreadable, Found::Text))
}

fn absent(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
