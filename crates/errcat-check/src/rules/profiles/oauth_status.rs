//! A status that a token endpoint does not answer with.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0512",
    name: "oauth_status",
    severity: Severity::Error,
    explanation: "RFC 6749, section 5.2: a token endpoint answers an error with 400, and only \
                  `invalid_client` may have 401. A client of OAuth 2.0 need not look for the \
                  error in the body of any other response.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 403, message: The code was used before } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 400, message: The code was used before } }
",
};

/// Reports errors with another status.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "RFC 6749, section 5.2",
        |own| own.status,
        |body| {
            let client =
                claimed.view(body).member("error").and_then(|m| m.value.constant()?.as_str())
                    == Some("invalid_client");
            let help =
                |right: &str| format!("write `status: 400`{right}, or waive `{}`", RULE.code);
            match body.error.status? {
                400 => None,
                401 if client => None,
                401 => Some(("answers 401, as only `invalid_client` may".to_owned(), help(""))),
                status if client => Some((format!("answers {status}"), help(" or `status: 401`"))),
                status => Some((format!("answers {status}"), help(""))),
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn only_one_code_may_have_401() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store, WWW-Authenticate: Basic }
    body: { error: $code }
errors:
  invalid_client: { status: 401, message: A }
  invalid_grant: { status: 401, message: B }
",
            &[
                "11:28 E0512 `invalid_grant` answers 401, as only `invalid_client` may (write `status: 400`, or waive `E0512`)",
            ],
        );
    }
}
