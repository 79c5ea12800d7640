//! Everything an output draws, for tests.

use std::collections::BTreeMap;

use errcat_model::{Catalog, DocsTarget, SiteTarget};

use crate::{Fault, Templates};

/// The files of the reference, by path.
pub(crate) fn reference(
    catalog: &Catalog,
    target: &DocsTarget,
    templates: &Templates,
) -> Result<BTreeMap<String, String>, Vec<Fault>> {
    let mut files = BTreeMap::new();
    let faults = crate::emit(catalog, target, templates, &mut files);
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// The files of the site, by path.
pub(crate) fn site(
    catalog: &Catalog,
    target: &SiteTarget,
    templates: &Templates,
) -> Result<BTreeMap<String, String>, Vec<Fault>> {
    let mut files = BTreeMap::new();
    let faults = crate::emit_site(catalog, target, templates, &mut files);
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}
