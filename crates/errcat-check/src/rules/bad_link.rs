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
    bad: "\
errors:
  A: { status: 400, message: Gone, docs: see the wiki }
",
    good: "\
errors:
  A: { status: 400, message: Gone, docs: https://wiki.example/gone }
",
};

/// `link` is not a URL.
pub(crate) fn report(link: &Text) -> Diagnostic {
    RULE.at(link.span, format!("`{}` is not a URL", link.value.escape_debug()))
        .label("spaces, quotes and angle brackets must be percent-encoded")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn no_spaces() {
        check(
            r#"errors:
  A: { status: 400, message: A, docs: "see <here>" }
"#,
            &["6:39 E0120 `see <here>` is not a URL"],
        );
    }
}
