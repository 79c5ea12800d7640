//! A regular expression that cannot be read.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0206",
    name: "bad_pattern",
    severity: Severity::Error,
    explanation: "`pattern` is a regular expression that the whole text matches. Rust holds \
                  texts to it and JSON Schema promises it to clients, so it is written in what \
                  engines read alike: no look-around and back references, no flags and named \
                  groups, no nested classes, no `\\b` and `\\p`. `\\d`, `\\w`, `\\s` and `.` mean \
                  what they mean in ECMA-262: the first two are ASCII.",
    bad: r#"context:
  id: { type: string, optional: true, pattern: "a)(b", example: ab }
"#,
    good: r#"context:
  id: { type: string, optional: true, pattern: "a(b)", example: ab }
"#,
};

/// The pattern at `span` cannot be read, for `reason`.
pub(crate) fn report(reason: &str, span: Span) -> Diagnostic {
    RULE.at(span, "the pattern is not a regular expression").label(reason)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn the_reason_is_given() {
        check(
            r#"context:
  a: { type: string, optional: true, pattern: "a)(b" }
"#,
            &["6:47 E0206 the pattern is not a regular expression"],
        );
        check(
            r#"context:
  a: { type: string, optional: true, pattern: "(?i)a" }
"#,
            &["6:47 E0206 the pattern is not a regular expression"],
        );
    }
}
