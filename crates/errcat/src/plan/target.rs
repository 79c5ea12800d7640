//! What can be generated. A new output is one more line in [`ALL`].

use std::{collections::BTreeMap, path::Path};

use errcat_model::{
    Catalog, DocsPages, DocsTarget, Generate, OpenApiTarget, RustTarget, SiteTarget,
};

use crate::paths;

/// Files by path relative to the target's folder.
pub(super) type Files = BTreeMap<String, String>;

/// An output.
pub(super) struct Target {
    /// The folder as the catalog names it and the files in it; `None` where not asked for.
    pub(super) emit: fn(&Catalog) -> Option<(&str, Files)>,
}

/// Every output.
pub(super) static ALL: &[Target] = &[
    Target { emit: |c| c.generate.rust.as_ref().map(|t| (&*t.dir, errcat_rust::emit(c, t))) },
    Target { emit: |c| c.generate.openapi.as_ref().map(|t| (&*t.dir, errcat_openapi::emit(c, t))) },
    Target { emit: |c| written_docs(c).map(|t| (&*t.dir, errcat_docs::emit(c, t))) },
    Target { emit: |c| c.generate.site.as_ref().map(|t| (&*t.dir, errcat_docs::emit_site(c, t))) },
];

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
    if let Some(SiteTarget { dir }) = &mut generate.site {
        *dir = paths::join(&home, "site");
    }
}

/// Leaves of all outputs of `catalog` the HTML site alone, in a folder of the API's name in `out`,
/// whether the catalog asks for a site or not.
pub fn site_only(catalog: &mut Catalog, out: &Path, cwd: &Path) {
    let dir = paths::shown(cwd, out.join(&catalog.api));
    catalog.generate =
        Generate { rust: None, openapi: None, docs: None, site: Some(SiteTarget { dir }) };
}
