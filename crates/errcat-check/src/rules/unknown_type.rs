//! A type that is not declared.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use super::bad_type;
use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0301",
    name: "unknown_type",
    severity: Severity::Error,
    explanation: "A type expression names a builtin type or one of `types`.",
    bad: "\
errors:
  A: { status: 400, message: Wrong, details: list<int> }
",
    good: "\
errors:
  A: { status: 400, message: Wrong, details: list<integer> }
",
};

/// `name` at `span` is no type.
pub(crate) fn report<'a>(
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = RULE
        .at(span, format!("there is no type `{name}`"))
        .label("neither builtin nor declared under `types`");
    let Some(help) = bad_type::meant(name) else { return meant(diagnostic, name, known) };
    let diagnostic = diagnostic.help(help);
    // Only where it says the name of a type, and no more.
    match help.strip_prefix("write `").and_then(|rest| rest.strip_suffix('`')) {
        Some(name_of_type) => diagnostic.replace(span, name, name_of_type),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn builtin_names_of_other_languages_are_understood() {
        check(
            "\
types: { FieldViolation: { fields: { a: int } } }
errors:
  A: { status: 400, message: A, details: list<FieldViolatoin> }
",
            &[
                "5:41 E0301 there is no type `int` (write `integer`)",
                "7:47 E0301 there is no type `FieldViolatoin` (did you mean `FieldViolation`?)",
            ],
        );
    }
}
