//! A record without one of its required fields.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::list;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0209",
    name: "missing_field",
    severity: Severity::Error,
    explanation: "A value of a record has all its required fields: those without `optional: \
                  true` and without a `default`.",
    bad: "\
types: { Place: { fields: { line: integer } } }
context:
  place: { type: Place, optional: true, example: {} }
",
    good: "\
types: { Place: { fields: { line: integer } } }
context:
  place: { type: Place, optional: true, example: { line: 1 } }
",
};

/// The value at `span` lacks `fields` of `record`.
pub(crate) fn report(record: &str, fields: &[&str], span: Span) -> Diagnostic {
    RULE.at(span, format!("`{record}` needs {}", list(fields.iter().copied())))
        .label("missing here")
        .help("give a value, or declare the field `optional: true`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn required_fields_are_given() {
        check(
            "\
types: { R: { fields: { field: string, index: { type: integer, default: 0 } } } }
context:
  r: { type: list<R>, optional: true, example: [{ index: 1 }, { field: a }] }
",
            &["7:49 E0209 `R` needs `field` (give a value, or declare the field `optional: true`)"],
        );
    }
}
