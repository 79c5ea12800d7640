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
};

/// The value at `span` lacks `fields` of `record`.
pub(crate) fn report(record: &str, fields: &[&str], span: Span) -> Diagnostic {
    RULE.at(span, format!("`{record}` needs {}", list(fields.iter().copied())))
        .label("missing here")
        .help("give a value, or declare the field `optional: true`")
}
