//! A key that a construct cannot do without.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0101",
    name: "missing_key",
    severity: Severity::Error,
    explanation: "Some constructs mean nothing without certain keys: a catalog has `errcat`, \
                  `api`, `title` and `wire`, a declaration has a `type`, a wire a `body`. \
                  What is missing cannot be guessed.",
};

/// `what` ("a wire") at `span` lacks `key`.
pub(crate) fn report(what: &str, key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("{what} needs `{key}`")).label(format!("`{key}` is missing here"))
}
