//! From plans to the disk, without surprises.
//!
//! A run first looks at everything ([`Survey::take`]) and then either writes or reports. What makes
//! it safe to run: nothing is written while anything is refused; only what changed is written, each
//! file by temporary file and rename; only files that a manifest lists are deleted; and a file that
//! no manifest lists is never overwritten.

mod diff;
mod disk;
mod manifest;
mod root;
mod survey;
#[cfg(test)]
mod tests;

use std::{io, path::Path};

use crate::Failure;
pub use manifest::{FILE_NAME as MANIFEST, Manifest};
pub use root::State;
pub use survey::{Counts, Survey};

/// Puts `bytes` at `path`, shown as `name`: the old file or the new one, and only where they differ.
pub(crate) fn put(path: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    disk::update(path, bytes).map_err(|cause| Failure::io("write", name, &cause))
}

/// How a text of the file `path` changes, in the form that `patch` reads.
#[cfg(feature = "cli")]
pub(crate) fn unified_diff(path: &str, before: &str, after: &str) -> String {
    diff::unified(path, before, after)
}

/// Whether anything is at `path`, be it a link that leads nowhere.
#[cfg(feature = "cli")]
pub(crate) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether the file at `path`, shown as `name`, has the content `bytes`.
#[cfg(feature = "cli")]
pub(crate) fn is(path: &Path, name: &str, bytes: &[u8]) -> Result<bool, Failure> {
    let read = |cause: io::Error| Failure::io("read", name, &cause);
    Ok(matches!(disk::compare(path, bytes).map_err(read)?, disk::Found::Same))
}
