//! What to generate and where.

use super::Text;
use crate::read::record;
use crate::{Entries, Node, Spanned};

record! {
    /// What to generate and where. Without it: everything, into `generated` beside the catalog.
    pub struct GenerateDef: "what to generate" {
        /// The Rust crate.
        rust: RustTarget,
        /// The OpenAPI document.
        openapi: OpenApiTarget,
        /// The Markdown reference.
        docs: DocsTarget,
        /// The HTML site; only where it is named.
        site: SiteTarget,
    }
}

record! {
    /// A Rust crate.
    pub struct RustTarget: "a Rust target" {
        /// Name of the package; `API-errors` where not given.
        crate_: Text,
        /// Its folder, relative to the catalog's.
        dir: Text,
        /// Where `errcat-runtime` lies, relative to the catalog's folder; the registry's release
        /// where not given.
        runtime: Text,
        /// Integrations of the crate: `axum`, `actix-web`, `tracing`, `utoipa`.
        features: Vec<Text>,
    }
}

record! {
    /// An OpenAPI document.
    pub struct OpenApiTarget: "an OpenAPI target" {
        /// Its folder, relative to the catalog's; `openapi` in the crate's where not given.
        dir: Text,
        /// Versions of OpenAPI: `3.0`, `3.1` (the default), `3.2`. The first is `openapi.yaml`,
        /// the others are `openapi-3.0.yaml` and so on.
        versions: Vec<Text>,
        /// `yaml`, `json` or both (the default).
        formats: Vec<Text>,
        /// `per_error` (the default): a schema for each error. `shared`: one for each envelope.
        layout: Text,
        /// `closed` (the default): no code but those of the catalog. `open`: others may come.
        codes: Text,
        /// Whether to write an overlay too, which adds the errors to the API's own document.
        overlay: Spanned<bool>,
    }
}

record! {
    /// A Markdown reference.
    pub struct DocsTarget: "a docs target" {
        /// Its folder, relative to the catalog's; `docs` in the crate's where not given.
        dir: Text,
        /// What makes a site of it: `docusaurus`, `mkdocs`, `mdbook`, `just-the-docs`, `github`
        /// (the default), `github-wiki` or `plain`.
        flavor: Text,
        /// How it is cut into pages: `one` (the default), `group` or `error`; `none` writes no
        /// reference and only fills the pages of `inject`.
        pages: Text,
        /// Front matter of the reference page, where the flavor has any.
        front_matter: Entries<Node>,
        /// URL of the catalog's folder, for links to the line that declares an error.
        source: Text,
        /// Pages written by hand, relative to the catalog's folder, whose parts between
        /// `<!-- errcat:PART -->` and `<!-- /errcat -->` are filled.
        inject: Vec<Text>,
        /// Languages of the client code that is shown: `rust`, `python`, `typescript`, `curl`;
        /// all of them where not given.
        clients: Vec<Text>,
    }
}

record! {
    /// An HTML site.
    pub struct SiteTarget: "a site target" {
        /// Its folder, relative to the catalog's; `site` in the crate's where not given.
        dir: Text,
        /// URL of the catalog's folder, for links to the line that declares an error; that of `docs`
        /// where not given.
        source: Text,
    }
}
