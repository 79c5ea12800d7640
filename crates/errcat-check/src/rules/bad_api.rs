//! The name of an API that is not `kebab-case`.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0118",
    name: "bad_api",
    severity: Severity::Error,
    explanation: "`api` names the crate, the folder and the files, so it is lower case ASCII \
                  with `-` between words, and begins with a letter.",
    bad: "\
errcat: 1
api: Pixel Social
title: Pixel Social
wire: { http: { body: $message } }
",
    good: "\
errcat: 1
api: pixel-social
title: Pixel Social
wire: { http: { body: $message } }
",
};

/// `api` is not in kebab case; `right` is.
pub(crate) fn report(api: &Text, right: &str) -> Diagnostic {
    RULE.at(api.span, "`api` must be in kebab-case")
        .label("lower case letters and digits, `-` between words")
        .maybe_help((!right.is_empty()).then(|| format!("write `{right}`")))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn kebab_case() {
        check_whole(
            "\
errcat: 1
api: Pixel Social
title: Test
wire: { http: { body: $message } }
",
            &["2:6 E0118 `api` must be in kebab-case (write `pixel-social`)"],
        );
    }
}
