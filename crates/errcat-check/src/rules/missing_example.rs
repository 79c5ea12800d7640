//! A pattern without an example.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0211",
    name: "missing_example",
    severity: Severity::Error,
    explanation: "Docs, OpenAPI and tests need a value for everything a response must carry. \
                  For most types one can be made up; a text that must match a `pattern` needs \
                  an `example` that does.",
};

/// The declaration of `name` at `span` needs an example.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` has a `pattern` and needs an `example`"))
        .label("no value that matches can be made up")
        .help("give an `example` that matches the pattern")
}
