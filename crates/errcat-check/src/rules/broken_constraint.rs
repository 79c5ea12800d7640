//! A value outside of what its declaration demands.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0210",
    name: "broken_constraint",
    severity: Severity::Error,
    explanation: "Examples and defaults keep the `pattern`, `max_length`, `min` and `max` of \
                  their declaration.",
};

/// The value of `name` at `span` breaks `demand` ("at most 20 characters").
pub(crate) fn report(name: &str, demand: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` must have {demand}")).label(format!("expected {demand}"))
}
