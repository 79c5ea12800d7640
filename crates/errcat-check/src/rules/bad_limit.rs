//! The number of a rate limit.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0117",
    name: "bad_limit",
    severity: Severity::Error,
    explanation: "The `max` of a rate limit is a whole number, or `varies` where it depends.",
    bad: "\
limits:
  login: { max: many }
",
    good: "\
limits:
  login: { max: varies }
",
};

/// `max` is neither a number nor `varies`.
pub(crate) fn report(max: &Text) -> Diagnostic {
    RULE.at(max.span, format!("`{}` is not a number of requests", max.value))
        .label("expected a whole number, or `varies`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_number_or_varies() {
        check(
            "\
limits:
  a: { max: many }
  b: { max: varies }
",
            &["6:13 E0117 `many` is not a number of requests"],
        );
    }
}
