//! The catalog as written.
//!
//! One record per construct of the language, keys as the author types them, nothing resolved.
//! A catalog is one or more files of the same form; `errcat-check` joins them.

use crate::read::record;
use crate::schema::Form::{AnyOf, Pattern, Status, Suggested, Words};
use crate::words::{self, KEY, NAME, STATUS, TYPE_NAME};
use crate::{Entries, Node, OneOrMany, Spanned};

// What few records have is boxed, and what is large: a record is as large as all its keys, and there
// may be 100,000.

/// A text with its place.
pub type Text = Spanned<String>;

/// A length of time.
const DURATION: &str = "^[0-9]+(ms|s|m|h|d)$";
/// The code of a warning.
const WARNING: &str = "^W[0-9]{4}$";
/// The code of a rule.
const RULE: &str = "^[EW][0-9]{4}$";
/// A type expression.
const TYPE: &str = "^[A-Za-z][A-Za-z0-9<> ]*$";
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
    /// A named value: a param, a field of a record, a member of the context.
    pub struct Decl: "a declaration" or r#type {
        /// Its type.
        r#type: Text as Suggested(words::TYPES, TYPE),
        /// In `context` only: `response` (the default) or `problem`, whichever has one each.
        per: Box<Text> as Words(words::PER),
        /// Whether it may be missing.
        optional: Spanned<bool>,
        /// What the wire shows when there is no value.
        default: Box<Node>,
        /// A real value.
        example: Node,
        /// What it means.
        doc: Text,
        /// A regular expression the whole text matches.
        pattern: Box<Text>,
        /// The text in place of one that does not match `pattern`.
        otherwise: Box<Text>,
        /// The longest text, in characters.
        max_length: Box<Spanned<u64>>,
        /// The least number.
        min: Box<Spanned<i64>>,
        /// The greatest number.
        max: Box<Spanned<i64>>,
        /// What a duration is counted in: `seconds` or `milliseconds`.
        unit: Box<Text> as Words(words::UNITS),
        /// Must not be shown unless the message shows it.
        sensitive: Spanned<bool>,
    }
}

record! {
    /// A named type: a record or an enum.
    pub struct TypeDef: "a type" {
        /// What it is for.
        doc: Text,
        /// Fields of a record, in the order of the wire.
        fields: Entries<Decl>,
        /// Values of an enum: a list, or a mapping from value to docs.
        values: Node as AnyOf(&[Vec::<Text>::schema, Entries::<Node>::schema]),
    }
}

record! {
    /// A way errors travel.
    pub struct WireDef: "a wire" {
        /// Heading in the docs.
        title: Text,
        /// What it is used for.
        description: Text,
        /// What carries it: `http` (the default), `mqtt` or another name.
        transport: Text as Suggested(words::TRANSPORTS, KEY),
        /// Whether errors that name no wire use this one.
        default: Spanned<bool>,
        /// Content type of the body.
        media_type: Text,
        /// Standards it follows, whose rules are then checked: `rfc6749` (OAuth 2.0), `rfc9457`
        /// (problem details), `json-api-1.1`.
        claims: OneOrMany<Text> as Words(words::PROFILES),
        /// Rules of these standards that it breaks on purpose.
        waive: Vec<WaiverDef>,
        /// Headers of every response.
        headers: Entries<HeaderDef>,
        /// The body as drawn, with slots.
        body: Node,
        /// One problem of a wire that carries several.
        problem: Node,
        /// Docs of the body's members by dotted path.
        fields: Entries<WireField>,
        /// Stand-ins for slots, to show the bare format.
        sample: Entries<Node>,
    }
}

record! {
    /// A rule of a claimed standard that a wire breaks on purpose.
    pub struct WaiverDef: "a waiver" {
        /// Its code, as `errcat explain` takes it.
        rule: Text as Pattern(RULE),
        /// The errors that break it, by key; all of the wire where not given.
        errors: OneOrMany<Text>,
        /// Why, for the next reader.
        reason: Text,
    }
}

record! {
    /// Docs of a member of an envelope.
    pub struct WireField: "docs of a member" or doc {
        /// What it means.
        doc: Text,
        /// A real value.
        example: Node,
    }
}

record! {
    /// A response header.
    pub struct HeaderDef: "a header" or value {
        /// Its value: text with `$slots`.
        value: Text,
        /// What it means here.
        doc: Text,
    }
}

record! {
    /// What a status code means.
    pub struct StatusDef: "a status" or meaning {
        /// Its short name here.
        meaning: Text,
        /// What it says about the request.
        note: Text,
        /// What a client does.
        action: Text,
        /// Whether to try again; errors of this status inherit it.
        retry: Text as Words(words::GRADES),
    }
}

record! {
    /// Retry policies and defaults.
    pub struct RetryDefaults: "retry defaults" {
        /// The grade of errors that say nothing.
        default: Text as Words(words::GRADES),
        /// Policies by name.
        policies: Entries<RetryPolicy>,
    }
}

record! {
    /// Numbers for a retry.
    pub struct RetryPolicy: "a retry policy" {
        /// Wait before the first retry: `1s`, `500ms`.
        base: Text as Pattern(DURATION),
        /// What the wait is multiplied by each time; 2 where not given.
        factor: Spanned<f64>,
        /// The longest wait.
        max: Text as Pattern(DURATION),
        /// How many tries in all.
        attempts: Spanned<u64>,
        /// Up to this much random time on top.
        jitter: Text as Pattern(DURATION),
        /// When to use it.
        doc: Text,
    }
}

record! {
    /// Retry advice of an error or a group.
    pub struct RetryDef: "retry advice" or grade {
        /// `never`, `after_fix`, `after_reauth`, `backoff` or `caution`.
        grade: Text as Words(words::GRADES),
        /// Name of a policy; the one named for the grade where not given.
        policy: Box<Text>,
    }
}

record! {
    /// A rate limit.
    pub struct LimitDef: "a rate limit" {
        /// The operation it limits.
        title: Text,
        /// How many, or `varies`.
        max: Text,
        /// Within how long: `1m`, `1h`.
        window: Text as Pattern(DURATION),
        /// For each of what: `IP`, `player`.
        per: Text,
        /// More about it.
        doc: Text,
    }
}

record! {
    /// A wire code that several errors share.
    pub struct SharedCode: "a shared code" or description {
        /// What it means.
        description: Text,
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
        /// Errors by key, or `group NAME`.
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

record! {
    /// A section of the docs.
    pub struct GuideDef: "a guide" {
        /// Heading.
        title: Text,
        /// Text below the heading.
        text: Text,
        /// `before` or `after` (the default) the tables.
        place: Text as Words(words::PLACES),
        /// A box to be noticed.
        callout: CalloutDef,
        /// Problems and what to do about each.
        items: Vec<GuideItem>,
        /// Samples.
        code: OneOrMany<CodeBlock>,
        /// Further reading.
        links: Vec<LinkDef>,
    }
}

record! {
    /// A box to be noticed.
    pub struct CalloutDef: "a callout" or text {
        /// Heading of the box; `Note` where not given.
        title: Text,
        /// Its text.
        text: Text,
    }
}

record! {
    /// A problem and its steps.
    pub struct GuideItem: "an item" {
        /// What the reader sees.
        title: Text,
        /// Text below.
        text: Text,
        /// What to do, in order.
        steps: OneOrMany<Text>,
    }
}

record! {
    /// A sample of code.
    pub struct CodeBlock: "a code sample" {
        /// Heading or file name.
        title: Text,
        /// Language, for highlighting.
        language: Text,
        /// The code.
        text: Text,
    }
}

record! {
    /// A link.
    pub struct LinkDef: "a link" {
        /// What it is called.
        title: Text,
        /// Where it goes; the title where not given.
        to: Text,
        /// What is there.
        doc: Text,
    }
}

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
