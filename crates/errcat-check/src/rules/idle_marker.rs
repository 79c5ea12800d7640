//! A marker or a page that nothing is filled into.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W0062",
    name: "idle_marker",
    severity: Severity::Warning,
    explanation: "A marker stands where the catalog has something to say, and a page under \
                  `generate.docs.inject` has markers. Otherwise a reader finds a section without \
                  contents.",
    bad: "\
<!-- errcat:limits -->
<!-- /errcat -->
",
    good: "\
<!-- errcat:errors -->
<!-- /errcat -->
",
};

/// The catalog declares nothing under `key` for the marker at `span`.
pub(crate) fn report(span: Span, key: &str) -> Diagnostic {
    RULE.at(span, format!("there is nothing to fill in: the catalog has no `{key}`"))
        .label("stays empty")
        .help("remove the marker, or declare what it shall show")
}

/// The page `path`, which the catalog names at `span`, has no markers.
pub fn no_markers(span: Span, path: &str) -> Diagnostic {
    RULE.at(span, format!("`{path}` has no markers"))
        .label("nothing is filled there")
        .help("write `<!-- errcat:errors -->` and below it `<!-- /errcat -->` into the page")
}
