//! Rate limits.

use errcat_model::Limit;

use super::duration;
use super::table::Table;
use crate::index::Index;
use crate::markdown::Place;

/// How often what may be done.
pub(crate) fn table(index: &Index<'_>) -> Option<Table> {
    Table::of(
        ["Operation", "Limit", "Window", "Description"],
        index.catalog.limits.iter().map(|limit| {
            [
                index.md.text(&limit.title, Place::Cell),
                limit.max.map_or_else(|| "Varies".to_owned(), |max| max.to_string()),
                window(index, limit),
                index.md.cell(&limit.doc),
            ]
        }),
    )
}

fn window(index: &Index<'_>, limit: &Limit) -> String {
    let per = limit.per.as_ref().map(|per| index.md.text(per, Place::Cell));
    match (limit.window.map(duration::words), per) {
        (Some(window), Some(per)) => format!("{window} per {per}"),
        (Some(window), None) => window,
        (None, Some(per)) => format!("Per {per}"),
        (None, None) => String::new(),
    }
}
