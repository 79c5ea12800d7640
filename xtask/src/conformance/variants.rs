//! Every OpenAPI document that could be asked for: the catalogs of the repository in each layout,
//! with codes closed and open, in each version.

use std::path::{Path, PathBuf};

use errcat::load::load;
use errcat_model::{
    Catalog, Generate, OpenApiFormat, OpenApiLayout, OpenApiTarget, OpenApiVersion,
};
use errcat_source::Sink;

use super::tools::{Tools, write_below};

/// A way to write the documents: its name, the layout, and whether codes are open.
pub(super) type Variant = (&'static str, OpenApiLayout, bool);

/// All ways.
pub(super) const ALL: [Variant; 4] = [
    ("per-error", OpenApiLayout::PerError, false),
    ("per-error-open", OpenApiLayout::PerError, true),
    ("shared", OpenApiLayout::Shared, false),
    ("shared-open", OpenApiLayout::Shared, true),
];

/// Writes the documents of all catalogs in one variant and one version below a folder, as
/// `API/openapi.json`, and gives them by the name of the API.
pub(super) fn write(
    tools: &Tools,
    folder: &Path,
    variant: Variant,
    version: OpenApiVersion,
) -> Result<Vec<(String, PathBuf)>, String> {
    write_all(catalogs(tools)?, folder, variant, version)
}

/// The same for other catalogs.
pub(super) fn write_all(
    catalogs: Vec<Catalog>,
    folder: &Path,
    (_, layout, open_codes): Variant,
    version: OpenApiVersion,
) -> Result<Vec<(String, PathBuf)>, String> {
    let mut documents = Vec::new();
    for mut catalog in catalogs {
        let target = OpenApiTarget {
            versions: vec![version],
            formats: vec![OpenApiFormat::Json],
            layout,
            open_codes,
            ..OpenApiTarget::new(catalog.api.clone())
        };
        catalog.generate = Generate { rust: None, openapi: Some(target), docs: None, site: None };
        let plan = errcat::plan::plan(&catalog, folder).map_err(|failure| failure.to_string())?;
        for (dir, files) in &plan.roots {
            if let Some(bytes) = files.get("openapi.json") {
                let path = folder.join(dir).join("openapi.json");
                write_below(&path, bytes)?;
                documents.push((catalog.api.clone(), path));
            }
        }
    }
    Ok(documents)
}

/// The catalogs of the repository that describe an API over HTTP: not that of errcat's rules.
pub(super) fn catalogs(tools: &Tools) -> Result<Vec<Catalog>, String> {
    read(tools, "catalog")
}

/// The catalog whose names and texts try to be something else.
pub(super) fn hostile(tools: &Tools) -> Result<Vec<Catalog>, String> {
    read(tools, "tests/cases/hostile")
}

fn read(tools: &Tools, folder: &str) -> Result<Vec<Catalog>, String> {
    let mut sink = Sink::new();
    let root = tools.root();
    let loaded = load(root, &[root.join(folder)], &mut sink).map_err(|f| f.to_string())?;
    let catalogs: Option<Vec<_>> =
        loaded.catalogs.iter().map(|c| errcat::compile(c, &loaded.sources, &mut sink)).collect();
    let mut catalogs = catalogs.ok_or("a catalog has faults: `errcat check` says which")?;
    catalogs.retain(|catalog| catalog.generate.openapi.is_some());
    Ok(catalogs)
}
