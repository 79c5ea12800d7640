//! A pattern for which no text can be found.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0217",
    name: "missing_otherwise",
    severity: Severity::Error,
    explanation: "Making an error cannot fail, so a text that does not match its `pattern` is \
                  left out where it may be missing, else replaced by `otherwise`, or by the \
                  shortest text that matches. Where none is found within `max_length` and 256 \
                  bytes, `otherwise` has to be given.",
    bad: r#"context:
  id: { type: string, pattern: "$a|bc", example: bc }
"#,
    good: r#"context:
  id: { type: string, pattern: "$a|bc", example: bc, otherwise: bc }
"#,
};

/// The pattern at `span` needs a text in place of those that do not match.
pub(crate) fn report(span: Span) -> Diagnostic {
    RULE.at(span, "no text is found that matches the pattern")
        .label("what stands in for texts that do not match?")
        .help("give a text that matches as `otherwise`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn what_is_required_needs_a_stand_in() {
        check(
            r#"context:
  a: { type: string, pattern: "$a|bc", example: bc }
  b: { type: string, pattern: "$a|bc", optional: true }
  c: { type: string, pattern: "$a|bc", default: bc }
"#,
            &[
                "6:31 E0217 no text is found that matches the pattern (give a text that matches as `otherwise`)",
            ],
        );
    }
}
