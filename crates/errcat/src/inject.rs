//! Pages written by hand that take parts of the reference: read, checked, filled.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use errcat_check::rules::{idle_marker, missing_page};
use errcat_docs::{Fault, Templates};
use errcat_model::{Catalog, InjectedPage, Insert};
use errcat_source::{FileId, Sink, SourceMap, Span};

use crate::{
    CatalogFiles, Failure,
    load::{self, Found},
    paths,
    plan::Roots,
    sync,
};

/// A page as it was read and as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What was there. A page with anything else must not be written.
    pub before: Vec<u8>,
    /// What shall be there.
    pub after: Vec<u8>,
}

/// Pages by path as shown.
pub type Pages = BTreeMap<String, Page>;

/// The pages of a catalog, read.
#[derive(Debug, Default)]
pub(crate) struct Read<'c> {
    pages: Vec<(&'c InjectedPage, FileId, Vec<Insert>)>,
}

/// Reads the pages that `catalog` fills, and reports what is wrong with them.
pub(crate) fn read<'c>(
    catalog: &'c Catalog,
    files: &CatalogFiles,
    cwd: &Path,
    sources: &mut SourceMap,
    sink: &mut Sink,
) -> Result<Read<'c>, Failure> {
    let mut read = Read::default();
    let Some(docs) = &catalog.generate.docs else { return Ok(read) };
    for page in &docs.inject {
        let place = place(page, files, sources);
        let file = match load::page(cwd, &page.path, sources, sink)? {
            Found::Text(file) => file,
            Found::Nothing => {
                sink.push(missing_page::report(place, &page.path));
                continue;
            }
            Found::NoFile => {
                sink.push(missing_page::unfit(place, &page.path, "it is not a file"));
                continue;
            }
            Found::Unreadable => continue,
        };
        let before = sink.len();
        let text = sources.file(file).text();
        let inserts = errcat_check::inserts(catalog, docs.flavor, file, text, sink);
        if inserts.is_empty() && sink.len() == before {
            sink.push(idle_marker::no_markers(place, &page.path));
        }
        read.pages.push((page, file, inserts));
    }
    Ok(read)
}

impl Read<'_> {
    /// The pages as they shall be. Nothing may have been reported of them that stops generation.
    ///
    /// What the catalog's own templates cannot draw goes to `broken`, and then the pages are not whole.
    pub(crate) fn fill(
        &self,
        catalog: &Catalog,
        templates: &Templates,
        cwd: &Path,
        sources: &SourceMap,
        broken: &mut Vec<Fault>,
    ) -> Pages {
        let Some(docs) = &catalog.generate.docs else { return Pages::new() };
        let reference = paths::absolute(cwd, &docs.dir);
        let pages = self.pages.iter().filter_map(|(page, file, inserts)| {
            let text = sources.file(*file).text();
            let path = paths::absolute(cwd, &page.path);
            let folder = path.parent().unwrap_or(&path);
            let to_reference = paths::slashed(&paths::relative(folder, &reference));
            let filled = errcat_docs::fill(catalog, docs, templates, &to_reference, text, inserts)
                .map_err(|mut faults| broken.append(&mut faults))
                .ok()?;
            let page = Page { before: text.as_bytes().to_vec(), after: filled.into_bytes() };
            Some((paths::shown(cwd, path), page))
        });
        pages.collect()
    }
}

/// The text of a page that lies beside the reference, filled. `None` where `catalog` generates no
/// docs, or a marker has a fault.
pub fn filled(catalog: &Catalog, text: &str) -> Option<String> {
    let docs = catalog.generate.docs.as_ref()?;
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add("", text);
    let inserts = errcat_check::inserts(catalog, docs.flavor, file, text, &mut sink);
    if sink.has_errors() {
        return None;
    }
    errcat_docs::fill(catalog, docs, Templates::builtin(), ".", text, &inserts).ok()
}

/// Each page belongs to one catalog, and none is generated. By catalog: its name, what it generates and
/// its pages.
pub(crate) fn disjoint<'p>(
    plans: impl Iterator<Item = (&'p str, &'p Roots, &'p Pages)> + Clone,
) -> Result<(), Failure> {
    let generated: BTreeSet<_> = plans
        .clone()
        .flat_map(|(_, roots, _)| roots)
        .flat_map(|(root, paths)| {
            let paths = paths.iter().map(String::as_str).chain([sync::MANIFEST]);
            paths.map(move |path| paths::join(root, path))
        })
        .collect();
    let mut owners: BTreeMap<_, &str> = BTreeMap::new();
    for (page, api) in plans.flat_map(|(api, _, pages)| pages.keys().map(move |page| (page, api))) {
        if generated.contains(page) {
            return Err(Failure::catalog(format!("`{api}` fills `{page}`, which is generated"))
                .help("`generate.docs.inject` is for pages that are written by hand"));
        }
        if let Some(other) = owners.insert(page, api) {
            return Err(Failure::catalog(format!("`{other}` and `{api}` both fill `{page}`"))
                .help("a page belongs to one catalog; give each a page of its own"));
        }
    }
    Ok(())
}

/// Where a catalog names a page.
fn place(page: &InjectedPage, files: &CatalogFiles, sources: &SourceMap) -> Span {
    let file = files.files.iter().find(|(path, _)| *path == page.origin.file);
    let &(_, file) = file.expect("a catalog names its pages in one of its files");
    let text = sources.file(file).text();
    let above = (page.origin.line as usize).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    // Of the path the line holds at least the name as it stands in the model, unless it has escapes.
    let name = page.path.rsplit('/').next().unwrap_or(&page.path);
    match line.find(name) {
        Some(at) => Span::new(file, start + at..start + at + name.len()),
        None => Span::new(file, start..start + line.len()),
    }
}
