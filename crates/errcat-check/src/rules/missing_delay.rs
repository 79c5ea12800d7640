//! A 429 or 503 that says not when to come back.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0013",
    name: "missing_delay",
    severity: Severity::Warning,
    explanation: "Clients that are told to come back later need to know when: from a header \
                  `Retry-After` (RFC 9110, section 10.2.3) or from a retry policy of the catalog. \
                  Without either they guess, all at once.",
    bad: "\
errors:
  A: { status: 429, message: Too many requests, retry: backoff }
",
    good: "\
retry: { policies: { backoff: { base: 1s, factor: 2 } } }
errors:
  A: { status: 429, message: Too many requests, retry: backoff }
",
};

/// The error `key` answers 429 or 503 without the header.
pub(crate) fn report(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` says not when to try again"))
        .label("no header `Retry-After`, and no retry policy")
        .note("who is not told when to come back comes back at once")
        .help("write `headers: { Retry-After: $retry_after }`, or give its retry grade a policy")
}

/// Reports every such error.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let place = &lowered.places.errors[id.0];
        let given = error.headers.iter().any(|h| h.name.eq_ignore_ascii_case("Retry-After"));
        if matches!(error.status, Some(429 | 503))
            && error.retry.as_ref().is_none_or(|retry| retry.policy.is_none())
            && !given
            && !["retry", "headers"].iter().any(|key| place.unread.contains(key))
        {
            sink.push(report(&error.key, place.own.status.unwrap_or(place.key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_header_or_a_policy_will_do() {
        check(
            "\
retry: { policies: { backoff: { base: 1s } } }
errors:
  A: { status: 503, message: A, retry: backoff }
  B: { status: 503, message: B, headers: { Retry-After: '5' } }
  C: { status: 503, message: C }
",
            &[
                "9:16 W0013 `C` says not when to try again (write `headers: { Retry-After: $retry_after }`, or give its retry grade a policy)",
            ],
        );
    }
}
