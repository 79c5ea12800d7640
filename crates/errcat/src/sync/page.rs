//! A page written by hand that is filled in.

use std::{fs, io, path::PathBuf};

use super::staging::{self, Staging};
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

    /// Puts its new text on the disk, beside it.
    pub(super) fn stage(&self) -> Result<Ready<'_>, Failure> {
        self.is_as_read()?;
        let mut staging = Staging::default();
        // Behind a symbolic link, if it is one.
        let path = fs::canonicalize(&self.path).map_err(self.refused("read"))?;
        staging::clear(path.parent().unwrap_or(&path));
        let staged = staging.add_successor(&path, &self.page.after);
        staged.map_err(self.refused("write"))?;
        Ok(Ready { page: self, path, staging })
    }

    /// Refuses a page that somebody has changed since it was read: nothing can make that again.
    fn is_as_read(&self) -> Result<(), Failure> {
        let now = disk::compare(&self.path, &self.page.before).map_err(self.refused("read"))?;
        match now {
            disk::Found::Same => Ok(()),
            _ => Err(super::changed_meanwhile(self.name)),
        }
    }

    fn refused(&self, what: &'static str) -> impl FnOnce(io::Error) -> Failure {
        move |cause| Failure::io(what, self.name, &cause)
    }
}

/// A page whose new text lies beside it.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    page: &'a HandWritten<'a>,
    path: PathBuf,
    staging: Staging,
}

impl Ready<'_> {
    /// Puts the new text in its place, unless somebody has changed the page.
    pub(super) fn commit(mut self) -> Result<(), Failure> {
        self.page.is_as_read()?;
        let put = self.staging.put(&self.path, &self.page.page.after);
        put.map_err(self.page.refused("write"))
    }
}
