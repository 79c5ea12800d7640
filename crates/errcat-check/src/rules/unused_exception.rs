//! An exception that excepts nothing.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0014",
    name: "unused_exception",
    severity: Severity::Warning,
    explanation: "An exception is written for a warning that is there. One that is left over hides the \
                  next mistake of its kind.",
    bad: "\
errors:
  A: { status: 404, message: Gone }
rules: { W0001: { level: off, reason: It was needed once. } }
",
    good: "\
errors:
  A: { status: 404, message: Gone }
",
};

/// Nothing is reported that the exception from `code` is about.
pub(crate) fn report(code: &str, place: Span) -> Diagnostic {
    RULE.at(place, format!("`{code}` is not reported here"))
        .label("an exception without use")
        .help("remove it")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn exceptions_are_taken_away_when_they_are_done() {
        check(
            "\
errors:
  A: { status: 404, message: Gone }
  B: { status: 400, message: Wrong, retry: backoff }
rules: { W0001: { level: off, errors: A, reason: Left over } }
",
            &[
                "7:44 W0001 `backoff` for status 400 (write `after_fix`, `after_reauth` or `never`)",
                "8:10 W0014 `W0001` is not reported here (remove it)",
            ],
        );
    }
}
