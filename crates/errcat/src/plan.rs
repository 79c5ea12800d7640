//! From a catalog to everything that shall be on disk: which files there are, and what is in them.

mod target;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use errcat_docs::{Fault, Templates};
use errcat_model::{Catalog, Draft, Files};

use self::target::Target;
use crate::{Failure, paths, sync::Manifest};
pub use target::{redirect, site_only};

/// Paths of files by the folder they go to, as shown. No folder lies in another. The manifest of each
/// is not among them.
pub type Roots = BTreeMap<String, BTreeSet<String>>;

/// What one catalog generates: the files by name. Their texts are drawn when they are asked for.
#[derive(Debug)]
pub struct Plan<'c> {
    catalog: &'c Catalog,
    templates: &'c Templates,
    /// The files.
    pub roots: Roots,
    /// The outputs.
    outputs: Vec<Output>,
}

/// One output and where it goes.
#[derive(Debug)]
struct Output {
    target: &'static Target,
    root: String,
    /// Its folder within the root; empty or ending in `/`.
    prefix: String,
}

impl<'c> Plan<'c> {
    /// Names the files of every target of `catalog`.
    ///
    /// Folders are taken relative to `cwd`. A folder within another, such as `docs` within the
    /// crate's, becomes part of it, so that each outermost folder has one manifest for all that is
    /// in it.
    pub fn new(
        catalog: &'c Catalog,
        templates: &'c Templates,
        cwd: &Path,
    ) -> Result<Self, Failure> {
        let mut plan = Self { catalog, templates, roots: Roots::new(), outputs: Vec::new() };
        let mut folders: Vec<(String, &'static Target)> = target::ALL
            .iter()
            .filter_map(|target| Some((paths::shown(cwd, (target.dir)(catalog)?), target)))
            .collect();
        // Shorter paths first, so that an outer folder is there before what lies in it.
        folders.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
        for (dir, target) in folders {
            keep_out_of_the_sources(catalog, cwd, &dir)?;
            let within = plan.roots.keys().find_map(|root| Some((root, paths::below(root, &dir)?)));
            let (root, prefix) = match within {
                Some((root, "")) => (root.clone(), String::new()),
                Some((root, below)) => (root.clone(), format!("{below}/")),
                None => (dir.clone(), String::new()),
            };
            let output = Output { target, root, prefix };
            plan.name(&output, &dir)?;
            plan.outputs.push(output);
        }
        Ok(plan)
    }

    /// Adds the files of an output, which goes to `dir`.
    fn name(&mut self, output: &Output, dir: &str) -> Result<(), Failure> {
        let mut named = Named { twice: None, paths: BTreeSet::new() };
        output.emit(self.catalog, self.templates, &mut named);
        let there = self.roots.entry(output.root.clone()).or_default();
        let taken = named.twice.or_else(|| named.paths.intersection(there).next().cloned());
        if let Some(path) = taken {
            return Err(Failure::catalog(format!(
                "two targets of `{}` write the file `{}`",
                self.catalog.api,
                paths::join(dir, &path)
            ))
            .help("give each target under `generate` a `dir` of its own"));
        }
        there.append(&mut named.paths);
        Ok(())
    }

    /// The catalog.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// Draws the files of a folder; all but its manifest. Gives what templates of the catalog could
    /// not draw.
    pub fn draw(&self, root: &str, files: &mut dyn Files) -> Vec<Fault> {
        let outputs = self.outputs.iter().filter(|output| output.root == root);
        outputs.flat_map(|output| output.emit(self.catalog, self.templates, files)).collect()
    }
}

impl Output {
    fn emit(&self, catalog: &Catalog, templates: &Templates, files: &mut dyn Files) -> Vec<Fault> {
        let prefix = &self.prefix;
        (self.target.emit)(catalog, templates, &mut Below { prefix, files })
    }
}

/// What templates of `catalog` cannot draw. Names that are not there show only then.
pub(crate) fn try_out(catalog: &Catalog, templates: &Templates) -> Vec<Fault> {
    let emit = |target: &Target| (target.emit)(catalog, templates, &mut Nowhere);
    target::ALL.iter().filter(|target| target.by_templates).flat_map(emit).collect()
}

/// Puts files into a folder.
struct Below<'f> {
    prefix: &'f str,
    files: &'f mut dyn Files,
}

impl Files for Below<'_> {
    fn together(&mut self, paths: &[&str], draw: &mut dyn FnMut(&mut [&mut dyn Draft])) {
        if self.prefix.is_empty() {
            return self.files.together(paths, draw);
        }
        let paths: Vec<String> =
            paths.iter().map(|path| format!("{}{path}", self.prefix)).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        self.files.together(&paths, draw);
    }
}

/// Keeps the paths and draws nothing.
struct Named {
    paths: BTreeSet<String>,
    /// A path that was named again.
    twice: Option<String>,
}

impl Files for Named {
    fn together(&mut self, paths: &[&str], _: &mut dyn FnMut(&mut [&mut dyn Draft])) {
        for path in paths {
            if !self.paths.insert((*path).to_owned()) {
                self.twice = Some((*path).to_owned());
            }
        }
    }
}

/// Draws all and keeps nothing.
struct Nowhere;

impl Draft for Nowhere {
    fn push(&mut self, _: &str) {}
}

impl Files for Nowhere {
    fn together(&mut self, paths: &[&str], draw: &mut dyn FnMut(&mut [&mut dyn Draft])) {
        let mut drafts: Vec<Self> = paths.iter().map(|_| Self).collect();
        let mut drafts: Vec<_> = drafts.iter_mut().map(|draft| draft as &mut dyn Draft).collect();
        draw(&mut drafts);
    }
}

/// What one catalog generates, in memory.
#[derive(Debug)]
pub struct Drawn {
    /// Files by the folder they go to, as shown, and by path relative to that, with `/`. The manifest
    /// of each folder is among them.
    pub roots: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
}

/// Draws every target of `catalog` with errcat's own templates.
pub fn plan(catalog: &Catalog, cwd: &Path) -> Result<Drawn, Failure> {
    let plan = Plan::new(catalog, Templates::builtin(), cwd)?;
    let draw = |(root, paths): (&String, &BTreeSet<String>)| {
        let mut files = BTreeMap::<String, String>::new();
        plan.draw(root, &mut files);
        let manifest = Manifest { paths: paths.clone() }.file();
        let files = files.into_iter().chain([manifest]);
        (root.clone(), files.map(|(path, text)| (path, text.into_bytes())).collect())
    };
    Ok(Drawn { roots: plan.roots.iter().map(draw).collect() })
}

/// Files of one catalog must not end up among the files of another: each manifest answers for one.
///
/// By catalog: its name and the folders it generates into.
pub fn disjoint<'p>(
    plans: impl Iterator<Item = (&'p str, &'p Roots)>,
    cwd: &Path,
) -> Result<(), Failure> {
    let mut owners: Vec<(PathBuf, &str, &str)> = plans
        .flat_map(|(api, roots)| roots.keys().map(move |root| (&**root, api)))
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
