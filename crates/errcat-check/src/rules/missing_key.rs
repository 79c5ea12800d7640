//! A key that a construct cannot do without.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0101",
    name: "missing_key",
    severity: Severity::Error,
    explanation: "Some constructs mean nothing without certain keys: a catalog has `errcat`, \
                  `api`, `title` and `wire`, a declaration has a `type`, a wire a `body`. \
                  What is missing cannot be guessed.",
    bad: "\
context: { request_id: { optional: true } }
",
    good: "\
context: { request_id: { type: string, optional: true } }
",
};

/// `what` ("a wire") at `span` lacks `key`.
pub(crate) fn report(what: &str, key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("{what} needs `{key}`")).label(format!("`{key}` is missing here"))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, check_whole};

    #[test]
    fn a_catalog_says_what_it_is() {
        check_whole(
            "\
groups: {}
",
            &[
                "1:1 E0101 a catalog needs `api`",
                "1:1 E0101 a catalog needs `errcat`",
                "1:1 E0101 a catalog needs `title`",
                "1:1 E0101 a catalog needs `wire`",
            ],
        );
    }

    #[test]
    fn declarations_and_wires_need_their_main_key() {
        check(
            "\
context: { request_id: { optional: true } }
operations: { getIt: { method: GET } }
errors:
  A: { status: 400, message: A }
",
            &["5:12 E0101 a context member needs `type`", "6:15 E0101 an operation needs `path`"],
        );
    }
}
