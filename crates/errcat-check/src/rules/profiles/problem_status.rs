//! Problem details with a status other than that of the response.

use errcat_model::Json;
use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0522",
    name: "problem_status",
    severity: Severity::Error,
    explanation: "RFC 9457, section 3.1.2: `status` is the status code of the response, once \
                  more, for a client that only sees the body. Where the two differ, one of them \
                  lies.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $title, status: 500, detail: $message }
errors: { A: { status: 404, title: No book, message: There is no such book, docs: 'https://shop.example/no-book' } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $title, status: $status, detail: $message }
errors: { A: { status: 404, title: No book, message: There is no such book, docs: 'https://shop.example/no-book' } }
",
};

/// Compares the member with the status.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "RFC 9457, section 3.1.2",
        |own| own.status,
        |body| {
            let shown =
                claimed.view(body).member("status").and_then(|member| member.value.constant())?;
            let Json::Number(shown) = shown else { return None };
            let status = body.error.status.filter(|status| *shown != status.to_string())?;
            let help = "draw `status: $status`".to_owned();
            Some((format!("answers {status} and says `status` {shown}"), help))
        },
    )
}
