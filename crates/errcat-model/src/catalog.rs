//! The whole.

use std::time::Duration;

use crate::{
    ContextDef, DocsTarget, ErrorDef, ErrorId, Json, Origin, Prose, Rejection, Requirement, Retry,
    RetryGrade, RustFeature, SecurityScheme, TypeDef, TypeId, Wire, WireId,
};

/// Index into [`Catalog::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub usize);

/// Index into [`Catalog::policies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(pub usize);

/// The errors of one API and everything said about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// Name of the API, `kebab-case`.
    pub api: String,
    /// The folder of the catalog as a reader should see it, with `/`.
    pub folder: String,
    /// Name of the API as people say it.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// What a reader of the reference should know first.
    pub description: Prose,
    /// Version of the API.
    pub version: Option<String>,
    /// Members of responses that no error knows.
    pub context: Vec<ContextDef>,
    /// Named types.
    pub types: Vec<TypeDef>,
    /// The ways errors travel. Never empty.
    pub wires: Vec<Wire>,
    /// The wire of errors that name none.
    pub default_wire: WireId,
    /// Status codes with what they mean here, in the order written.
    pub statuses: Vec<StatusDef>,
    /// Retry policies.
    pub policies: Vec<RetryPolicy>,
    /// Rate limits.
    pub limits: Vec<Limit>,
    /// Wire codes that several errors share.
    pub codes: Vec<SharedCode>,
    /// Groups in the order written.
    pub groups: Vec<Group>,
    /// Errors in the order written.
    pub errors: Vec<ErrorDef>,
    /// The credentials that the API takes.
    pub security: Vec<SecurityScheme>,
    /// Operations and what they may answer.
    pub operations: Vec<Operation>,
    /// What answers for failures that a framework notices, each kind at most once, in the order
    /// written.
    pub rejections: Vec<Rejection>,
    /// Sections of the docs beside the tables.
    pub guides: Vec<Guide>,
    /// What to generate and where.
    pub generate: Generate,
}

impl Catalog {
    /// The error of an id.
    pub fn error(&self, id: ErrorId) -> &ErrorDef {
        &self.errors[id.0]
    }

    /// The wire of an id.
    pub fn wire(&self, id: WireId) -> &Wire {
        &self.wires[id.0]
    }

    /// The type of an id.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// The wires with their ids.
    pub fn wires(&self) -> impl Iterator<Item = (WireId, &Wire)> {
        self.wires.iter().enumerate().map(|(i, w)| (WireId(i), w))
    }

    /// The errors with their ids.
    pub fn errors(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.errors.iter().enumerate().map(|(i, e)| (ErrorId(i), e))
    }

    /// The errors that a client of the operation may meet, each once, in the order of the catalog:
    /// those it declares, and those that answer in its place where the framework gives up.
    pub fn answers_of(&self, operation: &Operation) -> Vec<ErrorId> {
        let rejections = self.rejections.iter().filter(|r| r.kind.meets(operation));
        let mut errors = operation.errors.clone();
        errors.extend(rejections.map(|rejection| rejection.error));
        errors.sort_unstable();
        errors.dedup();
        errors
    }

    /// What the catalog says of a status.
    pub fn status(&self, code: u16) -> Option<&StatusDef> {
        self.statuses.iter().find(|s| s.code == code)
    }
}

/// What a status code means in this API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDef {
    /// The code, 100 to 599.
    pub code: u16,
    /// Its short name here; the phrase of RFC 9110 where none is given.
    pub meaning: String,
    /// What it says about the request.
    pub note: Prose,
    /// What a client does.
    pub action: Prose,
    /// Whether to try again.
    pub retry: Option<RetryGrade>,
}

/// Numbers for a retry.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// Key in the catalog.
    pub name: String,
    /// Wait before the first retry.
    pub base: Duration,
    /// What the wait is multiplied by each time, as written.
    pub factor: f64,
    /// The longest wait.
    pub max: Option<Duration>,
    /// How many tries in all.
    pub attempts: Option<u32>,
    /// Up to this much random time on top.
    pub jitter: Option<Duration>,
    /// When to use it.
    pub doc: Prose,
}

/// A rate limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Key in the catalog.
    pub name: String,
    /// The operation it limits.
    pub title: String,
    /// How many; `None` where it varies.
    pub max: Option<u64>,
    /// Within how long.
    pub window: Option<Duration>,
    /// For each of what: `IP`, `player`.
    pub per: Option<String>,
    /// More about it.
    pub doc: Prose,
}

/// A wire code that several errors share, told apart by status or text.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedCode {
    /// The code on the wire.
    pub code: Json,
    /// What it means.
    pub description: Prose,
}

/// Errors that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Key in the catalog.
    pub name: String,
    /// Heading.
    pub title: String,
    /// Anchor in the docs.
    pub anchor: String,
    /// What they have in common.
    pub description: Prose,
    /// Its entries in the order written: the errors it declares, then those it shows also.
    pub entries: Vec<GroupEntry>,
    /// Things a reader should know.
    pub notes: Vec<Prose>,
    /// Where it is declared.
    pub origin: Origin,
}

/// An error within a group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupEntry {
    /// The error.
    pub error: ErrorId,
    /// Whether another group declares it and this one shows it also.
    pub also: bool,
    /// Its causes as seen from this group.
    pub causes: Vec<crate::Cause>,
    /// Its description as seen from this group.
    pub description: Prose,
}

/// An operation of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its key, the OpenAPI `operationId`.
    pub id: String,
    /// HTTP method, upper case.
    pub method: String,
    /// Path template, `/books/{id}`.
    pub path: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Whichever of these a request meets; none where it needs no credentials. `None` where the
    /// catalog does not say.
    pub security: Option<Vec<Requirement>>,
    /// The errors it may answer, those about its credentials included, each once, in the order of
    /// the catalog. Those of the catalog's rejections come on top: [`Catalog::answers_of`].
    pub errors: Vec<ErrorId>,
}

impl Operation {
    /// Whether its requests have content (RFC 9110, section 9.3): in those of other methods it means
    /// nothing, and no handler reads it.
    pub fn takes_content(&self) -> bool {
        !matches!(self.method.as_str(), "GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE" | "CONNECT")
    }
}

/// A section of the docs beside the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Key in the catalog, also its anchor.
    pub name: String,
    /// Heading.
    pub title: String,
    /// Text below the heading.
    pub text: Prose,
    /// A box to be noticed.
    pub callout: Option<Callout>,
    /// Problems and what to do about each, or subsections.
    pub items: Vec<GuideItem>,
    /// Samples.
    pub code: Vec<CodeBlock>,
    /// Further reading.
    pub links: Vec<Link>,
    /// Whether it stands before the tables.
    pub before: bool,
}

/// A box to be noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Heading of the box.
    pub title: String,
    /// Its text.
    pub text: Prose,
}

/// One problem of a guide with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideItem {
    /// What the reader sees.
    pub title: String,
    /// Text below.
    pub text: Prose,
    /// What to do, in order.
    pub steps: Vec<Prose>,
}

/// A sample of code, verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Heading or file name.
    pub title: Option<String>,
    /// Language, for highlighting.
    pub language: String,
    /// The code.
    pub text: String,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Where it goes: a URL or a page's name.
    pub to: String,
    /// What is there.
    pub doc: Prose,
}

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

impl Retry {
    /// The policy, where there is one.
    pub fn policy<'a>(&self, catalog: &'a Catalog) -> Option<&'a RetryPolicy> {
        self.policy.map(|id| &catalog.policies[id.0])
    }
}
