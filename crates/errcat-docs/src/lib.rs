//! Documentation from a catalog: a Markdown reference that people in trouble can read.
//!
//! `view` decides what the page says, `markdown` makes every text of the catalog safe for its
//! place, the templates lay it out. The views are built from the model alone, so the page cannot
//! disagree with the generated crate or the OpenAPI document.

#[cfg(test)]
mod fixture;
mod index;
mod markdown;
mod templates;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;

use errcat_model::{Catalog, DocsTarget, GroupId};

use crate::index::Index;
use crate::templates::{Piece, draw};
use crate::view::{Head, Tail, entry, group};

/// Name of the reference page.
const PAGE: &str = "errors.md";

/// The files of the reference, by path relative to its folder.
pub fn emit(catalog: &Catalog, _target: &DocsTarget) -> BTreeMap<String, String> {
    BTreeMap::from([(PAGE.to_owned(), page(catalog))])
}

/// The reference on one page. Each piece is drawn as soon as its view is built, so that of the
/// views only one is in memory at a time, however many errors there are.
fn page(catalog: &Catalog) -> String {
    let index = Index::of(catalog);
    let mut out = String::new();
    draw(&mut out, Piece::Head, &Head::of(&index));
    for (at, group) in catalog.groups.iter().enumerate() {
        let Some(view) = group::view(&index, GroupId(at), group) else { continue };
        draw(&mut out, Piece::Group, &view);
        for error in group::own_errors(&index, group) {
            if let Some(view) = entry::view(&index, error) {
                draw(&mut out, Piece::Entry, &view);
            }
        }
    }
    draw(&mut out, Piece::Tail, &Tail::of(&index));
    out.push('\n');
    out
}
