//! What to generate and where.

use crate::{DocsTarget, RustFeature};

/// What to generate and where. Folders are relative to where the command runs, with `/`.
#[derive(Debug, Clone, PartialEq)]
pub struct Generate {
    /// The Rust crate.
    pub rust: Option<RustTarget>,
    /// The OpenAPI document.
    pub openapi: Option<OpenApiTarget>,
    /// The Markdown reference.
    pub docs: Option<DocsTarget>,
    /// The HTML site.
    pub site: Option<SiteTarget>,
}

/// A Rust crate to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustTarget {
    /// Name of the package.
    pub crate_name: String,
    /// Its folder.
    pub dir: String,
    /// Path from the crate's folder to `errcat-runtime`; the registry's release where not given.
    pub runtime: Option<String>,
    /// Its optional integrations, in the order of [`RustFeature`].
    pub features: Vec<RustFeature>,
    /// How its sources are compiled.
    pub form: RustForm,
}

/// How the sources of a [`RustTarget`] are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RustForm {
    /// As a crate with a manifest, features and tests.
    #[default]
    Crate,
    /// As a module of another crate, made by its build script. There are no features then: the
    /// integrations of the target are compiled, and these if asked for.
    Module {
        /// Reading responses.
        client: bool,
        /// Codes as values of serde.
        serde: bool,
    },
}

/// An OpenAPI document to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenApiTarget {
    /// Its folder.
    pub dir: String,
    /// The versions to write it in, each once, the main one first. Never empty.
    pub versions: Vec<OpenApiVersion>,
    /// The forms to write it in, each once. Never empty.
    pub formats: Vec<OpenApiFormat>,
    /// How bodies become schemas.
    pub layout: OpenApiLayout,
    /// Whether clients must be ready for codes that the catalog does not have.
    pub open_codes: bool,
    /// Whether to write an overlay too, which adds the errors to the API's own document.
    pub overlay: bool,
}

impl OpenApiTarget {
    /// What a catalog gets that says nothing but where.
    pub fn new(dir: impl Into<String>) -> Self {
        Self {
            dir: dir.into(),
            versions: vec![OpenApiVersion::V3_1],
            formats: vec![OpenApiFormat::Yaml, OpenApiFormat::Json],
            layout: OpenApiLayout::PerError,
            open_codes: false,
            overlay: false,
        }
    }
}

/// A version of the OpenAPI Specification; later ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenApiVersion {
    /// 3.0, with a JSON Schema dialect of its own.
    V3_0,
    /// 3.1, with JSON Schema 2020-12.
    V3_1,
    /// 3.2.
    V3_2,
}

/// A form of an OpenAPI document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenApiFormat {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

/// How bodies become schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenApiLayout {
    /// A schema for each error, and unions of them.
    PerError,
    /// One schema for each wire, which all its errors share.
    Shared,
}

/// An HTML site to write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteTarget {
    /// Its folder.
    pub dir: String,
    /// Where readers find the folder of the catalog: a URL without `/` at its end.
    pub source: Option<String>,
}
