//! All folders of a plan, compared with the disk.

use std::{ops::AddAssign, path::Path};

use errcat_model::Files;

use super::page::{self, HandWritten};
use super::root::{self, Root, State};
use crate::{Failure, Pages, paths, plan::Roots};

/// How many files of a plan are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Planned files.
    pub files: usize,
    /// Of these, as planned already.
    pub unchanged: usize,
    /// Of these, with other content.
    pub stale: usize,
    /// Of these, not there.
    pub missing: usize,
    /// Files on top that are no longer planned.
    pub orphaned: usize,
    /// Of the planned, those whose place is taken by somebody else's file.
    pub foreign: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.unchanged += other.unchanged;
        self.stale += other.stale;
        self.missing += other.missing;
        self.orphaned += other.orphaned;
        self.foreign += other.foreign;
    }
}

/// The folders of a plan, compared with the disk: at first which files there are, then what is in
/// them. Texts are asked for one folder at a time.
#[derive(Debug)]
pub struct Survey<'a> {
    roots: Vec<Root<'a>>,
    pages: Vec<HandWritten<'a>>,
}

/// Draws the files of the folder of that name.
pub type Draw<'d> = dyn FnMut(&str, &mut dyn Files) + 'd;

impl<'a> Survey<'a> {
    /// Looks which of the files and pages are there. Paths are relative to `cwd`.
    pub fn take(roots: &'a Roots, pages: &'a Pages, cwd: &Path) -> Result<Self, Failure> {
        let roots = roots.iter();
        let roots = roots.map(|(name, paths)| Root::survey(name, cwd.join(name), paths));
        let pages = pages.iter();
        let pages = pages.map(|(name, page)| HandWritten::new(name, cwd.join(name), page));
        Ok(Self { roots: roots.collect::<Result<_, _>>()?, pages: pages.collect() })
    }

    /// Finds all files that are foreign. Draws only where files are there that errcat may not have
    /// generated.
    pub fn judge(&mut self, draw: &mut Draw<'_>) -> Result<(), Failure> {
        for root in self.roots.iter_mut().filter(|root| root.has_unlisted()) {
            let name = root.name;
            let mut pass = root.judge();
            draw(name, &mut pass);
            pass.end()?;
        }
        Ok(())
    }

    /// Finds all files that differ.
    pub fn compare(&mut self, draw: &mut Draw<'_>) -> Result<(), Failure> {
        for root in &mut self.roots {
            let name = root.name;
            let mut pass = root.compare();
            draw(name, &mut pass);
            pass.end()?;
        }
        Ok(())
    }

    /// Puts on the disk what is to be written, and changes nothing yet. Nothing may be foreign: see
    /// [`Survey::judge`].
    pub fn stage(&mut self, draw: &mut Draw<'_>) -> Result<Ready<'_>, Failure> {
        let mut staged = Vec::with_capacity(self.roots.len());
        for root in &mut self.roots {
            let name = root.name;
            let mut pass = root.stage();
            draw(name, &mut pass);
            staged.push(pass.end()?);
        }
        let roots = self.roots.iter().zip(staged).map(|(root, staging)| root.ready(staging));
        let roots = roots.collect::<Result<_, _>>()?;
        let pages = self.stale_pages().map(HandWritten::stage).collect::<Result<_, _>>()?;
        Ok(Ready { roots, pages })
    }

    /// The states in numbers, as far as they are known.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for root in &self.roots {
            counts.files += root.planned();
            for (state, _) in root.findings() {
                match state {
                    State::Stale => counts.stale += 1,
                    State::Missing => counts.missing += 1,
                    State::Orphaned => counts.orphaned += 1,
                    State::Foreign => counts.foreign += 1,
                }
            }
        }
        counts.files += self.pages.len();
        counts.stale += self.stale_pages().count();
        counts.unchanged = counts.files - counts.stale - counts.missing - counts.foreign;
        counts
    }

    /// Every path that is known not to be as planned, as shown.
    pub fn findings(&self) -> impl Iterator<Item = (State, String)> {
        let generated = self.roots.iter().flat_map(|root| {
            root.findings().map(|(state, path)| (state, paths::join(root.name, path)))
        });
        generated.chain(self.stale_pages().map(|page| (State::Stale, page.name.to_owned())))
    }

    /// Every path that is known not to be as planned, with a short diff of those that are stale.
    pub fn describe(&self) -> String {
        let roots = self.roots.iter().map(Root::describe);
        roots.chain(self.stale_pages().map(HandWritten::describe)).collect()
    }

    fn stale_pages(&self) -> impl Iterator<Item = &HandWritten<'a>> {
        self.pages.iter().filter(|page| page.is_stale())
    }
}

/// All that a plan changes, waiting on the disk. Dropped, it leaves everything as it was.
#[derive(Debug)]
pub struct Ready<'a> {
    roots: Vec<root::Ready<'a>>,
    pages: Vec<page::Ready<'a>>,
}

impl Ready<'_> {
    /// Makes the disk as planned.
    pub fn commit(self) -> Result<(), Failure> {
        self.roots.iter().try_for_each(root::Ready::is_whole)?;
        self.roots.into_iter().try_for_each(root::Ready::commit)?;
        self.pages.into_iter().try_for_each(page::Ready::commit)
    }
}
