//! Two operations with one method and path.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0411",
    name: "duplicate_operation",
    severity: Severity::Error,
    explanation: "A method and a path name one operation.",
};

/// The operation at `second` is that at `first`.
pub(crate) fn report(first: Span, second: Span) -> Diagnostic {
    RULE.at(second, "two operations have the same method and path")
        .label("the second")
        .also(first, "the first")
}
