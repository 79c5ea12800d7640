//! A response of a token endpoint that may be kept.

use errcat_model::{DrawnPiece, Header};
use errcat_source::{Rule, Severity};

use crate::claims::{Body, Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0032",
    name: "oauth_cached",
    severity: Severity::Warning,
    explanation: "RFC 6749, section 5.1 asks for `Cache-Control: no-store` wherever a response \
                  may hold credentials, and section 5.2 shows it on errors. A kept error would \
                  answer the next attempt, too.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    body: { error: $code, error_description: $message }
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

/// Reports errors whose response may be kept.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    let kept = |body: &&Body<'_>| !body.error.headers.iter().any(forbids);
    let kept: Vec<_> = claimed.bodies.iter().filter(kept).collect();
    let help = "write `headers: { Cache-Control: no-store }` in the wire";
    if kept.len() == claimed.bodies.len() && !kept.is_empty() {
        let text = format!("responses on `{}` may be kept", claimed.wire.name);
        let diagnostic = RULE.at(claimed.member(""), text).note(SOURCE).help(help);
        return vec![Finding { error: None, diagnostic }];
    }
    let finding = |body: &&Body<'_>| {
        let text = format!("the response of `{}` may be kept", body.error.key);
        let diagnostic = RULE.at(claimed.error(body.id), text).note(SOURCE).help(help);
        Finding { error: Some(body.id), diagnostic }
    };
    kept.iter().map(finding).collect()
}

/// Where it is written.
const SOURCE: &str = "RFC 6749, sections 5.1 and 5.2";

fn forbids(header: &Header) -> bool {
    let text = header.value.iter().map(|piece| match piece {
        DrawnPiece::Text(text) => text.as_str(),
        DrawnPiece::Slot(_) => "",
    });
    header.name.eq_ignore_ascii_case("Cache-Control")
        && text.collect::<String>().split(',').any(|d| d.trim().eq_ignore_ascii_case("no-store"))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn directives_are_read() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    body: { error: $code }
errors:
  slow_down: { status: 400, message: A, headers: { cache-control: 'private, No-Store' } }
  invalid_grant: { status: 400, message: B, headers: { Cache-Control: private } }
",
            &[
                "10:3 W0032 the response of `invalid_grant` may be kept (write `headers: { Cache-Control: no-store }` in the wire)",
            ],
        );
    }
}
