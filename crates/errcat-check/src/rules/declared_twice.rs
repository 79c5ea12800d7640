//! A key that two files write.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0401",
    name: "declared_twice",
    severity: Severity::Error,
    explanation: "The files of a catalog are joined. What is written in two of them has no \
                  order that an author could see, so each thing stands in one file only.",
};

/// `key` stands at `first` and at `second`.
pub(crate) fn report(key: &str, first: Span, second: Span) -> Diagnostic {
    RULE.at(second, format!("`{key}` is written in two files"))
        .label("written again here")
        .also(first, "first written here")
        .help("write it in one of them")
}
