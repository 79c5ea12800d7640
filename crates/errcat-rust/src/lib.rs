//! Rust crates from a catalog.

use std::collections::BTreeMap;

use errcat_model::{Catalog, RustTarget};

/// The files of the generated crate, by path relative to its folder.
pub fn emit(catalog: &Catalog, target: &RustTarget) -> BTreeMap<String, String> {
    let _ = (catalog, target);
    BTreeMap::new()
}
