//! An exception from a rule that has none.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0150",
    name: "fixed_rule",
    severity: Severity::Error,
    explanation: "Only warnings can be given another level. An error is a catalog that means nothing \
                  definite, and what would be generated from it is anybody's guess.",
    bad: "\
rules: { E0103: { level: off, reason: We like it so. } }
",
    good: "\
errors:
  A: { status: 400, message: Wrong, retry: backoff }
rules: { W0001: { level: off, reason: Clients fetch a new form and try again. } }
",
};

/// The rule `code` cannot be given another level.
pub(crate) fn report(code: &Text) -> Diagnostic {
    RULE.at(code.span, format!("`{}` is no warning", code.value))
        .label("only warnings can be turned off")
        .help(format!("`errcat explain {}` says how to satisfy it", code.value))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn errors_stay_errors() {
        check(
            "rules: { E0407: { level: off, reason: x } }\n",
            &["5:10 E0150 `E0407` is no warning (`errcat explain E0407` says how to satisfy it)"],
        );
    }
}
