//! An error that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::undeclared;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0307",
    name: "unknown_error",
    severity: Severity::Error,
    explanation: "Operations, deprecations and `related` name errors of the catalog by their keys.",
    bad: "\
errors:
  GONE: { status: 410, message: Gone }
operations:
  get: { method: GET, path: /, errors: [MISSING] }
",
    good: "\
errors:
  GONE: { status: 410, message: Gone }
operations:
  get: { method: GET, path: /, errors: [GONE] }
",
};

/// No error is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    undeclared(&RULE, "error", name, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn references_are_looked_up() {
        check(
            "\
errors:
  NOT_FOUND: { status: 404, message: A, deprecated: { use: NOTFOUND } }
operations:
  get: { method: GET, path: /, errors: [NOT_FOUND, MISSING] }
",
            &[
                "6:60 E0307 there is no error `NOTFOUND` (did you mean `NOT_FOUND`?)",
                "8:52 E0307 there is no error `MISSING` (the only one is `NOT_FOUND`)",
            ],
        );
    }
}
