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

pub use manifest::{FILE_NAME as MANIFEST, Manifest};
pub use root::State;
pub use survey::{Counts, Survey};
