//! A header that HTTP cannot carry.

use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0110",
    name: "bad_header",
    severity: Severity::Error,
    explanation: "The name of a header is a token of RFC 9110 (letters, digits, and \
                  punctuation such as `-` and `_`), its value has no control characters and no line breaks. \
                  Anything else could smuggle a second header into the response.",
    bad: r#"errors:
  A: { status: 400, message: One, headers: { "Retry After": "5" } }
"#,
    good: r#"errors:
  A: { status: 400, message: One, headers: { Retry-After: "5" } }
"#,
};

/// `name` is not a token.
pub(crate) fn name(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` cannot be the name of a header", name.value.escape_debug()))
        .label("letters, digits and `-`")
}

/// The value at `span` holds a control character or is not ASCII.
pub(crate) fn value(what: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the value of a header cannot hold {what}"))
        .label(format!("holds {what}"))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn headers_cannot_be_smuggled() {
        check(
            r#"errors:
  A:
    status: 400
    message: A
    headers: { "X Y": a, X-Z: "a\r\nSet-Cookie: b" }
"#,
            &[
                "9:16 E0110 `X Y` cannot be the name of a header",
                r"9:31 E0110 the value of a header cannot hold the character `\r`",
            ],
        );
    }
}
