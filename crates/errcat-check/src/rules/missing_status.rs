//! An error on HTTP without a status.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0407",
    name: "missing_status",
    severity: Severity::Error,
    explanation: "A response over HTTP has a status code. An error says its own, or its group \
                  says one for all.",
    bad: "\
errors:
  A: { message: Gone }
",
    good: "\
errors:
  A: { status: 410, message: Gone }
",
};

/// The error `key` has no status.
pub(crate) fn report(key: &str, wire: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` needs a `status`"))
        .label(format!("travels on the HTTP wire `{wire}`"))
        .help("write `status:` in the error or in its group")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn http_needs_one() {
        check(
            "\
errors:
  A: { message: A }
  B: { message: B, status: [1] }
",
            &[
                "6:3 E0407 `A` needs a `status` (write `status:` in the error or in its group)",
                "7:28 E0012 expected a text, found a list",
            ],
        );
    }
}
