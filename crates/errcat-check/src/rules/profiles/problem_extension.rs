//! A member of problem details with an unusual name.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0034",
    name: "problem_extension",
    severity: Severity::Warning,
    explanation: "RFC 9457, section 3.2: the name of an extension member begins with a letter, \
                  has letters, digits and `_` only, and three characters or more, so that it can \
                  be said in formats other than JSON, too.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $title, status: $status, detail: $message, request-id: r1 }
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
    body: { type: $docs, title: $title, status: $status, detail: $message, request_id: r1 }
errors: { A: { status: 404, title: No book, message: There is no such book, docs: 'https://shop.example/no-book' } }
",
};

/// The members the standard names.
const OWN: &[&str] = &["type", "title", "status", "detail", "instance"];

/// Looks at the names of all others.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "RFC 9457, section 3.2", |body| {
        let members = body.members();
        let others = members.iter().map(|member| member.name).filter(|name| !OWN.contains(name));
        let wrong = others.filter(|name| !is_name(name)).map(|name| {
            let text = format!("`{name}` is not the name of an extension member");
            let help = "begin with a letter; letters, digits and `_`, three or more in all";
            Fault::new(name, text, help)
        });
        wrong.collect()
    })
}

fn is_name(name: &str) -> bool {
    name.len() >= 3
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn fields_of_merged_records_count() {
        check_whole(
            "errcat: 1
api: test
title: Test
types: { More: { fields: { id: string, why: string } } }
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { title: $title, $merge: $details }
errors:
  A: { status: 404, title: Not Found, details: More }
",
            &[
                "6:3 W0034 `id` is not the name of an extension member (begin with a letter; letters, digits and `_`, three or more in all)",
            ],
        );
    }
}
