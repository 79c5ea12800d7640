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
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { message: $message, $merge: $details } } }
errors:
  A: { status: 400, message: Wrong, details: list<string> }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { message: $message, $merge: $details } } }
errors:
  A: { status: 400, message: Wrong, details: map<string> }
",
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
    RULE.at(
        payload,
        format!("the payload has {}, which the wire draws too", list(members.iter().copied())),
    )
    .label("its members are merged into the body")
    .also(span, "merged here")
    .help("rename the field, or draw the payload as a member of its own")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn merged_payloads_have_members_not_there_already() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
types: { R: { fields: { message: string } } }
wire: { http: { body: { message: $message, $merge: $details }, }, other: { default: true, body: { $merge: code } } }
errors:
  A: { status: 400, message: A, wire: http, details: list<string> }
  B: { status: 400, message: B, wire: http, details: R }
  C: { status: 400, message: C, wire: http, details: map<any> }
",
            &["5:52 E0216 `$details` has no members to put beside others", "5:107 E0216 `$merge` takes one slot", "8:54 E0216 the payload has `message`, which the wire draws too (rename the field, or draw the payload as a member of its own)"],
        );
    }
}
