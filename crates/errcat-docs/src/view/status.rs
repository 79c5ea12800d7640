//! Status codes, and codes that several errors share.

use errcat_model::Catalog;

use super::table::Table;
use crate::markdown::{Place, cell, span, text};

/// What each status means here and what a client does about it.
pub(crate) fn table(catalog: &Catalog) -> Option<Table> {
    Table::of(
        ["Status", "Meaning", "Action", "Retry"],
        catalog.statuses.iter().map(|status| {
            let mut meaning = text(&status.meaning, Place::Cell);
            if !status.note.is_empty() {
                meaning.push_str(" - ");
                meaning.push_str(&cell(&status.note));
            }
            [
                format!("`{}`", status.code),
                meaning,
                cell(&status.action),
                status.retry.map(|grade| grade.label().to_owned()).unwrap_or_default(),
            ]
        }),
    )
}

/// Codes that stand for several errors.
pub(crate) fn shared_codes(catalog: &Catalog) -> Option<Table> {
    let codes = catalog.codes.iter();
    Table::of(
        ["Code", "Description"],
        codes.map(|c| [span(&c.code.to_text(), Place::Cell), cell(&c.description)]),
    )
}
