//! What can be generated. A new output is one more line in [`ALL`].

use std::{collections::BTreeMap, path::Path};

use errcat_docs::{Fault, Templates};
use errcat_model::{
    Catalog, DocsPages, DocsTarget, Generate, OpenApiFormat, OpenApiTarget, OpenApiVersion,
    RustFeature, RustTarget, SiteTarget,
};

use crate::paths;

/// Files by path relative to the target's folder.
pub(super) type Files = BTreeMap<String, String>;

/// The folder as the catalog names it and the files in it, or what templates of the catalog could
/// not draw.
pub(super) type Emitted<'c> = (&'c str, Result<Files, Vec<Fault>>);

/// An output.
pub(super) struct Target {
    /// `None` where not asked for.
    pub(super) emit: for<'c> fn(&'c Catalog, &Templates) -> Option<Emitted<'c>>,
}

/// Every output.
pub(super) static ALL: &[Target] = &[
    Target {
        emit: |c, _| {
            let target = c.generate.rust.as_ref()?;
            Some((&*target.dir, Ok(rust(c, target))))
        },
    },
    Target {
        emit: |c, _| {
            let target = c.generate.openapi.as_ref()?;
            Some((&*target.dir, Ok(errcat_openapi::emit(c, target))))
        },
    },
    Target {
        emit: |c, templates| {
            let target = written_docs(c)?;
            Some((&*target.dir, errcat_docs::emit(c, target, templates)))
        },
    },
    Target {
        emit: |c, templates| {
            let target = c.generate.site.as_ref()?;
            Some((&*target.dir, errcat_docs::emit_site(c, target, templates)))
        },
    },
];

/// The crate, with the OpenAPI document where utoipa asks for it: in the layout of the catalog's own
/// document, and in the version that utoipa has.
fn rust(catalog: &Catalog, target: &RustTarget) -> Files {
    let mut files = errcat_rust::emit(catalog, target);
    if target.features.contains(&RustFeature::Utoipa) {
        let own = catalog.generate.openapi.clone();
        let document = OpenApiTarget {
            versions: vec![OpenApiVersion::V3_1],
            formats: vec![OpenApiFormat::Json],
            overlay: false,
            ..own.unwrap_or_else(|| OpenApiTarget::new(""))
        };
        let written = errcat_openapi::emit(catalog, &document).into_values();
        files.extend(written.map(|text| (errcat_rust::openapi_document(target).to_owned(), text)));
    }
    files
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
