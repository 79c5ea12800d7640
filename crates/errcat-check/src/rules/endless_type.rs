//! A record that contains itself without end.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0203",
    name: "endless_type",
    severity: Severity::Error,
    explanation: "A record may contain itself, but only where the chain can end: through an \
                  optional field, a list or a map. A required field of its own type would \
                  need a value without end. Nor may a record need more than 500 values, those \
                  of the records in it included.",
    bad: "\
types:
  Node: { fields: { next: Node } }
",
    good: "\
types:
  Node: { fields: { next: { type: Node, optional: true } } }
",
};

/// The field at `span` leads back to `record`.
pub(crate) fn report(record: &str, path: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{record}` contains itself without end"))
        .label(format!("{path} is required"))
        .help("make the field `optional: true`, or use a list or a map")
}

/// With the field at `span`, `record` needs more than `most` values.
pub(crate) fn vast(record: &str, most: usize, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{record}` needs more than {most} values"))
        .label("one of them is required here")
        .help("make fields `optional: true`, or use a list or a map")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn records_within_records_do_not_multiply() {
        let level = |n: usize| format!("  T{n}: {{ fields: {{ a: T{0}, b: T{0} }} }}\n", n + 1);
        let levels = (0..60).map(level).collect::<Vec<_>>().concat();
        let types = format!("types:\n{levels}  T60: {{ fields: {{ x: string }} }}\n");
        let catalog =
            format!("{types}errors: {{ A: {{ status: 400, message: x, details: T0 }} }}\n");
        let help = "make fields `optional: true`, or use a list or a map";
        let fault = |n: usize| {
            let column = if n < 10 { 26 } else { 28 };
            format!("{}:{column} E0203 `T{n}` needs more than 500 values ({help})", 6 + n)
        };
        check(&catalog, &[4, 12, 20, 28, 36, 44, 52].map(fault).each_ref().map(String::as_str));
    }

    #[test]
    fn through_required_fields_only() {
        check(
            "\
types:
  Node: { fields: { next: Node } }
  A: { fields: { b: B } }
  B: { fields: { a: A } }
  Tree: { fields: { children: list<Tree>, parent: { type: Tree, optional: true } } }
",
            &[
                "6:21 E0203 `Node` contains itself without end (make the field `optional: true`, or use a list or a map)",
                "8:18 E0203 `A` contains itself without end (make the field `optional: true`, or use a list or a map)",
            ],
        );
    }
}
