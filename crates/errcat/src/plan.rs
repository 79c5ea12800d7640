//! From a catalog to everything that shall be on disk, as a value.

mod target;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use errcat_docs::{Fault, Templates};
use errcat_model::Catalog;

use crate::{Failure, inject::Pages, paths, sync::Manifest};
pub use target::{redirect, site_only};

/// Files by path relative to their folder, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What one catalog generates.
#[derive(Debug)]
pub struct Plan {
    /// Name of the API.
    pub api: String,
    /// How many errors it declares.
    pub errors: usize,
    /// Files by the folder they go to, as shown. No folder lies in another; the manifest of each
    /// is among its files.
    pub roots: BTreeMap<String, Files>,
    /// Pages written by hand as they shall be. They are on no manifest.
    pub pages: Pages,
}

/// Runs every target of `catalog` with errcat's own templates; as [`plan_with`] otherwise.
pub fn plan(catalog: &Catalog, cwd: &Path) -> Result<Plan, Failure> {
    plan_with(catalog, Templates::builtin(), cwd, &mut Vec::new())
}

/// Runs every target of `catalog`. What its own templates cannot draw goes to `broken`, and then the
/// plan is not whole.
///
/// Folders are taken relative to `cwd`. A folder within another, such as `docs` within the crate's,
/// becomes part of it, so that each outermost folder has one manifest for all that is in it.
pub fn plan_with(
    catalog: &Catalog,
    templates: &Templates,
    cwd: &Path,
    broken: &mut Vec<Fault>,
) -> Result<Plan, Failure> {
    let mut roots: BTreeMap<String, Files> = BTreeMap::new();
    let mut folders: Vec<(String, target::Files)> = target::ALL
        .iter()
        .filter_map(|target| (target.emit)(catalog, templates))
        .filter_map(|(dir, files)| match files {
            Ok(files) => Some((paths::shown(cwd, dir), files)),
            Err(mut faults) => {
                broken.append(&mut faults);
                None
            }
        })
        .collect();
    // Shorter paths first, so that an outer folder is there before what lies in it.
    folders.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
    for (dir, files) in folders {
        keep_out_of_the_sources(catalog, cwd, &dir)?;
        let (root, prefix) = roots
            .keys()
            .find_map(|root| Some((root.clone(), paths::below(root, &dir)?.to_owned())))
            .unwrap_or_else(|| (dir.clone(), String::new()));
        let tree = roots.entry(root).or_default();
        for (path, text) in files {
            let path = if prefix.is_empty() { path } else { format!("{prefix}/{path}") };
            if tree.insert(path.clone(), text.into_bytes()).is_some() {
                return Err(Failure::catalog(format!(
                    "two targets of `{}` write the file `{}`",
                    catalog.api,
                    paths::join(&dir, &path)
                ))
                .help("give each target under `generate` a `dir` of its own"));
            }
        }
    }
    for files in roots.values_mut() {
        Manifest::add_to(files);
    }
    Ok(Plan { api: catalog.api.clone(), errors: catalog.errors.len(), roots, pages: Pages::new() })
}

/// Files of one catalog must not end up among the files of another: each manifest answers for one.
pub fn disjoint<'p>(plans: impl Iterator<Item = &'p Plan>, cwd: &Path) -> Result<(), Failure> {
    let mut owners: Vec<(PathBuf, &str, &str)> = plans
        .flat_map(|plan| plan.roots.keys().map(|root| (&**root, &*plan.api)))
        .map(|(root, api)| (paths::absolute(cwd, root), root, api))
        .collect();
    // Paths are ordered name by name: a folder comes right before those that lie in it.
    owners.sort();
    for pair in owners.windows(2) {
        let [(outer, shown, first), (inner, _, second)] = pair else { continue };
        if inner.starts_with(outer) {
            return Err(Failure::catalog(format!(
                "`{first}` and `{second}` both generate into `{shown}`"
            ))
            .help("give each catalog folders of its own, under `generate` in its catalog.yaml"));
        }
    }
    Ok(())
}

/// The catalog's own folder cannot take generated files: YAML among them would be read as part of
/// the catalog the next time.
fn keep_out_of_the_sources(catalog: &Catalog, cwd: &Path, dir: &str) -> Result<(), Failure> {
    let sources = paths::shown(cwd, &catalog.folder);
    if paths::below(dir, &sources).is_none() {
        return Ok(());
    }
    Err(Failure::catalog(format!(
        "`{}` would be generated into `{dir}`, where its catalog lies",
        catalog.api
    ))
    .help("name a folder beside or below the catalog under `generate`, such as `generated`"))
}
