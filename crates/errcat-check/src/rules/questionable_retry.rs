//! Retry advice that its status contradicts.

use errcat_model::RetryGrade;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0001",
    name: "questionable_retry",
    severity: Severity::Warning,
    explanation: "A client error other than 408, 409, 423, 425 and 429 stays one however \
                  often the request is sent, so `backoff` sends clients into a loop. 429 asks \
                  to come back later, which `never` forbids.",
    bad: "\
errors:
  A: { status: 400, message: Wrong, retry: backoff }
",
    good: "\
errors:
  A: { status: 400, message: Wrong, retry: after_fix }
",
};

/// `backoff` for a request that stays wrong.
pub(crate) fn backoff(status: u16, span: Span) -> Diagnostic {
    RULE.at(span, format!("`backoff` for status {status}"))
        .label("the same request fails again")
        .help("write `after_fix`, `after_reauth` or `never`")
}

/// `never` for a request that only came too early.
pub(crate) fn never(span: Span) -> Diagnostic {
    RULE.at(span, "`never` for status 429")
        .label("429 asks to come back later")
        .help("write `backoff`")
}

/// Reports advice that contradicts its status.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let place = lowered.places.errors[id.0].retry;
        let (Some(status), Some(retry), Some(span)) = (error.status, &error.retry, place) else {
            continue;
        };
        let later = matches!(status, 408 | 409 | 423 | 425 | 429);
        if retry.grade == RetryGrade::Backoff && (400..500).contains(&status) && !later {
            sink.push(backoff(status, span));
        } else if retry.grade == RetryGrade::Never && status == 429 {
            sink.push(never(span));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn advice_against_its_status() {
        check(
            "\
statuses: { 400: { retry: backoff } }
errors:
  A: { status: 400, message: A }
  B: { status: 400, message: B }
  C: { status: 429, message: C, retry: never, headers: { Retry-After: '5' } }
  D: { status: 409, message: D, retry: backoff }
",
            &[
                "5:27 W0001 `backoff` for status 400 (write `after_fix`, `after_reauth` or `never`)",
                "9:40 W0001 `never` for status 429 (write `backoff`)",
            ],
        );
    }
}
