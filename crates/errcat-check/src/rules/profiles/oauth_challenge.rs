//! A 401 of a token endpoint without a challenge.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0514",
    name: "oauth_challenge",
    severity: Severity::Error,
    explanation: "RFC 6749, section 5.2: where a client authenticated with the header \
                  `Authorization`, the response has `WWW-Authenticate` with the scheme it used. \
                  An error that answers 401 cannot know that the client did not.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_client: { status: 401, message: Unknown client } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store, WWW-Authenticate: Basic }
    body: { error: $code, error_description: $message }
errors: { invalid_client: { status: 401, message: Unknown client } }
",
};

/// Reports errors with 401 and no such header.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "RFC 6749, section 5.2",
        |own| own.status,
        |body| {
            let mut headers = body.error.headers.iter();
            let given = headers.any(|header| header.name.eq_ignore_ascii_case("WWW-Authenticate"));
            (body.error.status == Some(401) && !given).then(|| {
                let help = format!(
                    "write `headers: {{ WWW-Authenticate: Basic }}`, or waive `{}`",
                    RULE.code
                );
                ("answers 401 without a challenge".to_owned(), help)
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn one_rule_speaks_of_it() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code }
errors:
  invalid_client: { status: 401, message: A }
",
            &[
                "10:29 E0514 `invalid_client` answers 401 without a challenge (write `headers: { WWW-Authenticate: Basic }`, or waive `E0514`)",
            ],
        );
    }
}
