//! A list of problems out of place.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0311",
    name: "misplaced_problems",
    severity: Severity::Error,
    explanation: "A wire that carries several problems draws one of them under `problem` and \
                  places their list once in `body` with `$problems`.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  api: { body: { errors: $problems } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  api: { problem: { code: $code }, body: { errors: $problems } }
",
};

/// `$problems` at `span` is not allowed there, for `reason`.
pub(crate) fn report(reason: &str, span: Span) -> Diagnostic {
    RULE.at(span, "`$problems` is out of place").label(reason)
}

/// `problem` is drawn and placed nowhere.
pub(crate) fn unplaced(span: Span) -> Diagnostic {
    RULE.at(span, "a problem is drawn and the list of problems is placed nowhere")
        .label("never shown")
        .help("write `$problems` in `body` where the list belongs")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn a_list_stands_in_the_body_once() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire:
  a: { default: true, body: { errors: $problems } }
  b: { problem: { x: $problems }, body: { errors: $problems, more: $problems } }
  c: { problem: { x: $code }, body: { x: "a ${problems}" } }
"#,
            &[
                "5:39 E0311 `$problems` is out of place",
                "6:22 E0311 `$problems` is out of place",
                "6:68 E0311 `$problems` is out of place",
                "7:47 E0311 `$problems` is out of place",
            ],
        );
    }
}
