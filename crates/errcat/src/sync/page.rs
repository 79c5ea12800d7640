//! A page written by hand that is filled in.

use std::path::PathBuf;

use super::{diff, disk};
use crate::{Failure, Page};

/// A page and where it is.
#[derive(Debug)]
pub(super) struct HandWritten<'a> {
    /// As shown.
    pub(super) name: &'a str,
    /// To open.
    path: PathBuf,
    page: &'a Page,
}

impl<'a> HandWritten<'a> {
    pub(super) fn new(name: &'a str, path: PathBuf, page: &'a Page) -> Self {
        Self { name, path, page }
    }

    /// Whether it is not as it shall be.
    pub(super) fn is_stale(&self) -> bool {
        self.page.before != self.page.after
    }

    /// Its path, and how it differs in short.
    pub(super) fn describe(&self) -> String {
        let differences = diff::short(&self.page.before, &self.page.after);
        format!("stale: {}\n{differences}", self.name)
    }

    /// Writes it, unless somebody has changed it since it was read: nothing can make that again.
    pub(super) fn write(&self) -> Result<(), Failure> {
        let refused = |what: &'static str| move |cause| Failure::io(what, self.name, &cause);
        let now = disk::compare(&self.path, &self.page.before).map_err(refused("read"))?;
        if !matches!(now, disk::Found::Same) {
            let changed = format!("`{}` was changed while errcat ran", self.name);
            return Err(Failure::environment(changed).help("run the same command again"));
        }
        disk::replace(&self.path, &self.page.after).map_err(refused("write"))
    }
}
