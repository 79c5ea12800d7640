//! Documentation from a catalog.

use std::collections::BTreeMap;

use errcat_model::{Catalog, DocsTarget};

/// The files of the reference, by path relative to its folder.
pub fn emit(catalog: &Catalog, target: &DocsTarget) -> BTreeMap<String, String> {
    let _ = (catalog, target);
    BTreeMap::new()
}
