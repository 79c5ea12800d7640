//! What can be generated. A new output is one more line in [`ALL`].

use std::path::Path;

use errcat_docs::{Fault, Templates};
use errcat_model::{
    Catalog, DocsPages, DocsTarget, Draft, Files, Generate, OpenApiFormat, OpenApiTarget,
    OpenApiVersion, RustFeature, RustTarget, SiteTarget,
};

use crate::paths;

/// An output.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder as the catalog names it; `None` where the output is not asked for.
    pub(super) dir: for<'c> fn(&'c Catalog) -> Option<&'c str>,
    /// Whether templates draw it, which a catalog may have of its own.
    pub(super) by_templates: bool,
    /// Names and draws its files. Gives what templates of the catalog could not draw.
    pub(super) emit: fn(&Catalog, &Templates, &mut dyn Files) -> Vec<Fault>,
}

/// Every output.
pub(super) static ALL: &[Target] = &[
    Target {
        dir: |catalog| Some(&*catalog.generate.rust.as_ref()?.dir),
        by_templates: false,
        emit: |catalog, _, files| {
            if let Some(target) = &catalog.generate.rust {
                rust(catalog, target, files);
            }
            Vec::new()
        },
    },
    Target {
        dir: |catalog| Some(&*catalog.generate.openapi.as_ref()?.dir),
        by_templates: false,
        emit: |catalog, _, files| {
            if let Some(target) = &catalog.generate.openapi {
                errcat_openapi::emit(catalog, target, files);
            }
            Vec::new()
        },
    },
    Target {
        dir: |catalog| Some(&*written_docs(catalog)?.dir),
        by_templates: true,
        emit: |catalog, templates, files| {
            let emit = |target| errcat_docs::emit(catalog, target, templates, files);
            written_docs(catalog).map_or(Vec::new(), emit)
        },
    },
    Target {
        dir: |catalog| Some(&*catalog.generate.site.as_ref()?.dir),
        by_templates: true,
        emit: |catalog, templates, files| {
            let emit = |target| errcat_docs::emit_site(catalog, target, templates, files);
            catalog.generate.site.as_ref().map_or(Vec::new(), emit)
        },
    },
];

/// The crate, with the OpenAPI document where utoipa asks for it: in the layout of the catalog's own
/// document, and in the version that utoipa has.
fn rust(catalog: &Catalog, target: &RustTarget, files: &mut dyn Files) {
    errcat_rust::emit(catalog, target, files);
    if target.features.contains(&RustFeature::Utoipa) {
        let own = catalog.generate.openapi.clone();
        let document = OpenApiTarget {
            versions: vec![OpenApiVersion::V3_1],
            formats: vec![OpenApiFormat::Json],
            overlay: false,
            ..own.unwrap_or_else(|| OpenApiTarget::new(""))
        };
        let path = errcat_rust::openapi_document(target);
        errcat_openapi::emit(catalog, &document, &mut Renamed { path, files });
    }
}

/// Gives the only file of an output another path.
struct Renamed<'f> {
    path: &'static str,
    files: &'f mut dyn Files,
}

impl Files for Renamed<'_> {
    fn together(&mut self, _: &[&str], draw: &mut dyn FnMut(&mut [&mut dyn Draft])) {
        self.files.together(&[self.path], draw);
    }
}

/// The reference, where one is written.
fn written_docs(catalog: &Catalog) -> Option<&DocsTarget> {
    catalog.generate.docs.as_ref().filter(|target| target.pages != DocsPages::None)
}

/// Sends all outputs of `catalog` to a folder of its own in `out`: the crate's name, with `openapi`,
/// `docs` and `site` in it. What the catalog does not generate is not generated there either.
pub fn redirect(catalog: &mut Catalog, out: &Path, cwd: &Path) {
    let name = match &catalog.generate.rust {
        Some(rust) => rust.crate_name.clone(),
        None => format!("{}-errors", catalog.api),
    };
    let home = paths::shown(cwd, out.join(name));
    let generate = &mut catalog.generate;
    if let Some(RustTarget { dir, runtime, .. }) = &mut generate.rust {
        if let Some(runtime) = runtime {
            let target = paths::absolute(&cwd.join(&*dir), &*runtime);
            let from = paths::absolute(cwd, &home);
            *runtime = paths::slashed(&paths::relative(&from, &target));
        }
        dir.clone_from(&home);
    }
    if let Some(OpenApiTarget { dir, .. }) = &mut generate.openapi {
        *dir = paths::join(&home, "openapi");
    }
    if let Some(DocsTarget { dir, inject, .. }) = &mut generate.docs {
        *dir = paths::join(&home, "docs");
        // Pages written by hand are where they are.
        inject.clear();
    }
    if let Some(SiteTarget { dir, .. }) = &mut generate.site {
        *dir = paths::join(&home, "site");
    }
}

/// Leaves of all outputs of `catalog` the HTML site alone, in a folder of the API's name in `out`,
/// whether the catalog asks for a site or not.
pub fn site_only(catalog: &mut Catalog, out: &Path, cwd: &Path) {
    let dir = paths::shown(cwd, out.join(&catalog.api));
    let Generate { docs, site, .. } = &catalog.generate;
    let docs = docs.as_ref().and_then(|docs| docs.source.as_ref());
    let source = site.as_ref().and_then(|site| site.source.as_ref()).or(docs).cloned();
    catalog.generate =
        Generate { rust: None, openapi: None, docs: None, site: Some(SiteTarget { dir, source }) };
}
