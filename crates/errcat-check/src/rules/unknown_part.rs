//! A marker that asks for a part there is not.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{did_you_mean, list};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0613",
    name: "unknown_part",
    severity: Severity::Error,
    explanation: "A marker names a part of the reference: `errors`, `error`, `statuses`, `retry`, \
                  `limits`, `operations` or `reference`.",
    bad: "\
<!-- errcat:status -->
<!-- /errcat -->
",
    good: "\
<!-- errcat:statuses -->
<!-- /errcat -->
",
};

/// No part is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let end = ["end", "stop", "close"].contains(&&*name.value);
    let help = if end {
        "an end is written `/errcat`".to_owned()
    } else {
        did_you_mean(&name.value, known.clone())
            .unwrap_or_else(|| format!("write one of {}", list(known)))
    };
    RULE.at(name.span, format!("there is no part `{}`", name.value)).label("not a part").help(help)
}
