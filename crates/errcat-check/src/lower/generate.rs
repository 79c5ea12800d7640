//! What to generate, and where.

use errcat_model::{
    DocsTarget, Generate, OpenApiFormat, OpenApiLayout, OpenApiTarget, OpenApiVersion, RustForm,
    RustTarget, SiteTarget,
};
use errcat_syntax::ast::{self, Text};

use super::docs;
use super::folders::{between, check, join, relative};
use super::scope::Scope;
use super::words::{self, each_of, one_of};
use crate::rules::{bad_crate_name, bad_folder, unknown_word};

/// Lowers `generate`.
pub(crate) fn lower(scope: &mut Scope<'_>, def: Option<ast::GenerateDef>) -> Generate {
    let folder = scope.catalog.folder.clone();
    let crate_dir = join(&folder, &format!("generated/{}-errors", scope.catalog.api));
    let Some(def) = def else {
        return Generate {
            rust: Some(rust(scope, &folder, crate_dir.clone(), None)),
            openapi: Some(OpenApiTarget::new(join(&crate_dir, "openapi"))),
            docs: Some(DocsTarget { dir: join(&crate_dir, "docs"), ..DocsTarget::default() }),
            site: None,
        };
    };
    let rust = def.rust.map(|def| {
        let dir = relative(scope, def.dir.as_ref()).unwrap_or_else(|| crate_dir.clone());
        rust(scope, &folder, dir, Some(def))
    });
    let crate_dir = rust.as_ref().map_or(crate_dir, |rust| rust.dir.clone());
    let dir = |scope: &mut Scope<'_>, text: Option<&Text>, default: &str| {
        relative(scope, text).unwrap_or_else(|| join(&crate_dir, default))
    };
    let openapi = def.openapi.map(|def| {
        let dir = dir(scope, def.dir.as_ref(), "openapi");
        openapi(scope, dir, &def)
    });
    let docs = def.docs.map(|def| {
        let dir = dir(scope, def.dir.as_ref(), "docs");
        docs::lower(scope, dir, def)
    });
    let site = def.site.map(|def| SiteTarget {
        dir: dir(scope, def.dir.as_ref(), "site"),
        source: match &def.source {
            Some(text) => docs::source(scope, text),
            None => docs.as_ref().and_then(|docs| docs.source.clone()),
        },
    });
    Generate { rust, openapi, docs, site }
}

const VERSIONS: &[(&str, OpenApiVersion)] =
    &[("3.0", OpenApiVersion::V3_0), ("3.1", OpenApiVersion::V3_1), ("3.2", OpenApiVersion::V3_2)];
const FORMATS: &[(&str, OpenApiFormat)] =
    &[("yaml", OpenApiFormat::Yaml), ("json", OpenApiFormat::Json)];
const LAYOUTS: &[(&str, OpenApiLayout)] =
    &[("per_error", OpenApiLayout::PerError), ("shared", OpenApiLayout::Shared)];
const CODES: &[(&str, bool)] = &[("closed", false), ("open", true)];

fn openapi(scope: &mut Scope<'_>, dir: String, def: &ast::OpenApiTarget) -> OpenApiTarget {
    let mut target = OpenApiTarget::new(dir);
    let versions = each_of(scope, "a version of OpenAPI", def.versions.as_deref(), VERSIONS);
    if !versions.is_empty() {
        target.versions = versions;
    }
    let formats = each_of(scope, "a form of an OpenAPI document", def.formats.as_deref(), FORMATS);
    if !formats.is_empty() {
        target.formats = formats;
    }
    if let Some(text) = &def.layout {
        target.layout = one_of(scope, "a layout", text, LAYOUTS).unwrap_or(target.layout);
    }
    if let Some(text) = &def.codes {
        let open = one_of(scope, "a stance on codes", text, CODES);
        target.open_codes = open.unwrap_or(target.open_codes);
    }
    target.overlay = def.overlay.as_ref().is_some_and(|overlay| overlay.value);
    target
}

/// Features that every generated crate has.
const ALWAYS: [&str; 2] = ["client", "serde"];

fn rust(
    scope: &mut Scope<'_>,
    folder: &str,
    dir: String,
    def: Option<ast::RustTarget>,
) -> RustTarget {
    let default = format!("{}-errors", scope.catalog.api);
    let (name, runtime, features) =
        def.map_or((None, None, None), |def| (def.crate_, def.runtime, def.features));
    let crate_name = match name {
        Some(name) => {
            if !is_crate_name(&name.value) {
                scope.report(bad_crate_name::report(&name));
            }
            name.value
        }
        None => default,
    };
    let runtime = runtime.filter(|path| check(scope, path)).and_then(|path| {
        let from_here = between(&dir, &join(folder, &path.value));
        if from_here.is_none() {
            scope.report(bad_folder::report(&path));
        }
        from_here
    });
    let features = features.unwrap_or_default();
    let mut features: Vec<_> = features
        .iter()
        .filter_map(|word| {
            if ALWAYS.contains(&word.value.as_str()) {
                scope.report(unknown_word::feature_of_all(word));
                return None;
            }
            one_of(scope, "a feature", word, words::FEATURES)
        })
        .collect();
    features.sort_unstable();
    features.dedup();
    RustTarget { crate_name, dir, runtime, features, form: RustForm::default() }
}

/// A name cargo and rustc accept.
fn is_crate_name(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "test", "trait", "true", "try",
        "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && !KEYWORDS.contains(&name)
}
