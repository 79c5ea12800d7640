//! The merge key of YAML 1.1.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0014",
    name: "merge_key",
    severity: Severity::Error,
    explanation: "`<<` merges a mapping into another in YAML 1.1 and is a plain key since 1.2; \
                  readers disagree. What errors have in common is said once in their group, whose \
                  values every error inherits, and a whole value can be repeated with an alias.",
    bad: "\
errors:
  A: &base { status: 400, message: One }
  B:
    <<: *base
    status: 400
    message: Two
",
    good: "\
groups:
  all:
    title: All
    status: 400
    errors: { A: One, B: Two }
",
};

pub(crate) fn report(key: Span, sink: &mut Sink) {
    let diagnostic = RULE.at(key, "merge keys are not supported").label("a merge key");
    sink.push(diagnostic.help("say what errors share in their group, which they inherit from"));
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn a_merge_is_refused_without_a_second_fault() {
        let faults = faults("errors:\n  A: &a { message: x }\n  B:\n    <<: *a\n    status: 4\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("4:5 E0014 merge keys are not supported"));
    }

    #[test]
    fn in_quotes_it_is_a_key() {
        assert_eq!(faults("errors: { '<<': x }"), [""; 0]);
    }
}
