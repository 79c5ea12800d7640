//! A `type` or `instance` of problem details that is no URI reference.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding};
use crate::lower::formats;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0523",
    name: "problem_type",
    severity: Severity::Error,
    explanation: "RFC 9457, sections 3.1.1 and 3.1.5: `type` and `instance` are URI references, \
                  of the characters that RFC 3986 allows. A client compares `type` with what it \
                  knows; one with a space is no URI at all.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: no book, title: $title, status: $status, detail: $message }
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

/// Looks at every text that is known.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "RFC 9457, sections 3.1.1 and 3.1.5, and RFC 3986", |body| {
        let members = body.members();
        let uris = members.iter().filter(|member| matches!(member.name, "type" | "instance"));
        let faults = uris.flat_map(|member| {
            let texts = member.value.texts().into_iter();
            let wrong = texts.filter(|text| !text.is_ascii() || !formats::is_uri(text));
            wrong.map(|text| {
                let text = format!("`{text}` in `{}` is not part of a URI reference", member.name);
                Fault::new(member.name, text, "write a URI, without spaces and with `%` escapes")
            })
        });
        faults.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn texts_with_slots_are_looked_into() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: 'tag:shop/${code}', title: $title, instance: 'order ${order}' }
errors:
  A: { status: 400, title: Bad, params: { order: string } }
  B: { status: 400, title: Worse, params: { order: string }, code: B B }
",
            &[
                "8:54 E0523 `order ` in `instance` is not part of a URI reference (write a URI, without spaces and with `%` escapes)",
                "11:3 E0523 `tag:shop/B B` in `type` is not part of a URI reference, for `B` (write a URI, without spaces and with `%` escapes)",
            ],
        );
    }
}
