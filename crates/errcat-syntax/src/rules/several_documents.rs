//! A second document in a file.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0006",
    name: "several_documents",
    severity: Severity::Error,
    explanation: "A file holds one YAML document. A line `---` begins another; what it separates \
                  are parts of one catalog, and these stand in one document or in several files.",
    bad: "\
errors: { A: { status: 400, message: A } }
---
# more
summary: S
",
    good: "\
errors: { A: { status: 400, message: A } }
summary: S
",
};

pub(crate) fn report(second: Span, sink: &mut Sink) {
    let diagnostic = RULE.at(second, "a file holds one document").label("a second one begins here");
    sink.push(diagnostic.help("remove the `---`, or move what follows to a file of its own"));
}

#[cfg(test)]
mod tests {
    use crate::tests::{faults, marked};

    #[test]
    fn the_second_document_is_reported_and_all_are_searched() {
        let text = "api: a\ntitel: x\n---\napi: b\n---\ntitel: y\n";
        let faults = faults(text);
        assert_eq!(faults.len(), 3);
        assert!(faults[0].starts_with("2:1 E0011 "));
        assert!(faults[1].starts_with("3:1 E0006 a file holds one document"));
        assert!(faults[2].starts_with("6:1 E0011 "));
        assert_eq!(marked(text)[1], "---");
    }

    #[test]
    fn markers_around_one_document_are_fine() {
        assert_eq!(faults("%YAML 1.2\n---\napi: a\n...\n"), [""; 0]);
    }
}
