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
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { media_type: json, body: $message } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { media_type: application/json, body: $message } }
",
};

/// `text` is not a media type.
pub(crate) fn report(text: &Text) -> Diagnostic {
    RULE.at(text.span, format!("`{}` is not a media type", text.value.escape_debug()))
        .label("expected a form like `application/json`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn two_tokens_and_a_slash() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
wire: { http: { media_type: json, body: $message } }
",
            &["4:29 E0111 `json` is not a media type"],
        );
    }
}
