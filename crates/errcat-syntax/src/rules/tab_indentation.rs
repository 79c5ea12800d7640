//! Tabs where YAML takes spaces only.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0005",
    name: "tab_indentation",
    severity: Severity::Error,
    explanation: "In YAML the indentation is the structure, and a tab has no width that everybody \
                  agrees on; so only spaces indent. Set the editor to insert spaces in YAML files.",
    bad: "\
errors:
	A: { status: 400, message: A }
",
    good: "\
errors:
  A: { status: 400, message: A }
",
};

pub(crate) fn at(tabs: Span) -> Diagnostic {
    let diagnostic = RULE.at(tabs, "a tab cannot indent").label("a tab");
    diagnostic.help("indent with spaces, two for each level")
}

#[cfg(test)]
mod tests {
    use crate::tests::{faults, marked};

    #[test]
    fn the_tab_is_marked_wherever_the_parser_notices_it() {
        let help = "a tab cannot indent: indent with spaces, two for each level";
        let texts = [
            ("errors:\n\tA: x\n", "2:1"),
            ("errors:\n  A: x\n\tB: y\n", "3:1"),
            ("errors:\n  A:\n  \t message: y\n", "3:3"),
            ("require:\n\t- title\n", "2:1"),
        ];
        for (text, place) in texts {
            assert_eq!(faults(text), [format!("{place} E0005 {help}")], "{text:?}");
        }
        assert_eq!(marked("errors:\n\t\tA: x\n"), ["\t\t"]);
    }

    #[test]
    fn tabs_elsewhere_are_fine() {
        assert_eq!(faults("api:\ta\t# b\ntitle: a\tb\nsummary: |\n  a\n  \tb\n"), [""; 0]);
    }
}
