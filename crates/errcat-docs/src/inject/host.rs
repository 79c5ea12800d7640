//! Links from a page written by hand: to what is filled in there, else to the reference.

use std::collections::HashSet;

use errcat_model::{DocsPages, ErrorId, GroupId, Insert, Part};

use crate::index::Index;
use crate::links::{Page, Spot, page_of};
use crate::markdown::{link, link_or_label};

/// A page written by hand.
#[derive(Debug, Default)]
pub(crate) struct Host {
    /// How the reference is cut.
    cut: DocsPages,
    to_reference: String,
    /// Whether all groups are filled in.
    all: bool,
    groups: HashSet<GroupId>,
    errors: HashSet<ErrorId>,
    policies: bool,
    /// Whether the whole reference is filled in, with the types and the credentials.
    whole: bool,
}

impl Host {
    /// A page with these inserts; `to_reference` leads to the folder of the reference.
    pub(crate) fn new(cut: DocsPages, to_reference: &str, inserts: &[Insert]) -> Self {
        let to_reference = to_reference.to_owned();
        let mut host = Self { cut, to_reference, ..Self::default() };
        for insert in inserts {
            match insert.part {
                Part::Errors => host.all = true,
                Part::Group(id) => _ = host.groups.insert(id),
                Part::Error(id) => _ = host.errors.insert(id),
                Part::Retry => host.policies = true,
                Part::Reference => {
                    (host.all, host.policies, host.whole) = (true, true, true);
                }
                Part::Statuses | Part::Limits | Part::Operations => {}
            }
        }
        host
    }

    /// A link to a place. `label` is Markdown already; it stands alone where nothing leads there.
    pub(crate) fn link(&self, index: &Index<'_>, label: &str, spot: Spot) -> String {
        let anchor = index.anchor_of(spot);
        if self.shows(index, spot) {
            return link(label, "", Some(anchor));
        }
        if self.cut == DocsPages::None {
            let Spot::Error(id) = spot else { return label.to_owned() };
            let published = index.catalog.error(id).docs.as_ref();
            return published.map_or_else(|| label.to_owned(), |to| link_or_label(label, to));
        }
        let page = page_of(index.catalog, self.cut, spot);
        let path = index.path_of(page);
        let mut to = match index.md.link_extension() {
            Some(ending) if self.to_reference == "." => format!("{path}{ending}"),
            Some(ending) => format!("{}/{path}{ending}", self.to_reference),
            // A wiki knows pages by name, wherever they are.
            None => path.rsplit('/').next().unwrap_or(&path).to_owned(),
        };
        let own_page = matches!(
            (page, spot),
            (Page::Error(_), Spot::Error(_)) | (Page::Group(_), Spot::Group(_))
        );
        if !own_page {
            to = format!("{to}#{anchor}");
        }
        link_or_label(label, &to)
    }

    /// Whether a place is filled in on this page.
    fn shows(&self, index: &Index<'_>, spot: Spot) -> bool {
        let has_group = |id| self.all || self.groups.contains(&id);
        match spot {
            Spot::Error(id) => {
                let in_group = || has_group(index.catalog.error(id).group);
                self.errors.contains(&id) || (self.cut != DocsPages::Error && in_group())
            }
            Spot::Group(id) => has_group(id),
            Spot::Policy(_) => self.policies,
            Spot::Type(_) | Spot::Scheme(_) => self.whole,
        }
    }
}
