//! Docs of a member that is not drawn.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0310",
    name: "unknown_member",
    severity: Severity::Error,
    explanation: "`fields` of a wire documents the members of its body by dotted path; where \
                  the wire draws a `problem`, those of the problem.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { error: { code: $code } }, fields: { code: The name } } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { error: { code: $code } }, fields: { error.code: The name } } }
",
};

/// `path` is not drawn.
pub(crate) fn report<'a>(path: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = RULE
        .at(path.span, format!("the wire draws no member `{}`", path.value))
        .label("not a path in the drawing");
    meant(diagnostic, &path.value, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn docs_are_of_what_is_drawn() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
wire: { http: { body: { error: { code: $code, details: $details } }, fields: { error.cod: x, error.details.field: y, error: z } } }
",
            &["4:80 E0310 the wire draws no member `error.cod` (did you mean `error.code`?)"],
        );
    }
}
