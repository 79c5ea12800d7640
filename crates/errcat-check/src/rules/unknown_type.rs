//! A type that is not declared.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0301",
    name: "unknown_type",
    severity: Severity::Error,
    explanation: "A type expression names a builtin type or one of `types`.",
};

/// `name` at `span` is no type.
pub(crate) fn report<'a>(
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    RULE.at(span, format!("there is no type `{name}`"))
        .label("neither builtin nor declared under `types`")
        .maybe_help(
            super::bad_type::meant(name).map(str::to_owned).or_else(|| did_you_mean(name, known)),
        )
}
