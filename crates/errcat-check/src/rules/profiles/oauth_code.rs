//! An error code that OAuth 2.0 does not know.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};
use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0031",
    name: "oauth_code",
    severity: Severity::Warning,
    explanation: "RFC 6749, section 5.2 names the values of `error`, and section 8.5 asks \
                  extensions to register theirs with IANA. A client library knows no others. \
                  Registered for token endpoints by extensions are those of the device flow (RFC \
                  8628), of resource indicators (RFC 8707), rich requests (RFC 9396) and proofs \
                  of possession (RFC 9449).",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { bad_grant: { status: 400, message: The code was used before } }
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

/// The values of section 5.2, then those of the OAuth Extensions Error Registry whose usage location
/// is the token endpoint.
const REGISTERED: &[&str] = &[
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
    // RFC 8628
    "authorization_pending",
    "access_denied",
    "slow_down",
    "expired_token",
    // RFC 8707
    "invalid_target",
    // RFC 9396
    "invalid_authorization_details",
    // RFC 9449
    "invalid_dpop_proof",
    "use_dpop_nonce",
];

/// Reports errors with another value.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "RFC 6749, sections 5.2 and 8.5",
        |own| own.code,
        |body| {
            let code =
                claimed.view(body).member("error").and_then(|m| m.value.constant()?.as_str());
            let code = code.filter(|code| !REGISTERED.contains(code))?;
            let near = did_you_mean(code, REGISTERED.iter().copied());
            let help = near.unwrap_or_else(|| "use the nearest value of the standard".to_owned());
            Some((format!("answers `{code}`, which OAuth 2.0 does not know"), help))
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn near_values_are_suggested() {
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
  slow_down: { status: 400, message: A }
  invalid_grants: { status: 400, message: B }
",
            &[
                "11:3 W0031 `invalid_grants` answers `invalid_grants`, which OAuth 2.0 does not know (did you mean `invalid_grant`?)",
            ],
        );
    }
}
