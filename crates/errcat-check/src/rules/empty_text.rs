//! A text with nothing in it.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0115",
    name: "empty_text",
    severity: Severity::Error,
    explanation: "A key that is there and says nothing leaves a hole in every output. Write \
                  the text or leave the key out.",
};

/// The text at `span` is empty.
pub(crate) fn report(span: Span) -> Diagnostic {
    RULE.at(span, "the text is empty").label("nothing is said here").help("write it, or leave the key out")
}
