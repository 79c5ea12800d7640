//! A sensitive value in a body or header.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0312",
    name: "sensitive_shown",
    severity: Severity::Error,
    explanation: "A `sensitive` value is shown by nothing but the message template that names \
                  it. A slot, a header or a record would send it to every client.",
    bad: "\
errors:
  A:
    status: 400
    message: Wrong token
    params: { token: { type: string, sensitive: true } }
    headers: { X-Token: $token }
",
    good: "\
errors:
  A:
    status: 400
    message: Wrong token
",
};

/// The slot `name` at `span` shows the value declared at `declared`.
pub(crate) fn report(name: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` is sensitive and would be shown"))
        .label("sent with the response")
        .also(declared, "declared here")
        .help("remove the slot, or `sensitive`")
}

/// The field `name` of a record at `declared` is marked at `span`; it travels with the record.
pub(crate) fn of_field(name: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` is sensitive and would be shown"))
        .label("sent wherever the record is")
        .also(declared, "declared here")
        .help("make it a param that only the message names, or remove `sensitive`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn only_the_message_shows_it() {
        check(
            "\
errors:
  A:
    status: 400
    message: A
    params: { token: { type: string, sensitive: true } }
    headers: { X-Token: $token }
",
            &[
                "10:25 E0312 `token` is sensitive and would be shown (remove the slot, or `sensitive`)",
            ],
        );
    }
    #[test]
    fn a_record_shows_all_its_fields() {
        check(
            "\
types:
  Login:
    fields: { password: { type: string, sensitive: true } }
errors:
  A: { status: 400, message: A, details: Login }
",
            &[
                "7:52 E0312 `password` is sensitive and would be shown (make it a param that only the message names, or remove `sensitive`)",
            ],
        );
    }
}
