//! Rate limits.

use errcat_model::{Catalog, Limit};

use super::duration;
use super::table::Table;
use crate::markdown::{Place, cell, text};

/// How often what may be done.
pub(crate) fn table(catalog: &Catalog) -> Option<Table> {
    Table::of(
        ["Operation", "Limit", "Window", "Description"],
        catalog.limits.iter().map(|limit| {
            [
                text(&limit.title, Place::Cell),
                limit.max.map_or_else(|| "Varies".to_owned(), |max| max.to_string()),
                window(limit),
                cell(&limit.doc),
            ]
        }),
    )
}

fn window(limit: &Limit) -> String {
    let per = limit.per.as_ref().map(|per| text(per, Place::Cell));
    match (limit.window.map(duration::words), per) {
        (Some(window), Some(per)) => format!("{window} per {per}"),
        (Some(window), None) => window,
        (None, Some(per)) => format!("Per {per}"),
        (None, None) => String::new(),
    }
}
