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

mod client;
mod data;
pub(crate) mod escape;
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
#[cfg(test)]
mod tests;
mod values;

use errcat_model::{Catalog, DocsFlavor, DocsPages, DocsTarget, Files, SiteTarget};

use crate::index::Index;
use crate::pages;
use crate::templates::{Fault, Templates};

pub(crate) use self::explain::Explain;
pub(crate) use self::home::Home;
pub(crate) use self::page::ErrorPage;
pub(crate) use self::reference::Reference;

/// The files of the site, by path relative to its folder. Gives what is wrong with templates that are
/// not errcat's own; then what was drawn is not whole.
pub fn emit_site(
    catalog: &Catalog,
    target: &SiteTarget,
    templates: &Templates,
    files: &mut dyn Files,
) -> Vec<Fault> {
    let index = Index::of(catalog);
    let pen = templates.html();
    for (path, text) in templates.assets() {
        files.file(path, &mut |draft| draft.push(text));
    }
    files.text("index.html", &|| home::draw(&index, &pen));
    files.text("reference.html", &|| reference::draw(&index, &pen));
    files.text("explain.html", &|| explain::draw(&index, &pen));
    files.text("catalog.json", &|| data::json(&index));
    files.text("assets/rules.js", &|| rules::script(&index));
    for (id, error) in catalog.errors() {
        files.text(&name::page(error), &|| page::draw(&index, &pen, target, id));
    }
    let mut faults = twins(&index, target, files);
    faults.extend(pen.faults());
    faults
}

/// The Markdown reference with a page per error. Its paths are those of the site's pages.
///
/// It is drawn as errcat draws it: a team's own templates are written for the host of its pages.
fn twins(index: &Index<'_>, site: &SiteTarget, files: &mut dyn Files) -> Vec<Fault> {
    let target = DocsTarget {
        flavor: DocsFlavor::GitHub,
        pages: DocsPages::Error,
        source: site.source.clone(),
        clients: index.clients.clone(),
        ..DocsTarget::default()
    };
    pages::all(index.catalog, &target, Templates::builtin(), files)
}
