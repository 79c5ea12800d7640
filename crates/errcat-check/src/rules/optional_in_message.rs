//! An optional param within a sentence.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0214",
    name: "optional_in_message",
    severity: Severity::Error,
    explanation: "A sentence with a hole cannot be said. A message that is nothing but one \
                  optional param is absent when the param is; everywhere else in a message a \
                  param is required or has a default.",
    bad: "\
errors:
  A:
    status: 404
    message: There is no {what}
    params: { what: { type: number, optional: true } }
",
    good: "\
errors:
  A:
    status: 404
    message: There is no {what}
    params: { what: { type: number, default: 0 } }
",
};

/// The placeholder `name` at `span` is optional.
pub(crate) fn report(name: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` is optional and stands within a sentence"))
        .label("there may be no value")
        .also(declared, "declared here")
        .help("give it a `default`, require it, or make the message nothing but this param")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn only_a_whole_message_is_optional() {
        check(
            r#"errors:
  A: { status: 400, message: "A {x}", params: { x: { type: number, optional: true } } }
  B: { status: 400, message: "{x}", params: { x: { type: number, optional: true } } }
  C: { status: 400, message: "C {x}", params: { x: { type: number, default: 1 } } }
"#,
            &[
                "6:34 E0214 `x` is optional and stands within a sentence (give it a `default`, require it, or make the message nothing but this param)",
            ],
        );
    }
}
