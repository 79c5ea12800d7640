//! A list of problems out of place.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0311",
    name: "misplaced_problems",
    severity: Severity::Error,
    explanation: "A wire that carries several problems draws one of them under `problem` and \
                  places their list once in `body` with `$problems`.",
};

/// `$problems` at `span` is not allowed there, for `reason`.
pub(crate) fn report(reason: &str, span: Span) -> Diagnostic {
    RULE.at(span, "`$problems` is out of place").label(reason)
}

/// `problem` is drawn and placed nowhere.
pub(crate) fn unplaced(span: Span) -> Diagnostic {
    RULE.at(span, "a problem is drawn and the list of problems is placed nowhere")
        .label("never shown")
        .help("write `$problems` in `body` where the list belongs")
}
