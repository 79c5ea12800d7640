//! A marker in a page that cannot be read.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0611",
    name: "bad_marker",
    severity: Severity::Error,
    explanation: "A marker in a page under `generate.docs.inject` is a comment alone on its line: \
                  `<!-- errcat:PART -->`, or `<!-- errcat:PART argument=value -->`, and some lines \
                  below `<!-- /errcat -->`. What stands between is filled from the catalog. \
                  In Docusaurus comments may also be written as `{/* errcat:PART */}`. Markers in \
                  code are left alone, so fence what shall be shown as it is.\n\n\
                  Parts are `errors` (all groups, or one with `group=NAME`), `error code=CODE` \
                  (a code, or the error's key), `statuses`, `retry`, `limits`, `operations` and \
                  `reference`, which is all of them. With `level=3` the topmost headings within \
                  `errors`, `error` and `reference` are of that level; otherwise they are one \
                  below the heading that the marker stands under.",
    bad: "\
<!-- errcat:errors books -->
<!-- /errcat -->
",
    good: "\
<!-- errcat:errors group=books -->
<!-- /errcat -->
",
};

/// What stands at `span` cannot be read, because of `why`.
pub(crate) fn report(span: Span, why: &str) -> Diagnostic {
    RULE.at(span, format!("a marker cannot be read: {why}"))
        .label(why)
        .help("a marker is `<!-- errcat:PART argument=value -->`, alone on its line")
}
