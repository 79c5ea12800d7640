//! A control character where people and programs read names.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0116",
    name: "control_character",
    severity: Severity::Error,
    explanation: "Keys, codes and titles are copied, compared and logged. A control character \
                  in them cannot be seen and breaks what reads them.",
};

/// `what` ("a title") at `span` holds `character`.
pub(crate) fn report(what: &str, character: char, span: Span) -> Diagnostic {
    RULE.at(span, format!("{what} cannot hold the control character {}", character.escape_unicode()))
        .label("holds a control character")
}
