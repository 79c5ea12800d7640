//! A message that quotes what no limit says.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0309",
    name: "unknown_limit",
    severity: Severity::Error,
    explanation: "Messages quote rate limits as `{limits.NAME.max}`, `.window` or `.per`, so \
                  that a number is written once. The limit must be declared and say what is \
                  quoted; a `max` that varies cannot be quoted.",
};

/// No limit is named `name`.
pub(crate) fn name<'a>(
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    RULE.at(span, format!("there is no rate limit `{name}`"))
        .label("not declared under `limits`")
        .maybe_help(did_you_mean(name, known))
}

/// A limit has no member `member`.
pub(crate) fn member(member: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("a rate limit has no `{member}` to quote"))
        .label("expected `max`, `window` or `per`")
        .maybe_help(did_you_mean(member, ["max", "window", "per"]))
}

/// The limit `name` does not say `member`.
pub(crate) fn unsaid(name: &str, member: &str, span: Span) -> Diagnostic {
    let why = if member == "max" { "its `max` varies" } else { "it does not say" };
    RULE.at(span, format!("`{member}` of the rate limit `{name}` cannot be quoted")).label(why)
}
