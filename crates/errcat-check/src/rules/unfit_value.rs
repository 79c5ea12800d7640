//! A value that does not have the declared type.

use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

use crate::suggest::{list, meant};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0207",
    name: "unfit_value",
    severity: Severity::Error,
    explanation: "Examples and defaults have the type that is declared: they are shown in the \
                  docs and answered by tests as they stand. Numbers and booleans stand \
                  without quotes; a `datetime` is RFC 3339 in UTC, a `uuid` lower case with \
                  hyphens.",
    bad: r#"context:
  count: { type: integer, optional: true, example: "1" }
"#,
    good: "\
context:
  count: { type: integer, optional: true, example: 1 }
",
};

/// The value at `span` is not `expected` ("a number").
pub(crate) fn report(expected: &str, found: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("expected {expected}, found {found}"))
        .label(format!("expected {expected}"))
}

/// `text` is none of an enum's values.
pub(crate) fn not_of_enum(name: &str, text: &Text, values: &[&str]) -> Diagnostic {
    let values = values.iter().copied();
    let diagnostic = RULE
        .at(text.span, format!("`{}` is not a value of `{name}`", text.value))
        .label(format!("not a value of `{name}`"))
        .help(format!("its values are {}", list(values.clone())));
    meant(diagnostic, &text.value, values)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn values_have_the_declared_type() {
        check(
            r#"types: { Format: { values: [epub, pdf] } }
context:
  a: { type: integer, optional: true, example: "1" }
  b: { type: datetime, optional: true, example: 2025-02-30T00:00:00Z }
  c: { type: boolean, optional: true, default: yes }
  d: { type: Format, optional: true, example: pfd }
  e: { type: list<number>, optional: true, example: [1, x, y] }
  f: { type: string, optional: true, default: null, example: 404 }
"#,
            &[
                r#"7:48 E0207 expected a whole number of 64 bits, found `"1"`"#,
                "8:49 E0207 expected a moment in UTC like `2026-01-31T09:30:00Z`, found `2025-02-30T00:00:00Z`",
                "9:48 E0207 expected `true` or `false`, found `yes`",
                "10:47 E0207 `pfd` is not a value of `Format` (did you mean `pdf`?)",
                "11:57 E0207 expected a number, found `x`",
                "11:60 E0207 expected a number, found `y`",
            ],
        );
    }
}
