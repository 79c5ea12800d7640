//! Files outside generated folders; only commands look at these and replace them.

use std::path::Path;

use super::page::{HandWritten, Ready};
use crate::{Failure, Page};

/// Puts `after` in the place of `before` in the file at `path`, shown as `name`, which somebody wrote:
/// the old file or the new one, even if the system stops, at the end of any links and with its
/// permissions. Refused where the file is no longer as it was read: nothing could make that again.
pub(crate) fn revise(path: &Path, name: &str, before: &[u8], after: &[u8]) -> Result<(), Failure> {
    let page = Page { before: before.to_vec(), after: after.to_vec() };
    let page = HandWritten::new(name, path.to_owned(), &page);
    page.stage().and_then(Ready::commit)
}

/// Whether anything is at `path`, be it a link that leads nowhere.
pub(crate) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
