//! Files of a user's that belong to no catalog; only commands read these.

use std::{fs, io, path::Path};

use errcat_source::{FileId, Sink, SourceMap};

use super::folder::read_text;
use crate::{Failure, paths};

/// The text of a response somebody kept, whatever its bytes.
pub(crate) fn response(cwd: &Path, path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(cwd.join(path)).map_err(|cause| Failure::io("read", path, &cause))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text of a file that may not be there, shown as `name`.
pub(crate) fn text_if_there(cwd: &Path, name: &str) -> Result<Option<String>, Failure> {
    match fs::read_to_string(cwd.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Failure::io("read", name, &cause)),
    }
}

/// The document at `path`, which is no catalog. `None` where it is too large or not text, which was
/// reported.
pub(crate) fn document(
    cwd: &Path,
    path: &Path,
    sources: &mut SourceMap,
    sink: &mut Sink,
) -> Result<Option<FileId>, Failure> {
    let full = cwd.join(path);
    read_text(&paths::shown(cwd, &full), &full, sources, sink)
}
