//! An error that says it is none.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0030",
    name: "success_status",
    severity: Severity::Warning,
    explanation: "Caches, proxies, retries and monitoring look at the status and at nothing else; to \
                  them an error with 2xx is a success, and one with 3xx leads elsewhere. Some APIs have \
                  their reasons; such a catalog declares its reason under `rules`.",
    bad: "\
errors:
  A: { status: 200, message: The order is empty }
",
    good: "\
errors:
  A: { status: 422, message: The order is empty }
",
};

fn report(key: &str, status: u16, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` answers {status}"))
        .label("no error to whoever looks at the status")
        .help("give it a status of 400 or more, or say under `rules` why not")
}

/// Reports every error with a status below 400.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        // Without a body it could not be told at all, which was reported.
        let success =
            |status: &u16| (200..400).contains(status) && !matches!(status, 204 | 205 | 304);
        if let Some(status) = error.status.filter(success) {
            let place = &lowered.places.errors[id.0];
            sink.push(report(&error.key, status, place.own.status.unwrap_or(place.key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_reason_can_be_declared() {
        let errors = "errors: { A: { status: 207, message: Some failed } }\n";
        check(
            errors,
            &[
                "5:24 W0030 `A` answers 207 (give it a status of 400 or more, or say under `rules` why not)",
            ],
        );
        let reason = "rules: { W0030: { level: off, reason: Clients of 2009 read only 2xx. } }\n";
        check(&format!("{errors}{reason}"), &[]);
    }
}
