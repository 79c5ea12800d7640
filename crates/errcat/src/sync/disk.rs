//! The few things done to the disk.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// What is at a path.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file with the content asked for.
    Same,
    /// A file with other content.
    OtherText,
    /// A folder, or something else that is no file.
    NoFile,
}

/// Whether the system says that there is no such file, be it for a file in the place of a folder.
pub(super) fn is_absent(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Looks whether `path` has the content `planned`.
pub(super) fn compare(path: &Path, planned: &[u8]) -> io::Result<Found> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Ok(Found::NoFile),
        Ok(found) if found.len() != planned.len() as u64 => Ok(Found::OtherText),
        Ok(_) if has_content(path, planned)? => Ok(Found::Same),
        Ok(_) => Ok(Found::OtherText),
        // A link that leads nowhere is somebody's, too.
        Err(cause) if is_absent(&cause) && fs::symlink_metadata(path).is_ok() => Ok(Found::NoFile),
        Err(cause) if is_absent(&cause) => Ok(Found::Nothing),
        Err(cause) => Err(cause),
    }
}

/// Compares piece by piece: most files are as planned, and a copy of each in memory is not needed.
fn has_content(path: &Path, planned: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut piece = vec![0; planned.len().min(64 * 1024)];
    for part in planned.chunks(piece.len().max(1)) {
        let piece = &mut piece[..part.len()];
        match file.read_exact(piece) {
            Ok(()) if piece == part => {}
            Ok(()) => return Ok(false),
            // Somebody made it shorter since its length was looked at.
            Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(cause) => return Err(cause),
        }
    }
    Ok(true)
}

/// Whether `path`, relative to `root`, is a file that lies in `root` and not behind a symbolic link.
pub(super) fn is_own_file(root: &Path, path: &str) -> io::Result<bool> {
    let full = root.join(path);
    match fs::symlink_metadata(&full) {
        Ok(found) if found.is_dir() => return Ok(false),
        Ok(_) => {}
        Err(cause) if is_absent(&cause) => return Ok(false),
        Err(cause) => return Err(cause),
    }
    let folder = full.parent().unwrap_or(root);
    let inside = fs::canonicalize(folder)?;
    Ok(inside.starts_with(fs::canonicalize(root)?))
}

/// Puts `bytes` at `path` unless they are there already.
pub(super) fn update(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match compare(path, bytes)? {
        Found::Same => Ok(()),
        _ => write(path, bytes),
    }
}

/// Puts `bytes` at `path`: whatever happens, the old file or the new one is there, never half.
///
/// The temporary file lies in the same folder, so that the rename cannot cross file systems. It is
/// not flushed to the medium: generated files can be made again, and a flush per file is most of
/// the time of a run.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = temporary_name(path);
    let written = fill(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The first failure is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Puts `bytes` into the file at `path`, which nothing could make again: behind a symbolic link, with
/// the permissions it has, and on the medium before it takes the place of what was there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    let temporary = temporary_name(&path);
    let written = fill(&temporary, bytes)
        .and_then(|()| fs::set_permissions(&temporary, permissions))
        .and_then(|()| File::open(&temporary)?.sync_all())
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // The first failure is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)
}

/// A name no other run uses at the same time, hidden from the readers of catalogs.
fn temporary_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Deletes a file, and the folders between it and `root` that this leaves empty.
pub(super) fn delete(root: &Path, path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        // Refused where it is not empty, and then neither are those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}
