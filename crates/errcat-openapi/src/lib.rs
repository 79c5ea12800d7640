//! OpenAPI from a catalog.
//!
//! The document describes the errors of an API and nothing else, exactly as the wire has them:
//!
//! - `components/schemas`: one schema per error and wire, one per named type, one per wire and per
//!   (wire, status) as the union of its errors where there are several; or, in the shared layout,
//!   one per wire that all its errors fit; and an enum of codes per operation;
//! - `components/responses`: one per HTTP status, with headers, content and named examples; wires
//!   on which the same errors travel stand in it side by side; and one for each choice of a
//!   status' errors that operations answer, under the name of the first of them;
//! - `components/headers`, `components/examples`: what responses refer to;
//! - `components/securitySchemes`: the credentials that operations ask for and errors are about;
//! - `paths`: for each operation of the catalog the errors it may answer: those it declares, and
//!   those that the catalog's rejections answer where the framework gives up.
//!
//! Choices a reader of the output will ask about:
//!
//! - An operation has no success response: the catalog does not know it. An error that travels
//!   under a 2xx status is listed under that status like any other.
//! - `info.version` is the API's version, and `0.0.0` where the catalog states none, because
//!   OpenAPI demands one.
//! - An operation whose method a path item has no place for (`CONNECT`) is left out.
//! - A union is `oneOf` where constants on the wire tell its members apart, so that no body can
//!   match two of them, and `anyOf` where they do not (errors that differ only in free text).
//! - A `discriminator` stands only where the code is a top-level member, a string, and unique in the
//!   union; its mapping is always explicit.
//! - Where codes are open, a union has one more member for codes the catalog does not have, and is
//!   `anyOf` without a discriminator.
//! - 3.0 knows no `mutualTLS`, and scopes only of OAuth 2.0 and `OpenID` Connect. What it cannot say
//!   is left out there; where an operation asks for certificates alone, so is its `security`.
//! - Extensions: `x-error-codes` of a response or an operation; `x-error-security` of a response or an
//!   error, the credentials it is about; `x-retry` of an error; `x-errcat` where errors are added to a
//!   document that somebody wrote, which says what was added. Those of an error stand on its schema.
//!   In the shared layout, where it has none, its examples carry them, and `x-docs-url` in place of
//!   `externalDocs`.
//! - Objects are not closed: a server may add members without breaking its clients.
//! - Names, descriptions and examples are data: `description` is `CommonMark`, so prose is escaped
//!   for it; component names keep to the characters OpenAPI allows.

mod body;
mod code;
mod commonmark;
mod content;
mod document;
mod envelope;
mod example;
mod header;
mod idiom;
pub mod json;
mod meaning;
mod name;
mod operation;
mod overlay;
mod pieces;
mod plan;
mod response;
mod schema;
mod security;
mod sheet;
mod types;
mod union;
mod unseen;
pub mod yaml;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::cell::LazyCell;

use errcat_model::{Catalog, Files, OpenApiTarget};

use crate::header::Headers;
use crate::plan::Plan;
use crate::sheet::Layout;

pub use crate::pieces::{
    CODES, OperationErrors, Pieces, RECORD, SECURITY, pieces, record_of_components,
    record_of_operation,
};

/// The files of the OpenAPI document, by path relative to its folder: the same document in all
/// versions and forms of `target`. The first version is `openapi.yaml` and `openapi.json`, others
/// carry their version in the name. Overlays, where asked for, are `overlay.yaml` and so on.
///
/// The target's folder is the caller's business: it depends on where the command runs.
pub fn emit(catalog: &Catalog, target: &OpenApiTarget, files: &mut dyn Files) {
    // Not for paths alone.
    let plan = LazyCell::new(|| Plan::new(catalog, target));
    let headers = LazyCell::new(|| Headers::new(&plan));
    Layout::documents(target).draw(&catalog.api, files, &mut |sheets| {
        document::write(&plan, &headers, sheets);
    });
    if target.overlay {
        Layout::overlays(target).draw(&catalog.api, files, &mut |sheets| {
            overlay::write(&plan, &headers, sheets);
        });
    }
}
