//! An error that says nothing.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0410",
    name: "missing_text",
    severity: Severity::Error,
    explanation: "An error has a `message`, or at least a `title` or a `description`: \
                  something to show.",
    bad: "\
errors:
  A: { status: 404 }
",
    good: "\
errors:
  A: { status: 404, message: Gone }
",
};

/// The error `key` has no text at all.
pub(crate) fn report(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` says nothing"))
        .label("no `message`, `title` or `description`")
        .help("write its `message`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn something_to_show() {
        check(
            "\
errors:
  A: { status: 400 }
  B: { status: 400, title: B }
",
            &["6:3 E0410 `A` says nothing (write its `message`)"],
        );
    }
}
