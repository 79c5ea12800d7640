//! A record that contains itself without end.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0203",
    name: "endless_type",
    severity: Severity::Error,
    explanation: "A record may contain itself, but only where the chain can end: through an \
                  optional field, a list or a map. A required field of its own type would \
                  need a value without end.",
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

#[cfg(test)]
mod tests {
    use crate::testing::check;

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
