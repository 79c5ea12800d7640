//! A named type that is neither a record nor an enum.

use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0204",
    name: "bad_type_def",
    severity: Severity::Error,
    explanation: "A named type has either `fields` or `values`. Values are a list of texts, \
                  or a mapping from texts to what they mean; there is at least one, and none \
                  twice.",
    bad: "\
types:
  Size: { values: [] }
",
    good: "\
types:
  Size: { values: [small, large] }
",
};

/// The type has both `fields` and `values`, or neither.
pub(crate) fn kind(name: &Text, both: bool) -> Diagnostic {
    let found = if both { "has both `fields` and `values`" } else { "says not what it is" };
    RULE.at(name.span, format!("the type `{}` {found}", name.value))
        .label("expected either `fields` or `values`")
}

/// `values` cannot be read.
pub(crate) fn values(message: &str, span: Span) -> Diagnostic {
    RULE.at(span, message).label("not a value").help(
        "write a list of texts, or a mapping from texts to their docs; each begins with a letter and \
         is ASCII",
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_record_or_an_enum() {
        check(
            "\
types:
  A: { doc: Nothing }
  B: { fields: { a: string }, values: [a] }
  C: { values: [] }
  D: { values: [a, [b]] }
  E: { values: { a: { b: c } } }
",
            &[
                "6:3 E0204 the type `A` says not what it is",
                "7:3 E0204 the type `B` has both `fields` and `values`",
                "8:16 E0204 an enum needs a value (write a list of texts, or a mapping from texts to their docs; each begins with a letter and is ASCII)",
                "9:20 E0204 a value is a text, found a list (write a list of texts, or a mapping from texts to their docs; each begins with a letter and is ASCII)",
                "10:21 E0204 the docs of a value are a text (write a list of texts, or a mapping from texts to their docs; each begins with a letter and is ASCII)",
            ],
        );
    }
}
