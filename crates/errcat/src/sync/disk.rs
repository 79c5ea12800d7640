//! The few things done to the disk.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::staging::Staging;

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
    Ok(match look(path)? {
        There::Nothing => Found::Nothing,
        There::NoFile => Found::NoFile,
        There::File(length) if length != planned.len() as u64 => Found::OtherText,
        There::File(_) if has_content(path, planned)? => Found::Same,
        There::File(_) => Found::OtherText,
    })
}

/// What is at a path, its content aside.
pub(super) enum There {
    /// Nothing.
    Nothing,
    /// A file of so many bytes.
    File(u64),
    /// A folder, or something else that is no file.
    NoFile,
}

/// Looks what is at `path`.
pub(super) fn look(path: &Path) -> io::Result<There> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(There::File(found.len())),
        Ok(_) => Ok(There::NoFile),
        // A link that leads nowhere is somebody's, too.
        Err(cause) if is_absent(&cause) && fs::symlink_metadata(path).is_ok() => Ok(There::NoFile),
        Err(cause) if is_absent(&cause) => Ok(There::Nothing),
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

/// Puts `bytes` at `path` unless they are there already: the old file or the new one, never half.
pub(super) fn update(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match compare(path, bytes)? {
        Found::Same => Ok(()),
        _ => Staging::default().put(path, bytes),
    }
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
