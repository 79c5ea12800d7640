//! A text with nothing in it.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0115",
    name: "empty_text",
    severity: Severity::Error,
    explanation: "A key that is there and says nothing leaves a hole in every output. Write \
                  the text or leave the key out.",
    bad: r#"errors:
  A: { status: 400, message: Gone, description: "" }
"#,
    good: "\
errors:
  A: { status: 400, message: Gone }
",
};

/// The text at `span` is empty.
pub(crate) fn report(span: Span) -> Diagnostic {
    RULE.at(span, "the text is empty")
        .label("nothing is said here")
        .help("write it, or leave the key out")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn an_empty_message_says_nothing() {
        check(
            r#"errors:
  A: { status: 400, message: "" }
  B: { status: 400, message: B, description: " " }
"#,
            &[
                "6:30 E0115 the text is empty (write it, or leave the key out)",
                "7:46 E0115 the text is empty (write it, or leave the key out)",
            ],
        );
    }
}
