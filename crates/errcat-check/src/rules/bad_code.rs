//! A wire code of the wrong form or spelling.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0105",
    name: "bad_code",
    severity: Severity::Error,
    explanation: "A wire code is a text, or a whole number without quotes. Where the catalog \
                  or the group declares a `code_style`, all its codes are spelled so: clients \
                  and dashboards rely on one habit.",
    bad: "\
code_style: SCREAMING_SNAKE_CASE
errors:
  A: { status: 400, code: not-valid, message: Invalid }
",
    good: "\
code_style: SCREAMING_SNAKE_CASE
errors:
  A: { status: 400, code: NOT_VALID, message: Invalid }
",
};

/// `code` is not spelled in `style`; `right` is.
pub(crate) fn style(code: &str, style: &str, right: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the code `{code}` is not spelled in {style}"))
        .label(format!("expected {style}"))
        .help(format!("write `{right}`, or give the group another `code_style`"))
        .replace(span, code, right)
}

/// The code at `span` is a list or a mapping.
pub(crate) fn form(found: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("a code must be a text or a whole number, found {found}"))
        .label("expected a single value")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn codes_are_spelled_in_the_style() {
        check(
            "\
code_style: SCREAMING_SNAKE_CASE
errors:
  tokenExpired: { status: 403, message: A }
  B: { status: 400, code: not-valid, message: B }
  C: { status: 400, code: [1], message: C }
",
            &[
                "8:27 E0105 the code `not-valid` is not spelled in SCREAMING_SNAKE_CASE (write `NOT_VALID`, or give the group another `code_style`)",
                "9:27 E0105 a code must be a text or a whole number, found a list",
            ],
        );
    }
}
