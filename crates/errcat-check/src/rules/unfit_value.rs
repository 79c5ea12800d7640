//! A value that does not have the declared type.

use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

use crate::suggest::{did_you_mean, list};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0207",
    name: "unfit_value",
    severity: Severity::Error,
    explanation: "Examples and defaults have the type that is declared: they are shown in the \
                  docs and answered by tests as they stand. Numbers and booleans stand \
                  without quotes; a `datetime` is RFC 3339 in UTC, a `uuid` lower case with \
                  hyphens.",
};

/// The value at `span` is not `expected` ("a number").
pub(crate) fn report(expected: &str, found: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("expected {expected}, found {found}")).label(format!("expected {expected}"))
}

/// `text` is none of an enum's values.
pub(crate) fn not_of_enum(name: &str, text: &Text, values: &[&str]) -> Diagnostic {
    let values = values.iter().copied();
    RULE.at(text.span, format!("`{}` is not a value of `{name}`", text.value))
        .label(format!("not a value of `{name}`"))
        .help(
            did_you_mean(&text.value, values.clone())
                .unwrap_or_else(|| format!("its values are {}", list(values))),
        )
}
