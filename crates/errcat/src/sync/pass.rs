//! One way through the files of a folder, in which their texts are drawn.

use errcat_model::Files;

use super::{
    draft::{Draft, Drawn, Keep},
    root::Root,
    staging::Staging,
};
use crate::{Failure, paths};

/// What texts are drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To learn whose the files are that no manifest lists.
    Judge,
    /// To learn which files are stale, and how they differ.
    Compare,
    /// To put new content on the disk.
    Stage,
}

/// Files of a folder as they are drawn.
#[derive(Debug)]
pub(super) struct Pass<'r, 'a> {
    root: &'r mut Root<'a>,
    purpose: Purpose,
    staging: Staging,
    failure: Option<Failure>,
}

impl<'r, 'a> Pass<'r, 'a> {
    pub(super) fn new(root: &'r mut Root<'a>, purpose: Purpose) -> Self {
        Self { root, purpose, staging: Staging::default(), failure: None }
    }

    /// What was staged, or the first thing that went wrong.
    pub(super) fn end(self) -> Result<Staging, Failure> {
        self.failure.map_or(Ok(self.staging), Err)
    }

    fn wants(&self, path: &str) -> bool {
        match self.purpose {
            Purpose::Judge => self.root.is_unlisted(path),
            Purpose::Compare => self.root.may_be_as_planned(path),
            Purpose::Stage => true,
        }
    }

    fn begin(&mut self, path: &str) -> Result<Draft, Failure> {
        let full = self.root.path_of(path);
        let compared = self.root.may_be_as_planned(path);
        let keep = match self.purpose {
            Purpose::Stage => {
                let temporary = self.staging.begin(&full);
                Keep::File(temporary.map_err(self.root.refused("write", path))?)
            }
            Purpose::Compare if compared && self.root.is_ours(path) => Keep::Text,
            Purpose::Compare | Purpose::Judge => Keep::Nothing,
        };
        Draft::begin(&full, compared, keep)
            .map_err(|(what, cause)| self.root.refused(what, path)(cause))
    }

    fn finish(&mut self, path: &str, draft: Draft) -> Result<(), Failure> {
        let drawn = draft.finish();
        match drawn.map_err(|(what, cause)| self.root.refused(what, path)(cause))? {
            Drawn::Same => self.staging.forget(&self.root.path_of(path)),
            Drawn::Other(text) if self.root.may_be_as_planned(path) => {
                if self.purpose == Purpose::Stage && !self.root.is_ours(path) {
                    // It was as planned when it was judged.
                    return Err(super::changed_meanwhile(&paths::join(self.root.name, path)));
                }
                let planned = (self.purpose == Purpose::Compare).then_some(&*text);
                self.root.found_other(path, planned);
            }
            Drawn::Other(_) => {}
        }
        Ok(())
    }

    fn draw(
        &mut self,
        paths: &[&str],
        draw: &mut dyn FnMut(&mut [&mut dyn errcat_model::Draft]),
    ) -> Result<(), Failure> {
        let drafts = paths.iter().map(|path| self.begin(path));
        let mut drafts = drafts.collect::<Result<Vec<Draft>, _>>()?;
        let mut all: Vec<_> =
            drafts.iter_mut().map(|d| d as &mut dyn errcat_model::Draft).collect();
        draw(&mut all);
        let mut finished = paths.iter().zip(drafts);
        finished.try_for_each(|(path, draft)| self.finish(path, draft))
    }
}

impl Files for Pass<'_, '_> {
    fn together(
        &mut self,
        paths: &[&str],
        draw: &mut dyn FnMut(&mut [&mut dyn errcat_model::Draft]),
    ) {
        if self.failure.is_none() && paths.iter().any(|path| self.wants(path)) {
            self.failure = self.draw(paths, draw).err();
        }
    }
}
