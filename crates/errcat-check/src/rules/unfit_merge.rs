//! A merge of something that has no members.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::list;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0216",
    name: "unfit_merge",
    severity: Severity::Error,
    explanation: "`$merge` puts the members of an object beside others: of a record, a map, \
                  `any`, or `$params`. The members must not be there already.",
};

/// What `$merge` names at `span` is not a slot.
pub(crate) fn not_a_slot(span: Span) -> Diagnostic {
    RULE.at(span, "`$merge` takes one slot").label("expected `$details` or another slot")
}

/// The slot `name` at `span` has no members to merge.
pub(crate) fn no_members(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`${name}` has no members to put beside others"))
        .label("expected a record or a map")
}

/// The payload at `payload` has members the drawn object at `span` has already.
pub(crate) fn twice(members: &[&str], span: Span, payload: Span) -> Diagnostic {
    RULE.at(payload, format!("the payload has {}, which the wire draws too", list(members.iter().copied())))
        .label("its members are merged into the body")
        .also(span, "merged here")
        .help("rename the field, or draw the payload as a member of its own")
}
