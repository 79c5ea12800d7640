//! A sensitive value in a body or header.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0312",
    name: "sensitive_shown",
    severity: Severity::Error,
    explanation: "A `sensitive` value is shown by nothing but the message template that names \
                  it. A slot or a header would send it to every client.",
    bad: "\
errors:
  A:
    status: 400
    message: Wrong token {token}
    params: { token: { type: string, sensitive: true } }
    headers: { X-Token: $token }
",
    good: "\
errors:
  A:
    status: 400
    message: Wrong token {token}
    params: { token: { type: string, sensitive: true } }
",
};

/// The slot `name` at `span` shows the value declared at `declared`.
pub(crate) fn report(name: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` is sensitive and would be shown"))
        .label("sent with the response")
        .also(declared, "declared here")
        .help("remove the slot, or `sensitive`")
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
    message: A {token}
    params: { token: { type: string, sensitive: true } }
    headers: { X-Token: $token }
",
            &[
                "10:25 E0312 `token` is sensitive and would be shown (remove the slot, or `sensitive`)",
            ],
        );
    }
}
