//! A control character where people and programs read names.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0116",
    name: "control_character",
    severity: Severity::Error,
    explanation: "Keys, codes and titles are copied, compared and logged. A control character \
                  in them cannot be seen and breaks what reads them.",
    bad: r#"errors:
  A: { status: 400, title: "a\u0007b", message: Gone }
"#,
    good: "\
errors:
  A: { status: 400, title: ab, message: Gone }
",
};

/// `what` ("a title") at `span` holds `character`.
pub(crate) fn report(what: &str, character: char, span: Span) -> Diagnostic {
    RULE.at(
        span,
        format!("{what} cannot hold the control character {}", character.escape_unicode()),
    )
    .label("holds a control character")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn titles_and_codes_are_printable() {
        check(
            r#"errors:
  A: { status: 400, title: "a\u0007b", message: A }
  B: { status: 400, code: "b\e", message: B }
"#,
            &[
                r"6:28 E0116 a title cannot hold the control character \u{7}",
                r"7:27 E0116 a code cannot hold the control character \u{1b}",
            ],
        );
    }
}
