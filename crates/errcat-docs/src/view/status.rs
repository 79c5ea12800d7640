//! Status codes, and codes that several errors share.

use super::table::Table;
use crate::index::Index;
use crate::markdown::Place;

/// What each status means here and what a client does about it.
pub(crate) fn table(index: &Index<'_>) -> Option<Table> {
    Table::of(
        ["Status", "Meaning", "Action", "Retry"],
        index.catalog.statuses.iter().map(|status| {
            let mut meaning = index.md.text(&status.meaning, Place::Cell);
            if !status.note.is_empty() {
                meaning.push_str(" - ");
                meaning.push_str(&index.md.cell(&status.note));
            }
            [
                format!("`{}`", status.code),
                meaning,
                index.md.cell(&status.action),
                status.retry.map(|grade| grade.label().to_owned()).unwrap_or_default(),
            ]
        }),
    )
}

/// Codes that stand for several errors.
pub(crate) fn shared_codes(index: &Index<'_>) -> Option<Table> {
    let codes = index.catalog.codes.iter();
    Table::of(
        ["Code", "Description"],
        codes.map(|c| {
            [index.md.span(&c.code.to_text(), Place::Cell), index.md.cell(&c.description)]
        }),
    )
}
