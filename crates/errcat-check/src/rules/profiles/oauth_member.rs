//! A body that is not what OAuth 2.0 answers.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, Kind, Profile, wrong_kind};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0511",
    name: "oauth_member",
    severity: Severity::Error,
    explanation: "RFC 6749, section 5.2: the body of a token endpoint's error is an object with \
                  the string `error`, always, and the strings `error_description` and \
                  `error_uri`, perhaps.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: { code: $code, text: $message } }
errors: { invalid_grant: { status: 400, message: The code was used before } }
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

/// Looks for `error` and at what is beside it.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "RFC 6749, section 5.2", |body| {
        let standard = Profile::OAuth.title();
        let missing =
            || Fault::new("", "not every body has the string `error`", "draw `error: $code`");
        let mut faults = Vec::new();
        if !body.member("error").is_some_and(|member| member.always) {
            faults.push(missing());
        }
        let members = body.members();
        let known = members
            .iter()
            .filter(|member| matches!(member.name, "error" | "error_description" | "error_uri"));
        faults.extend(known.filter_map(|m| wrong_kind(m.name, &m.value, Kind::String, standard)));
        faults
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn a_drawing_is_wrong_once_and_an_error_by_itself() {
        let wire = |body: &str| {
            format!(
                "errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    headers: {{ Cache-Control: no-store }}
    body: {body}
errors:
  invalid_grant: {{ code: 1, status: 400, message: A }}
  invalid_scope: {{ status: 400, message: B }}
"
            )
        };
        check_whole(
            &wire("{ error: $code }"),
            &[
                "10:3 E0511 `error` is a number, and a string in RFC 6749, for `invalid_grant` (write the slot as `$name:string`)",
            ],
        );
        check_whole(
            &wire("{ err: $code, error_uri: 7 }"),
            &[
                "5:3 E0511 not every body has the string `error` (draw `error: $code`)",
                "8:25 E0511 `error_uri` is a number, and a string in RFC 6749 (write the slot as `$name:string`)",
            ],
        );
    }
}
