//! An error that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0307",
    name: "unknown_error",
    severity: Severity::Error,
    explanation: "Operations and deprecations name errors of the catalog by their keys.",
};

/// No error is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    RULE.at(name.span, format!("there is no error `{}`", name.value))
        .label("not declared")
        .maybe_help(did_you_mean(&name.value, known))
}
