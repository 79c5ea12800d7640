//! Text of the catalog as Markdown: the only module that knows what Markdown would read into it.
//!
//! A [`Markdown`] takes data and gives Markdown that its flavor's host renders as exactly that data.
//! It escapes only what its place makes dangerous, because people read the raw file too.

mod block;
mod code;
mod invisible;
mod link;
mod prose;
mod tabs;
#[cfg(test)]
mod tests;
mod text;

use crate::flavor::Flavor;

pub(crate) use block::Urgency;
pub(crate) use code::visible_json;
pub(crate) use invisible::is_invisible;
pub(crate) use link::{anchor, link, link_or_label};

/// A writer of Markdown for one host.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markdown {
    flavor: &'static Flavor,
}

impl Markdown {
    /// A writer for a host.
    pub(crate) fn new(flavor: &'static Flavor) -> Self {
        Self { flavor }
    }

    /// The ending of the path in a link to another page; `None` where it is the page's name alone.
    pub(crate) fn link_extension(self) -> Option<&'static str> {
        self.flavor.link_extension
    }

    /// Whether pages name the reference page as their parent.
    pub(crate) fn names_parents(self) -> bool {
        self.flavor.parents
    }

    /// Whether the host drops digits at the start of a page's name.
    pub(crate) fn drops_digits(self) -> bool {
        self.flavor.drops_digits
    }

    /// A line break within a line.
    pub(crate) fn line_break(self) -> &'static str {
        self.flavor.line_break
    }
}

/// Where a stretch of text is going to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a paragraph or list item.
    Line,
    /// In a cell of a table, where a pipe would end it and a line break would end the row.
    Cell,
}
