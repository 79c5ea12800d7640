//! A demand that makes no sense for its type.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0205",
    name: "unfit_constraint",
    severity: Severity::Error,
    explanation: "`pattern` and `max_length` are for `string`, `min` and `max` for `integer`, \
                  `unit` for `duration`. Elsewhere they would be ignored. `min` must not \
                  exceed `max`.",
};

/// `key` is for `fit` only.
pub(crate) fn report(key: &str, fit: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` is for `{fit}` only")).label(format!("the type is not `{fit}`"))
}

/// `min` at `span` exceeds `max`.
pub(crate) fn empty_range(min: i64, max: i64, span: Span) -> Diagnostic {
    RULE.at(span, format!("no number is at least {min} and at most {max}"))
        .label("`min` exceeds `max`")
}
