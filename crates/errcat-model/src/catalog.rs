//! The whole.

use std::time::Duration;

use crate::{
    ContextDef, ErrorDef, ErrorId, Generate, Guide, Json, Origin, Prose, Rejection, Requirement,
    RetryGrade, RetryPolicy, SecurityScheme, TypeDef, TypeId, Wire, WireId,
};

/// Index into [`Catalog::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub usize);

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
