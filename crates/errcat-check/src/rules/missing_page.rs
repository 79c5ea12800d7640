//! A page to fill that is not there.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0615",
    name: "missing_page",
    severity: Severity::Error,
    explanation: "Pages under `generate.docs.inject` are written by hand; errcat fills parts of \
                  them and makes none. Their paths are relative to the folder of the catalog, each \
                  page belongs to one catalog, and none is a file that is generated.",
    bad: "",
    good: "",
};

/// There is no page `path`, which the catalog names at `span`.
pub fn report(span: Span, path: &str) -> Diagnostic {
    RULE.at(span, format!("there is no page `{path}`"))
        .label("no such file")
        .help("paths are relative to the folder of the catalog; write the page first")
}

/// What is at `path`, which the catalog names at `span`, cannot be filled, because of `why`.
pub fn unfit(span: Span, path: &str, why: &str) -> Diagnostic {
    RULE.at(span, format!("`{path}` is not a page to fill: {why}")).label(why)
}
