//! A file with nothing in it.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0003",
    name: "empty_file",
    severity: Severity::Error,
    explanation: "Every YAML file in a catalog's folder is part of the catalog. One without \
                  content, or with comments only, is most often a save that went wrong.",
    bad: "\
errors:
  A: { status: 404, message: Gone }
# more.yaml
# Nothing yet.
",
    good: "\
errors:
  A: { status: 404, message: Gone }
# more.yaml
version: 2.1.0
",
};

pub(crate) fn report(start: Span, sink: &mut Sink) {
    let diagnostic = RULE.at(start, "the file is empty");
    sink.push(diagnostic.help("a catalog begins with `errcat: 1`; delete a file that is not used"));
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn files_without_content_are_reported_once() {
        for text in ["", "\n\n", "# only a comment\n", "\u{feff}", "---\n", "--- ~\n...\n"] {
            let faults = faults(text);
            assert_eq!(faults.len(), 1, "{text:?}: {faults:?}");
            assert!(faults[0].starts_with("1:1 E0003 the file is empty: "), "{text:?}");
        }
    }
}
