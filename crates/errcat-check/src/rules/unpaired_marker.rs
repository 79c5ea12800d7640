//! A marker without its end, or an end without its marker.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0612",
    name: "unpaired_marker",
    severity: Severity::Error,
    explanation: "Each marker has its end, `<!-- /errcat -->`, before the next one begins. What \
                  stands between them is replaced, so while it is not clear where a part ends, \
                  nothing is written. The end may name its part, `<!-- /errcat:errors -->`.",
    bad: "\
<!-- errcat:errors group=books -->

Write to us.
",
    good: "\
<!-- errcat:errors group=books -->
<!-- /errcat -->

Write to us.
",
};

/// The marker at `span` is not closed; `end` would close it.
pub(crate) fn never_closed(span: Span, end: &str) -> Diagnostic {
    RULE.at(span, "the marker has no end")
        .label("opened here")
        .help(format!("write `{end}` on a line of its own where the part ends"))
}

/// The marker at `span` begins before the one at `first` has ended.
pub(crate) fn nested(span: Span, first: Span, end: &str) -> Diagnostic {
    RULE.at(span, "the marker begins before the one above has ended")
        .label("begins within another")
        .also(first, "not closed")
        .help(format!("write `{end}` before it"))
}

/// The end at `span` closes nothing.
pub(crate) fn never_opened(span: Span) -> Diagnostic {
    RULE.at(span, "this end belongs to no marker")
        .label("nothing is open here")
        .help("remove it, or write its marker above")
}

/// The end at `span` names another part than `opened`, which began at `first`.
pub(crate) fn another_end(span: Span, first: Span, opened: &str) -> Diagnostic {
    RULE.at(span, format!("this is the end of `{opened}`"))
        .label("another part")
        .also(first, "opened here")
        .help(format!("write `/errcat:{opened}`, or `/errcat`"))
}
