//! The HTML site: static files that open from a disk as well as from a server.
//!
//! | file | holds |
//! |---|---|
//! | `index.html` | every error as a row, with a filter |
//! | `reference.html` | what errors have in common: format, statuses, retrying, limits, guides |
//! | `explain.html` | a field to paste a response into |
//! | `errors/ANCHOR.html` | one error |
//! | `errors/ANCHOR.md`, `errors.md` | the same and the reference for programs that read text |
//! | `catalog.json` | the catalog as data, with the examples as they are sent |
//! | `assets/` | style and scripts, and the rules by which `explain.html` decodes |
//!
//! Rows are drawn here rather than in the browser, so the index reads without scripts; sections
//! out of sight cost the browser no layout. Only `explain.html` loads the rules.

mod assets;
mod client;
mod data;
mod escape;
mod explain;
mod frame;
mod home;
mod name;
mod page;
mod prose;
mod reference;
mod response;
mod rules;
mod table;
mod templates;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;

use errcat_model::{Catalog, DocsFlavor, DocsPages, DocsTarget, SiteTarget};

use crate::index::Index;
use crate::pages;

/// The files of the site, by path relative to its folder.
pub fn emit_site(catalog: &Catalog, _target: &SiteTarget) -> BTreeMap<String, String> {
    let index = Index::of(catalog);
    let mut files = assets::files();
    files.insert("index.html".to_owned(), home::draw(&index));
    files.insert("reference.html".to_owned(), reference::draw(&index));
    files.insert("explain.html".to_owned(), explain::draw(&index));
    files.insert("catalog.json".to_owned(), data::json(&index));
    files.insert("assets/rules.js".to_owned(), rules::script(&index));
    for (id, error) in catalog.errors() {
        files.insert(name::page(error), page::draw(&index, id, error));
    }
    files.extend(twins(&index));
    files
}

/// The Markdown reference with a page per error. Its paths are those of the site's pages.
fn twins(index: &Index<'_>) -> BTreeMap<String, String> {
    let target = DocsTarget {
        flavor: DocsFlavor::GitHub,
        pages: DocsPages::Error,
        clients: index.clients.clone(),
        ..DocsTarget::default()
    };
    pages::all(index.catalog, &target)
}
