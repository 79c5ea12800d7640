//! A pattern without an example.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0211",
    name: "missing_example",
    severity: Severity::Error,
    explanation: "Docs, OpenAPI and tests need a value for everything a response must carry. \
                  For most types one can be made up; a text with a `pattern` has a form of \
                  its own, of which only an `example` shows what a reader would recognize.",
    bad: r#"errors:
  A: { status: 400, message: "No {id}", params: { id: { type: string, pattern: "[a-z]+" } } }
"#,
    good: r#"errors:
  A: { status: 400, message: "No {id}", params: { id: { type: string, pattern: "[a-z]+", example: ab } } }
"#,
};

/// The declaration of `name` at `span` needs an example.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` has a `pattern` and needs an `example`"))
        .label("what is made up would tell readers nothing")
        .help("give an `example` that matches the pattern")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_pattern_needs_a_value_that_matches() {
        check(
            r#"types: { R: { fields: { sku: { type: string, pattern: "[A-Z]{3}" } } } }
errors:
  A: { status: 400, message: "A {x}", params: { x: { type: string, pattern: "[a-z]+" } }, details: list<R> }
  B: { status: 400, message: "B {x}", params: { x: { type: string, pattern: "[a-z]+" } }, examples: [{ x: abc }] }
"#,
            &[
                "5:25 E0211 `sku` has a `pattern` and needs an `example` (give an `example` that matches the pattern)",
                "7:49 E0211 `x` has a `pattern` and needs an `example` (give an `example` that matches the pattern)",
            ],
        );
    }
}
