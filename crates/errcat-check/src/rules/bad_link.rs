//! A link with characters a URL cannot hold.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0120",
    name: "bad_link",
    severity: Severity::Error,
    explanation: "Links are URLs, which hold no spaces, control characters, quotes or angle \
                  brackets; others are percent-encoded.",
};

/// `link` is not a URL.
pub(crate) fn report(link: &Text) -> Diagnostic {
    RULE.at(link.span, format!("`{}` is not a URL", link.value.escape_debug()))
        .label("spaces, quotes and angle brackets must be percent-encoded")
}
