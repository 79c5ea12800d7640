//! Braces in a message that do not fit together.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0108",
    name: "bad_template",
    severity: Severity::Error,
    explanation: "In a message `{name}` is a param, and `{{` and `}}` are braces. A brace \
                  without a partner, or with something between that is not a name, is a \
                  mistake more often than a brace.",
    bad: r#"errors:
  A: { status: 400, message: "A { opens a block" }
"#,
    good: r#"errors:
  A: { status: 400, message: "A {{ opens a block" }
"#,
};

/// A `{` without `}`.
pub(crate) fn unclosed(span: Span) -> Diagnostic {
    RULE.at(span, "a brace is opened and not closed")
        .label("no `}` follows")
        .help("close it with `}`, or write `{{` for a brace")
}

/// A `}` without `{`.
pub(crate) fn unopened(span: Span) -> Diagnostic {
    RULE.at(span, "a brace is closed and not opened")
        .label("no `{` comes before")
        .help("write `}}` for a brace")
}

/// Something between braces that is not a name.
pub(crate) fn not_a_name(inside: &str, span: Span) -> Diagnostic {
    let message = if inside.is_empty() {
        "a placeholder needs the name of a param".to_owned()
    } else {
        format!("`{inside}` is not the name of a param")
    };
    RULE.at(span, message)
        .label("expected `{name}`")
        .help("names are letters, digits and `_`; write `{{` and `}}` for braces")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn braces_are_matched() {
        check(
            r#"errors:
  A: { status: 400, message: "open { here" }
  B: { status: 400, message: "close } here" }
  C: { status: 400, message: "empty {} and {a b}" }
  D: { status: 400, message: "braces {{ and }}" }
  E: { status: 400, message: "{x {y}", params: { y: number } }
"#,
            &[
                "6:36 E0108 a brace is opened and not closed (close it with `}`, or write `{{` for a brace)",
                "7:37 E0108 a brace is closed and not opened (write `}}` for a brace)",
                "8:37 E0108 a placeholder needs the name of a param (names are letters, digits and `_`; write `{{` and `}}` for braces)",
                "8:44 E0108 `a b` is not the name of a param (names are letters, digits and `_`; write `{{` and `}}` for braces)",
                "10:31 E0108 a brace is opened and not closed (close it with `}`, or write `{{` for a brace)",
            ],
        );
    }
}
