//! A member the record does not have.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{list, meant};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0208",
    name: "unknown_field",
    severity: Severity::Error,
    explanation: "A value of a record has the fields the record declares. A member outside of \
                  them would be lost on the way through the generated types.",
    bad: "\
types: { Place: { fields: { line: integer } } }
context:
  place: { type: Place, optional: true, example: { line: 1, row: 2 } }
",
    good: "\
types: { Place: { fields: { line: integer } } }
context:
  place: { type: Place, optional: true, example: { line: 1 } }
",
};

/// `record` has no field `name`.
pub(crate) fn report(record: &str, name: &Text, known: &[&str]) -> Diagnostic {
    let known = known.iter().copied();
    let diagnostic = RULE
        .at(name.span, format!("`{record}` has no field `{}`", name.value))
        .label("not a field")
        .help(format!("its fields are {}", list(known.clone())));
    meant(diagnostic, &name.value, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn near_fields_are_suggested() {
        check(
            "\
types: { R: { fields: { field: string, index: { type: integer, optional: true } } } }
context:
  r: { type: R, optional: true, example: { field: a, indx: 1 } }
",
            &["7:54 E0208 `R` has no field `indx` (did you mean `index`?)"],
        );
    }
}
