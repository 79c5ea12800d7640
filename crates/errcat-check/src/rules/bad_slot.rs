//! A dollar that does not begin a slot.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0109",
    name: "bad_slot",
    severity: Severity::Error,
    explanation: "In a drawn body a value that begins with `$` is a slot: `$name`, or \
                  `$name:string` for its value as a string. Inside a text slots are written \
                  `${name}`. A dollar at the start of a literal is `$$`.",
};

/// `text` begins with `$` and is no slot.
pub(crate) fn form(text: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{text}` is not a slot"))
        .label("expected `$name` or `$name:string`")
        .help(format!("write `${text}` for a literal that begins with a dollar"))
}

/// A cast other than `:string`.
pub(crate) fn cast(cast: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("a slot cannot be cast to `{cast}`"))
        .label("the one cast is `:string`")
        .help("leave the cast out to keep the value's own type")
}

/// A `${` without `}`.
pub(crate) fn unclosed(span: Span) -> Diagnostic {
    RULE.at(span, "a slot is opened and not closed")
        .label("no `}` follows")
        .help("close it with `}`")
}
