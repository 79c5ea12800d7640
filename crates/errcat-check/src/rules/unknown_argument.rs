//! A marker with an argument that its part does not take.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{did_you_mean, list};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0614",
    name: "unknown_argument",
    severity: Severity::Error,
    explanation: "`errors` takes `group` and `level`, `error` takes `code` and `level`, \
                  `reference` takes `level`; the tables take no arguments.",
    bad: "\
<!-- errcat:errors section=books -->
<!-- /errcat -->
",
    good: "\
<!-- errcat:errors group=books -->
<!-- /errcat -->
",
};

/// `part` takes the arguments `known` and no `name`.
pub(crate) fn report(name: &Text, part: &str, known: &[&str]) -> Diagnostic {
    let names = || known.iter().copied();
    let takes = match known {
        [] => format!("`{part}` takes no arguments"),
        _ => format!("`{part}` takes {}", list(names())),
    };
    RULE.at(name.span, format!("`{part}` has no argument `{}`", name.value))
        .label("not an argument")
        .help(did_you_mean(&name.value, names()).unwrap_or(takes))
}
