//! The catalog as written.
//!
//! One record per construct of the language, keys as the author types them, nothing resolved.
//! A catalog is one or more files of the same form; `errcat-check` joins them.

mod decl;
mod generate;
mod guide;
mod security;
mod shared;
mod wire;

use crate::read::record;
use crate::schema::Form::{AnyOf, Pattern, Status, Suggested, Words};
use crate::words::{self, KEY, NAME, STATUS, TYPE_NAME};
use crate::{Entries, Node, OneOrMany, Spanned};

pub use decl::{Decl, TypeDef};
pub use generate::{DocsTarget, GenerateDef, OpenApiTarget, RustTarget, SiteTarget};
pub use guide::{CalloutDef, CodeBlock, GuideDef, GuideItem, LinkDef};
pub use security::{FlowDef, FlowsDef, RequirementDef, SecurityDef};
pub use shared::{LimitDef, RetryDef, RetryDefaults, RetryPolicy, SharedCode, StatusDef};
pub use wire::{HeaderDef, WaiverDef, WireDef, WireField};

// What few records have is boxed, and what is large: a record is as large as all its keys, and there
// may be 100,000.

/// A text with its place.
pub type Text = Spanned<String>;

/// The code of a warning.
const WARNING: &str = "^W[0-9]{4}$";
/// A method of HTTP.
const METHOD: &str = "^[A-Za-z-]+$";

record! {
    /// One file of a catalog.
    pub struct CatalogFile: "a catalog" {
        /// Version of the catalog language; `1`. Stands in `catalog.yaml`.
        errcat: Spanned<u64>,
        /// Name of the API in `kebab-case`.
        api: Text as Pattern("^[a-z][a-z0-9-]*$"),
        /// Name of the API as people say it.
        title: Text,
        /// One sentence about the errors of this API.
        summary: Text,
        /// What a reader of the reference should know first.
        description: Text,
        /// Version of the API.
        version: Text,
        /// How codes are spelled: `SCREAMING_SNAKE_CASE`, `snake_case`, `kebab-case`,
        /// `PascalCase`, `camelCase` or `any`.
        code_style: Text as Words(words::CODE_STYLES),
        /// Where the reference is published; the `$docs` slot appends an error's anchor.
        docs_url: Text,
        /// What every error must have: `title`, `message`, `description`, `cause`, `resolution`,
        /// `retry`, `example`.
        require: Vec<Text> as Words(words::REQUIRED),
        /// What responses carry that no error knows.
        context: Entries<Decl> as Pattern(NAME),
        /// Named types.
        types: Entries<TypeDef> as Pattern(TYPE_NAME),
        /// Params that any error may use by name.
        params: Entries<Decl> as Pattern(NAME),
        /// Headers of every error.
        headers: Entries<HeaderDef>,
        /// The ways errors travel.
        wire: Entries<WireDef> as Pattern(KEY),
        /// What status codes mean here.
        statuses: Entries<StatusDef> as Pattern(STATUS),
        /// Retry policies and the grade of errors that say nothing.
        retry: RetryDefaults,
        /// Rate limits.
        limits: Entries<LimitDef>,
        /// Wire codes that several errors share.
        codes: Entries<SharedCode>,
        /// Errors by group.
        groups: Entries<GroupDef> as Pattern(KEY),
        /// Errors of a catalog without groups.
        errors: Entries<ErrorDef> as Pattern(KEY),
        /// The credentials that the API takes: security schemes by name.
        security: Entries<SecurityDef> as Pattern(KEY),
        /// Operations and the errors they may answer.
        operations: Entries<OperationDef>,
        /// Which errors answer for failures that a framework notices before a handler does.
        rejections: Entries<RejectionDef>,
        /// Sections of the docs beside the tables.
        guides: Entries<GuideDef>,
        /// What to generate and where.
        generate: GenerateDef,
        /// Warnings that count for more or less here, by code.
        rules: Entries<RuleDef> as Pattern(WARNING),
    }
}

record! {
    /// How much a warning counts in this catalog.
    pub struct RuleDef: "an exception" {
        /// `off`, `warning` or `error`.
        level: Text as Words(words::LEVELS),
        /// The errors it is about, by key; all of the catalog where not given.
        errors: OneOrMany<Text>,
        /// Why, for the next reader.
        reason: Text,
    }
}

record! {
    /// Errors that belong together, and what they have in common.
    pub struct GroupDef: "a group" {
        /// Heading.
        title: Text,
        /// What they have in common.
        description: Text,
        /// Things a reader should know.
        notes: OneOrMany<Text>,
        /// Status of errors that give none.
        status: Text as Status,
        /// Wire code of errors that give none.
        code: Node as AnyOf(&[Text::schema]),
        /// How codes of this group are spelled.
        code_style: Text as Words(words::CODE_STYLES),
        /// Wire of errors that name none.
        wire: OneOrMany<Text>,
        /// Message of errors that give none.
        message: Text,
        /// Retry advice of errors that give none.
        retry: RetryDef,
        /// Severity of errors that give none.
        severity: Text as Words(words::SEVERITIES),
        /// The credentials that errors of this group are about, where they name none.
        security: OneOrMany<RequirementDef>,
        /// Params that errors of this group may use by name.
        params: Entries<Decl> as Pattern(NAME),
        /// Headers of every error of this group.
        headers: Entries<HeaderDef>,
        /// The errors.
        errors: Entries<ErrorDef> as Pattern(KEY),
    }
}

record! {
    /// An error.
    pub struct ErrorDef: "an error" or message {
        /// The code on the wire; made from the key where not given.
        code: Box<Node> as AnyOf(&[Text::schema]),
        /// HTTP status.
        status: Text as Status,
        /// Constant short name of the kind of error.
        title: Text,
        /// The sentence, with `{params}`.
        message: Text,
        /// What the error means.
        description: Text,
        /// Why it happens.
        cause: OneOrMany<CauseDef>,
        /// What to do about it.
        resolution: OneOrMany<Text>,
        /// Params by name.
        params: Box<Entries<Decl>> as Pattern(NAME),
        /// The payload: a type, or a declaration.
        details: Box<Decl>,
        /// Headers of the response.
        headers: Box<Entries<HeaderDef>>,
        /// Whether and how to try again.
        retry: Box<RetryDef>,
        /// `debug`, `info`, `warning`, `error` or `critical`.
        severity: Box<Text> as Words(words::SEVERITIES),
        /// The wires it travels on.
        wire: OneOrMany<Text>,
        /// The credentials it finds missing, wrong or not good enough: a security scheme, a list,
        /// or a mapping from schemes to scopes.
        security: Box<OneOrMany<RequirementDef>>,
        /// Where to read more.
        docs: Box<Text>,
        /// The API version that brought it.
        since: Box<Text>,
        /// Why it should no longer be expected.
        deprecated: Box<DeprecatedDef>,
        /// Groups that show it too: a name, a list, or a mapping with causes of their own.
        also_in: Box<Node> as AnyOf(&[OneOrMany::<Text>::schema, Entries::<AlsoIn>::schema]),
        /// Errors to know of beside it; with `difference`, those it must not be confused with.
        related: Box<OneOrMany<RelatedDef>>,
        /// Things a reader should know.
        notes: OneOrMany<Text>,
        /// Code to look at: what leads to the error, or how to handle it.
        samples: Box<OneOrMany<CodeBlock>>,
        /// Worked examples: values by name, with `about` and `problems`.
        examples: Vec<Entries<Node>>,
    }
}

record! {
    /// A cause, perhaps with its own fix.
    pub struct CauseDef: "a cause" or text {
        /// The reason.
        text: Text,
        /// The fix for this reason.
        resolution: Text,
    }
}

record! {
    /// How an error looks from another group.
    pub struct AlsoIn: "an appearance in a group" {
        /// Its causes there.
        cause: OneOrMany<CauseDef>,
        /// Its description there.
        description: Text,
    }
}

record! {
    /// An error to know of beside another.
    pub struct RelatedDef: "a related error" or error {
        /// Its key.
        error: Text,
        /// What tells it from this one.
        difference: Text,
    }
}

record! {
    /// A deprecation.
    pub struct DeprecatedDef: "a deprecation" or reason {
        /// The API version that deprecated it.
        since: Text,
        /// The error to expect instead.
        r#use: Text,
        /// Why.
        reason: Text,
    }
}

record! {
    /// An operation.
    pub struct OperationDef: "an operation" {
        /// HTTP method.
        method: Text as Suggested(words::METHODS, METHOD),
        /// Path template.
        path: Text,
        /// One sentence.
        summary: Text,
        /// The credentials it asks for: a security scheme, a mapping from schemes to scopes, or a
        /// list of which one will do. `[]` says that it asks for none.
        security: OneOrMany<RequirementDef>,
        /// Errors by key, or `group NAME`; those about its credentials come on top.
        errors: OneOrMany<Text>,
    }
}

record! {
    /// The error that answers for a failure a framework notices.
    pub struct RejectionDef: "a rejection" or error {
        /// Its key.
        error: Text,
        /// Values of its params: `$reason`, `$allow`, `$method`, `$path` or a constant.
        with: Entries<Node>,
    }
}
