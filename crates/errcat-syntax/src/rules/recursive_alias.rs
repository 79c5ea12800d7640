//! An alias inside what it stands for.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0016",
    name: "recursive_alias",
    severity: Severity::Error,
    explanation: "An alias inside the value that its anchor marks would contain itself without \
                  end. Types may be recursive: there the name of the type is written, not an alias.",
    bad: "\
types:
  A: &a { fields: { inner: *a } }
",
    good: "\
types:
  A: { fields: { inner: { type: A, optional: true } } }
",
};

pub(crate) fn report(alias: Span, anchored: Span, sink: &mut Sink) {
    let diagnostic = RULE.at(alias, "an alias cannot stand for a value that it is part of");
    sink.push(diagnostic.label("contains itself").also(anchored, "this is what it stands for"));
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn a_value_cannot_hold_itself() {
        let faults = faults("types:\n  A: &a\n    fields: { b: *a }\n  B: *a\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("3:18 E0016 an alias cannot stand for a value"));
    }
}
