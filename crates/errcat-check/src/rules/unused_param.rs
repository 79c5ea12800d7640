//! A param that stands nowhere.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0303",
    name: "unused_param",
    severity: Severity::Error,
    explanation: "A param that stands in no message, header or body would have to be given \
                  and never be seen. Most often its placeholder is misspelt or was removed.",
};

/// The param `name` stands nowhere.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the param `{name}` stands in no message, header or body"))
        .label("never shown")
        .help(format!("write `{{{name}}}` in the message, or remove the param"))
}
