//! From plans to the disk, without surprises.
//!
//! A run first looks which of the planned files are there ([`Survey::take`]), and then has their texts
//! drawn, one after the other, to report what differs or to write. It writes in two steps.
//! [`Survey::stage`] puts all new content on the disk, beside the files it is for: a full disk or a
//! folder that refuses ends the run here, and everything is as it was. [`Ready::commit`] renames. A
//! folder whose files are being replaced says so in its manifest; where that is left there, because
//! the run was killed between two renames, the next one does the rest. It also deletes what a killed
//! run had staged.
//!
//! What makes it safe to run besides: only what changed is written; only files that a manifest lists
//! are deleted; and a file that no manifest lists is never overwritten. Pages written by hand that are
//! filled in are the one exception: they are replaced as long as they are as they were read.

mod diff;
mod disk;
mod draft;
mod manifest;
mod page;
mod pass;
#[cfg(feature = "cli")]
mod patch;
mod root;
#[cfg(feature = "cli")]
mod single;
mod staging;
mod survey;
#[cfg(test)]
mod tests;

use std::{io, path::Path};

use crate::Failure;
pub use manifest::{FILE_NAME as MANIFEST, Manifest};
#[cfg(feature = "cli")]
pub(crate) use patch::difference;
pub use root::State;
#[cfg(feature = "cli")]
pub(crate) use single::{exists, revise};
pub use survey::{Counts, Draw, Ready, Survey};

/// Puts `bytes` at `path`, shown as `name`: the old file or the new one, and only where they differ.
pub(crate) fn put(path: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    disk::update(path, bytes).map_err(|cause| Failure::io("write", name, &cause))
}

/// The failure of a run that has read something else than is there now.
pub(crate) fn changed_meanwhile(name: &str) -> Failure {
    Failure::environment(format!("`{name}` was changed while errcat ran"))
        .help("nothing was written to it; run the same command again")
}

/// Whether the file at `path`, shown as `name`, has the content `bytes`.
pub(crate) fn is(path: &Path, name: &str, bytes: &[u8]) -> Result<bool, Failure> {
    let read = |cause: io::Error| Failure::io("read", name, &cause);
    Ok(matches!(disk::compare(path, bytes).map_err(read)?, disk::Found::Same))
}
