//! A wire that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::undeclared;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0305",
    name: "unknown_wire",
    severity: Severity::Error,
    explanation: "`wire` of a group or an error names one of the catalog's wires.",
    bad: "\
errors:
  A: { status: 400, message: Wrong, wire: htpp }
",
    good: "\
errors:
  A: { status: 400, message: Wrong, wire: http }
",
};

/// No wire is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    undeclared(&RULE, "wire", name, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn near_wires_are_suggested() {
        check(
            "\
errors:
  A: { message: A, wire: htpp }
",
            &["6:26 E0305 there is no wire `htpp` (did you mean `http`?)"],
        );
    }
}
