//! A value outside of what its declaration demands.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0210",
    name: "broken_constraint",
    severity: Severity::Error,
    explanation: "Examples, defaults and `otherwise` keep the `pattern`, `max_length`, `min` \
                  and `max` of their declaration.",
    bad: r#"context:
  id: { type: string, optional: true, pattern: "[a-z]+", example: aB }
"#,
    good: r#"context:
  id: { type: string, optional: true, pattern: "[a-z]+", example: ab }
"#,
};

/// The value of `name` at `span` breaks `demand` ("at most 20 characters").
pub(crate) fn report(name: &str, demand: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` must have {demand}")).label(format!("expected {demand}"))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn examples_keep_what_is_demanded() {
        check(
            r#"context:
  a: { type: string, optional: true, pattern: "[a-z]+", example: aB }
  b: { type: string, optional: true, max_length: 2, example: äöü }
  c: { type: integer, optional: true, min: 0, max: 9, example: 10 }
  d: { type: string, optional: true, pattern: '\d+', otherwise: none }
"#,
            &[
                "6:66 E0210 `a` must have a text that matches `[a-z]+`",
                "7:62 E0210 `b` must have at most 2 characters",
                "8:64 E0210 `c` must have a value of at most 9",
                r"9:65 E0210 `otherwise` must have a text that matches `\d+`",
            ],
        );
    }
}
