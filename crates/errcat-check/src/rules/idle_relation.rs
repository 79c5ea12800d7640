//! A relation between errors that says nothing.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0041",
    name: "idle_relation",
    severity: Severity::Warning,
    explanation: "`related` names other errors that a reader of this one should know of, each once.",
    bad: "\
errors:
  A: { status: 404, message: Gone, related: A }
",
    good: "\
errors:
  A: { status: 404, message: Gone, related: B }
  B: { status: 410, message: Gone for good }
",
};

/// `name` is the error that names it.
pub(crate) fn to_itself(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` is related to itself", name.value)).label("this very error")
}

/// `name` was named before.
pub(crate) fn again(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` is named twice", name.value)).label("named before")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn relations_lead_elsewhere_once() {
        check(
            "\
errors:
  GONE: { status: 404, message: A, related: [GONE, LOST, { error: LOST, difference: Lost }, LOTS] }
  LOST: { status: 410, message: B, related: { difference: It is. } }
",
            &[
                "6:46 W0041 `GONE` is related to itself",
                "6:67 W0041 `LOST` is named twice",
                "6:93 E0307 there is no error `LOTS` (did you mean `LOST`?)",
                "7:45 E0101 a related error needs `error`",
            ],
        );
    }
}
