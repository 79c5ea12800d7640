//! Text that is not YAML.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0004",
    name: "syntax_error",
    severity: Severity::Error,
    explanation: "The text is not YAML 1.2. Most often a value needs quotes: one that contains \
                  `: ` or ` #`, or begins with one of the characters that mean something to YAML \
                  (`{ [ * & ! | > % @` and the backtick). The reader goes on at the next line that \
                  fits the structure around it, so that faults further down are reported as well.",
    bad: "\
errors: { A: { status: 400, message: A }
",
    good: "\
errors: { A: { status: 400, message: A } }
",
};

pub(crate) fn at(span: Span, message: String) -> Diagnostic {
    RULE.at(span, message)
}
