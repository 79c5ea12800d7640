//! A retry policy that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0308",
    name: "unknown_policy",
    severity: Severity::Error,
    explanation: "`policy` names one of `retry: policies`.",
};

/// No retry policy is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    RULE.at(name.span, format!("there is no retry policy `{}`", name.value))
        .label("not declared")
        .maybe_help(did_you_mean(&name.value, known))
}
