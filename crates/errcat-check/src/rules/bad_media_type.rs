//! Something that is no media type.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0111",
    name: "bad_media_type",
    severity: Severity::Error,
    explanation: "A media type is two tokens with `/` between, perhaps with parameters: \
                  `application/problem+json`, `text/plain; charset=utf-8` (RFC 9110, section \
                  8.3).",
};

/// `text` is not a media type.
pub(crate) fn report(text: &Text) -> Diagnostic {
    RULE.at(text.span, format!("`{}` is not a media type", text.value.escape_debug()))
        .label("expected a form like `application/json`")
}
