//! The links of a catalog to pages that are not its own.

use crate::ast::{CatalogFile, ErrorDef, Text};
use crate::read::Entries;

/// Every `http` or `https` link of a file, in no particular order.
pub fn links(file: &CatalogFile) -> Vec<&Text> {
    let mut found: Vec<&Text> = file.docs_url.iter().collect();
    found.extend(entries_of(file.errors.as_ref()));
    for group in file.groups.iter().flat_map(|groups| &groups.entries) {
        found.extend(entries_of(group.value.errors.as_ref()));
    }
    let guides = file.guides.iter().flat_map(|guides| &guides.entries);
    let links = guides.flat_map(|guide| guide.value.links.iter().flatten());
    found.extend(links.filter_map(|link| link.to.as_ref().or(link.title.as_ref())));
    if let Some(generate) = &file.generate {
        found.extend(generate.docs.iter().filter_map(|docs| docs.source.as_ref()));
        found.extend(generate.site.iter().filter_map(|site| site.source.as_ref()));
    }
    found.retain(|link| link.value.starts_with("https://") || link.value.starts_with("http://"));
    found
}

fn entries_of(errors: Option<&Entries<ErrorDef>>) -> impl Iterator<Item = &Text> {
    let entries = errors.into_iter().flat_map(|errors| &errors.entries);
    entries.filter_map(|entry| entry.value.docs.as_deref())
}
