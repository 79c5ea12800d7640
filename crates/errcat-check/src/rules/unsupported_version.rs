//! A version of the language this tool does not know.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0102",
    name: "unsupported_version",
    severity: Severity::Error,
    explanation: "`errcat` names the version of the catalog language. This tool reads version \
                  1; a later one may mean something else by the same words, so it is not \
                  guessed at.",
    bad: "\
errcat: 2
api: shop
title: Shop
wire: { http: { body: $message } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: $message } }
",
};

/// `errcat` at `span` is another version.
pub(crate) fn report(version: u64, span: Span) -> Diagnostic {
    RULE.at(span, format!("version {version} of the catalog language is not supported"))
        .label("expected 1")
        .help("write `errcat: 1`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn only_version_1() {
        check_whole(
            "\
errcat: 2
api: test
title: Test
wire: { http: { body: $message } }
",
            &["1:9 E0102 version 2 of the catalog language is not supported (write `errcat: 1`)"],
        );
    }
}
