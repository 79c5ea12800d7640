//! A list, map or record within a text.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0215",
    name: "unfit_in_text",
    severity: Severity::Error,
    explanation: "Only single values can stand within a text: strings, numbers, booleans, \
                  times and values of an enum. A list or a record belongs into a member of \
                  its own.",
    bad: r#"errors:
  A: { status: 400, message: "Wrong: {names}", params: { names: list<string> } }
"#,
    good: r#"errors:
  A: { status: 400, message: "Wrong: {names}", params: { names: number } }
"#,
};

/// The value `name` at `span` has no form within a text.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` cannot stand within a text"))
        .label("not a single value")
        .help("give it a member of its own in the body")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn lists_have_members_of_their_own() {
        check(
            r#"errors:
  A: { status: 400, message: "A {x}", params: { x: list<string> } }
  B: { status: 400, message: B, params: { y: map<any> }, headers: { X-Y: "a ${y}" } }
"#,
            &[
                "6:34 E0215 `x` cannot stand within a text (give it a member of its own in the body)",
                "7:77 E0215 `y` cannot stand within a text (give it a member of its own in the body)",
            ],
        );
    }

    #[test]
    fn headers_are_text_whoever_sends_them() {
        check(
            "\
context: { tags: { type: list<string>, optional: true }, id: { type: uuid, optional: true } }
headers: { X-Tags: $tags, X-Id: $id }
errors:
  A: { status: 400, message: A, params: { y: list<string> }, headers: { X-Y: $y, X-T: $tags } }
",
            &[
                "6:20 E0215 `tags` cannot stand within a text (give it a member of its own in the body)",
                "8:78 E0215 `y` cannot stand within a text (give it a member of its own in the body)",
                "8:87 E0215 `tags` cannot stand within a text (give it a member of its own in the body)",
            ],
        );
    }
}
