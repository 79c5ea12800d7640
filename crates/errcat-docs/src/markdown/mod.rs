//! Text of the catalog as Markdown: the only module that knows what Markdown would read into it.
//!
//! Everything here takes data and gives GitHub-flavoured Markdown that renders as exactly that
//! data. It escapes only what its place makes dangerous, because people read the raw file too.

mod code;
mod invisible;
mod link;
mod prose;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use code::{fence, json_fence, span};
pub(crate) use link::{anchor, link, link_or_text};
pub(crate) use prose::{block, cell, item, line, title};
pub(crate) use text::{heading, in_heading, text};

/// Where a stretch of text is going to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a paragraph or list item.
    Line,
    /// In a cell of a table, where a pipe would end it and a line break would end the row.
    Cell,
}
