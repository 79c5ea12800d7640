//! A status where none is sent, or none with a body.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0408",
    name: "unfit_status",
    severity: Severity::Error,
    explanation: "Only HTTP has status codes, so an error that travels on other wires alone \
                  has none. Responses with 1xx, 204, 205 and 304 have no body (RFC 9110), so \
                  they cannot carry a drawn error.",
    bad: "\
errors:
  A: { status: 204, message: Nothing there }
",
    good: "\
errors:
  A: { status: 404, message: Nothing there }
",
};

/// No wire of the error is HTTP.
pub(crate) fn not_http(span: Span) -> Diagnostic {
    RULE.at(span, "no wire of this error has statuses")
        .label("none of its wires is HTTP")
        .help("remove the status, or add an HTTP wire")
}

/// `status` allows no body.
pub(crate) fn no_body(status: u16, span: Span) -> Diagnostic {
    RULE.at(span, format!("a response with status {status} has no body"))
        .label("the error could not be told")
        .note("RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5")
        .help("give it a status of 400 or more")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn only_http_has_statuses_and_some_have_no_body() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
wire:
  http: { default: true, body: $message }
  mqtt: { transport: mqtt, body: $message }
errors:
  A: { status: 204, message: A }
  B: { status: 404, message: B, wire: mqtt }
",
            &[
                "8:16 E0408 a response with status 204 has no body (give it a status of 400 or more)",
                "9:16 E0408 no wire of this error has statuses (remove the status, or add an HTTP wire)",
            ],
        );
    }
}
