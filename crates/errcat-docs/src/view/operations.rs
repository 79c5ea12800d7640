//! Operations and the errors each may answer.

use super::security;
use super::table::Table;
use crate::index::Index;
use crate::markdown::Place;

/// The operations of the API.
pub(crate) fn table(index: &Index<'_>) -> Option<Table> {
    Table::of(
        ["Operation", "Request", "Summary", "Credentials", "Errors"],
        index.catalog.operations.iter().map(|operation| {
            let errors = operation.errors.iter().map(|&id| index.link_to(id, Place::Cell));
            [
                index.md.span(&operation.id, Place::Cell),
                index.md.span(&format!("{} {}", operation.method, operation.path), Place::Cell),
                operation
                    .summary
                    .as_ref()
                    .map(|s| index.md.text(s, Place::Cell))
                    .unwrap_or_default(),
                security::of_operation(index, operation),
                errors.collect::<Vec<_>>().join(", "),
            ]
        }),
    )
}
