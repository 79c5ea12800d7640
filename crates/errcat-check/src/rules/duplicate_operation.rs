//! Two operations with one method and path.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0411",
    name: "duplicate_operation",
    severity: Severity::Error,
    explanation: "A method and a path name one operation. OpenAPI has one place for it, so a \
                  second one would be lost.",
    bad: "\
operations:
  a: { method: GET, path: /x }
  b: { method: GET, path: /x }
",
    good: "\
operations:
  a: { method: GET, path: /x }
  b: { method: POST, path: /x }
",
};

/// The operation at `second` is that at `first`.
pub(crate) fn report(first: Span, second: Span) -> Diagnostic {
    RULE.at(second, "two operations have the same method and path")
        .label("the second")
        .also(first, "the first")
        .note("an OpenAPI document has one operation for a method and a path")
        .help("make them one, with the errors of both")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn one_operation_per_method_and_path() {
        check(
            "\
operations:
  a: { method: GET, path: /x }
  b: { method: GET, path: /x }
",
            &[
                "7:3 E0411 two operations have the same method and path (make them one, with the errors of both)",
            ],
        );
    }
}
