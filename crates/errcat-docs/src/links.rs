//! Where things stand: which page holds what, and the way there from the page being written.

use errcat_model::{Catalog, DocsPages, ErrorId, GroupId, PolicyId, SchemeId, TypeId};

use crate::index::Index;
use crate::markdown::link;

/// Name of the reference page, without its ending, and of the folder of the other pages.
const REFERENCE: &str = "errors";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// The reference page: everything, or what is not on pages of its own.
    Reference,
    /// The page of a group.
    Group(GroupId),
    /// The page of an error.
    Error(ErrorId),
}

/// A place that is linked to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spot {
    Error(ErrorId),
    Group(GroupId),
    Type(TypeId),
    Policy(PolicyId),
    Scheme(SchemeId),
}

impl Index<'_> {
    /// A link from the page being written. `label` is Markdown already.
    pub(crate) fn link(&self, label: &str, spot: Spot) -> String {
        if let Some(host) = &self.host {
            return host.link(self, label, spot);
        }
        let page = page_of(self.catalog, self.pages, spot);
        match (page, spot) {
            // A page is about its subject from the top on.
            (Page::Error(_), Spot::Error(_)) | (Page::Group(_), Spot::Group(_)) => {
                link(label, &self.way_to(page), None)
            }
            _ if page == self.here => link(label, "", Some(self.anchor_of(spot))),
            _ => link(label, &self.way_to(page), Some(self.anchor_of(spot))),
        }
    }

    /// The anchor of a place.
    pub(crate) fn anchor_of(&self, spot: Spot) -> &str {
        match spot {
            Spot::Error(id) => &self.catalog.error(id).anchor,
            Spot::Group(id) => self.group_anchor(id),
            Spot::Type(id) => self.type_anchor(id),
            Spot::Policy(id) => self.policy_anchor(id),
            Spot::Scheme(id) => self.scheme_anchor(id),
        }
    }

    /// The path of a page in the folder of the reference, without its ending.
    pub(crate) fn path_of(&self, page: Page) -> String {
        let name = match page {
            Page::Reference => return REFERENCE.to_owned(),
            Page::Group(id) => self.group_anchor(id),
            Page::Error(id) => &self.catalog.error(id).anchor,
        };
        // Hosts take pages of these names for the folder's own.
        let taken = matches!(name, "index" | "readme");
        format!("{REFERENCE}/{name}{}", if taken { "-error" } else { "" })
    }

    /// The path to another page as a link has it.
    fn way_to(&self, page: Page) -> String {
        let to = self.path_of(page);
        let name = to.rsplit('/').next().unwrap_or(&to);
        let Some(ending) = self.md.link_extension() else { return name.to_owned() };
        match (self.here, page) {
            (Page::Reference, _) => format!("{to}{ending}"),
            (_, Page::Reference) => format!("../{to}{ending}"),
            _ => format!("{name}{ending}"),
        }
    }
}

/// The page that holds a place, where the reference is cut so.
pub(crate) fn page_of(catalog: &Catalog, cut: DocsPages, spot: Spot) -> Page {
    match (cut, spot) {
        (DocsPages::Error, Spot::Error(id)) => Page::Error(id),
        (DocsPages::Group, Spot::Error(id)) => Page::Group(catalog.error(id).group),
        (DocsPages::Group, Spot::Group(id)) => Page::Group(id),
        _ => Page::Reference,
    }
}
