//! OpenAPI from a catalog.

use std::collections::BTreeMap;

use errcat_model::{Catalog, OpenApiTarget};

/// The files of the OpenAPI document, by path relative to its folder.
pub fn emit(catalog: &Catalog, target: &OpenApiTarget) -> BTreeMap<String, String> {
    let _ = (catalog, target);
    BTreeMap::new()
}
