//! Credentials: the schemes of the API, and links to them from errors and operations.

use errcat_model::{Credentials, ErrorDef, Operation, SchemeId};

use super::table::Table;
use crate::credentials;
use crate::index::Index;
use crate::links::Spot;
use crate::markdown::{Place, anchor};

/// The credentials that the API takes.
pub(crate) fn table(index: &Index<'_>) -> Option<Table> {
    let schemes = index.catalog.security.iter().enumerate();
    Table::of(
        ["Name", "Credentials", "Scopes", "Description"],
        schemes.map(|(at, scheme)| {
            let at = anchor(index.scheme_anchor(SchemeId(at)));
            [
                format!("{at}{}", index.md.span(&scheme.name, Place::Cell)),
                index.md.cell(&credentials::place(scheme)),
                index.md.cell(&credentials::scopes(scheme)),
                index.md.cell(&scheme.doc),
            ]
        }),
    )
}

/// The credentials that an error is about, each a link; nothing where there are none.
pub(crate) fn of_error(index: &Index<'_>, error: &ErrorDef) -> Option<String> {
    let scope = |scope: &str| index.md.span(scope, Place::Line);
    let name = |c: &Credentials| link(index, c, Place::Line);
    let all: Vec<_> =
        error.security.iter().map(|c| credentials::credentials(c, &name, &scope)).collect();
    (!all.is_empty()).then(|| format!("**Credentials:** {}", all.join(", ")))
}

/// What an operation asks for, in a cell.
pub(crate) fn of_operation(index: &Index<'_>, operation: &Operation) -> String {
    let scope = |scope: &str| index.md.span(scope, Place::Cell);
    let name = |c: &Credentials| link(index, c, Place::Cell);
    credentials::requirements(operation.security.as_deref(), &name, &scope)
}

fn link(index: &Index<'_>, credentials: &Credentials, place: Place) -> String {
    let name = credentials::scheme_name(index.catalog, credentials);
    index.link(&index.md.span(name, place), Spot::Scheme(credentials.scheme))
}
