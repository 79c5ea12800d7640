//! Documentation from a catalog: a Markdown reference that people in trouble can read, and an
//! HTML site.
//!
//! `view` decides what the page says, `markdown` makes every text of the catalog safe for its
//! place, the templates lay it out. The views are built from the model alone, so the page cannot
//! disagree with the generated crate or the OpenAPI document.

mod client;
mod credentials;
mod declared;
#[cfg(test)]
mod emitted;
mod flavor;
mod html;
mod index;
mod inject;
mod links;
mod markdown;
mod pages;
mod relations;
mod shown;
pub mod template;
mod templates;
#[cfg(test)]
mod tests;
mod view;

use errcat_model::{Catalog, DocsTarget, Files};

pub use crate::html::emit_site;
pub use crate::inject::fill;
pub use crate::shown::{Field, Record};
pub use crate::templates::{Fault, Templates};

/// The files of the reference, by path relative to its folder. Gives what is wrong with templates
/// that are not errcat's own; then what was drawn is not whole.
pub fn emit(
    catalog: &Catalog,
    target: &DocsTarget,
    templates: &Templates,
    files: &mut dyn Files,
) -> Vec<Fault> {
    pages::all(catalog, target, templates, files)
}
