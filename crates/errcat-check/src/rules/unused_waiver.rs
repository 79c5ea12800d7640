//! A waiver that waives nothing.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0015",
    name: "unused_waiver",
    severity: Severity::Warning,
    explanation: "A waiver says where a wire leaves the standard it claims. One that is left over says so \
                  of a wire that follows it, and hides the next departure.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    waive: [{ rule: E0512, reason: We answered 403 once }]
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

/// The wire `wire` does not break `code`, which `place` waives.
pub(crate) fn report(code: &str, wire: &str, place: Span) -> Diagnostic {
    RULE.at(place, format!("`{wire}` does not break `{code}`"))
        .label("a waiver without use")
        .help("remove the waiver")
}
