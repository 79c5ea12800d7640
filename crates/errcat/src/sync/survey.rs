//! All folders of a plan, compared with the disk.

use std::{ops::AddAssign, path::Path};

use super::page::{self, HandWritten};
use super::root::{self, Root, State};
use crate::{Failure, paths, plan::Plan};

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

/// All that a plan would change.
#[derive(Debug)]
pub struct Survey<'a> {
    roots: Vec<Root<'a>>,
    pages: Vec<HandWritten<'a>>,
}

impl<'a> Survey<'a> {
    /// Compares a plan with the disk. Folders are relative to `cwd`.
    pub fn take(plan: &'a Plan, cwd: &Path) -> Result<Self, Failure> {
        let roots = plan.roots.iter();
        let roots = roots.map(|(name, files)| Root::survey(name, cwd.join(name), files));
        let pages = plan.pages.iter();
        let pages = pages.map(|(name, page)| HandWritten::new(name, cwd.join(name), page));
        Ok(Self { roots: roots.collect::<Result<_, _>>()?, pages: pages.collect() })
    }

    /// The states in numbers.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for root in &self.roots {
            counts.files += root.files.len();
            for finding in &root.findings {
                match finding.state {
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

    /// Every path that is not as planned, as shown.
    pub fn findings(&self) -> impl Iterator<Item = (State, String)> {
        let generated = self.roots.iter().flat_map(|root| {
            root.findings.iter().map(|f| (f.state, paths::join(root.name, &f.path)))
        });
        generated.chain(self.stale_pages().map(|page| (State::Stale, page.name.to_owned())))
    }

    /// Every path that is not as planned, with a short diff of those that are stale.
    pub fn describe(&self) -> String {
        let roots = self.roots.iter().map(Root::describe);
        roots.chain(self.stale_pages().map(HandWritten::describe)).collect()
    }

    /// Puts on the disk what is to be written, and changes nothing yet. Nothing may be foreign.
    pub fn stage(&self) -> Result<Ready<'_>, Failure> {
        let roots = self.roots.iter().map(Root::stage).collect::<Result<_, _>>()?;
        let pages = self.stale_pages().map(HandWritten::stage).collect::<Result<_, _>>()?;
        Ok(Ready { roots, pages })
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
        self.roots.into_iter().try_for_each(root::Ready::commit)?;
        self.pages.into_iter().try_for_each(page::Ready::commit)
    }
}
