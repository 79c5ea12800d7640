//! From folders to texts.
//!
//! A catalog is a folder with a `catalog.yaml`. To it belong all `*.yaml` files of the folder and of
//! its subfolders, in the order of their paths. Left out are names that start with a dot, folders
//! that hold a catalog of their own, and folders of generated files: those named `generated` and
//! those with a manifest. What else lies in its subfolder `templates` are templates of its
//! documentation.

mod folder;
mod page;
#[cfg(feature = "cli")]
mod single;
mod templates;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use errcat_source::{FileId, Sink, SourceMap};

use crate::{Failure, paths, sync};
pub(crate) use page::{Found, page};
#[cfg(feature = "cli")]
pub(crate) use single::{document, response, text_if_there};

/// The file that makes a folder a catalog.
pub const CATALOG_FILE: &str = "catalog.yaml";

/// The folder of a catalog that its templates lie in.
pub const TEMPLATES_FOLDER: &str = "templates";

/// The texts of one catalog, wherever they came from.
#[derive(Debug)]
pub struct CatalogFiles {
    /// The catalog's folder as shown.
    pub folder: String,
    /// Its files in the order of their paths: path relative to the folder, with `/`, and text.
    pub files: Vec<(String, FileId)>,
    /// Templates that its documentation is drawn with instead of errcat's, by name. No two share
    /// one, and no name need be one that errcat knows.
    pub templates: Vec<(String, FileId)>,
    /// Whether a file is left out because its text cannot be read. That was reported; what refers
    /// to that file's contents cannot be judged.
    pub incomplete: bool,
}

/// The texts of a run.
#[derive(Debug, Default)]
pub struct Loaded {
    /// All texts.
    pub sources: SourceMap,
    /// The catalogs, each once.
    pub catalogs: Vec<CatalogFiles>,
    /// What a user should know and nothing depends on.
    pub warnings: Vec<String>,
}

/// Reads the catalogs that `arguments` name, relative to `cwd`.
///
/// An argument is the folder of a catalog or a folder of such folders.
pub fn load(cwd: &Path, arguments: &[PathBuf], sink: &mut Sink) -> Result<Loaded, Failure> {
    let mut loaded = Loaded::default();
    let mut seen = BTreeSet::new();
    for argument in arguments {
        for dir in catalogs_of(cwd, argument)? {
            if seen.insert(canonical(cwd, &dir)?) {
                let catalog = folder::read(cwd, &dir, &mut loaded, sink)?;
                loaded.catalogs.push(catalog);
            }
        }
    }
    Ok(loaded)
}

/// Refuses what was read where the disk says something else by now: some of it may be from before a
/// change and some from after.
pub(crate) fn as_read(cwd: &Path, sources: &SourceMap) -> Result<(), Failure> {
    for (_, file) in sources.files() {
        if !sync::is(&cwd.join(file.path()), file.path(), file.text().as_bytes())? {
            return Err(sync::changed_meanwhile(file.path()));
        }
    }
    Ok(())
}

/// What to read where nothing is named: `catalog` if there is such a folder, else the current one.
pub fn default_arguments(cwd: &Path) -> Vec<PathBuf> {
    let usual = Path::new("catalog");
    vec![if cwd.join(usual).is_dir() { usual.into() } else { ".".into() }]
}

/// The catalog folders an argument stands for.
fn catalogs_of(cwd: &Path, argument: &Path) -> Result<Vec<PathBuf>, Failure> {
    let path = cwd.join(argument);
    let metadata =
        fs::metadata(&path).map_err(|cause| Failure::io("open catalog", argument, &cause))?;
    if metadata.is_file() {
        let folder = path.parent().filter(|_| path.ends_with(CATALOG_FILE));
        return match folder {
            Some(folder) => Ok(vec![folder.to_path_buf()]),
            None => Err(Failure::environment(format!("`{}` is a file", argument.display()))
                .help("name the folder of the catalog: all its files are read together")),
        };
    }
    if is_catalog(&path) {
        return Ok(vec![path]);
    }
    let mut inside: Vec<PathBuf> = folder::entries(cwd, &path)?
        .into_iter()
        .map(|(_, entry)| entry)
        .filter(|entry| is_catalog(entry))
        .collect();
    inside.sort();
    if inside.is_empty() { Err(no_catalog(&path, argument)) } else { Ok(inside) }
}

/// Whether there is the file that makes a folder a catalog.
fn is_catalog(folder: &Path) -> bool {
    let file = folder.join(CATALOG_FILE);
    file.exists() && !file.is_dir()
}

fn no_catalog(path: &Path, argument: &Path) -> Failure {
    let failure = Failure::environment(format!("there is no catalog in `{}`", argument.display()));
    if path.join(CATALOG_FILE).is_dir() {
        return failure.help(format!("`{CATALOG_FILE}` there is a folder, not a file"));
    }
    if path.join("catalog.yml").exists() {
        return failure.help("rename `catalog.yml` to `catalog.yaml`");
    }
    failure.help(
        "a catalog is a folder with a `catalog.yaml`; name it, or a folder of such folders, as in \
         `errcat gen path/to/catalog`; `errcat init` writes one to begin with",
    )
}

fn canonical(cwd: &Path, path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|cause| Failure::io("open", paths::shown(cwd, path), &cause))
}

/// `path` as shown, where that is enough to find it again.
fn shown(cwd: &Path, path: &Path) -> Result<String, Failure> {
    match path.to_str() {
        Some(_) => Ok(paths::shown(cwd, path)),
        None => Err(Failure::environment(format!(
            "the path `{}` is not Unicode; errcat writes paths into files",
            path.display()
        ))),
    }
}
