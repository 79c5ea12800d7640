//! A member of problem details of the wrong type.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, Kind, Profile, wrong_kind};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0521",
    name: "problem_member",
    severity: Severity::Error,
    explanation: "RFC 9457, section 3.1: a problem is an object; `type`, `title`, `detail` and \
                  `instance` are strings and `status` is a number. A client ignores a member of \
                  another type, so it might as well not be there.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $title, status: $status:string, detail: $message }
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

/// Looks at the members the standard names.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "RFC 9457, section 3.1", |body| {
        let standard = Profile::ProblemDetails.title();
        if body.kind() != Kind::Object {
            let text = format!("the body is {}, and an object in {standard}", body.kind().words());
            return vec![Fault::new("", text, "draw an object")];
        }
        let members = body.members();
        let faults = members.iter().filter_map(|member| {
            let right = match member.name {
                "type" | "title" | "detail" | "instance" => Kind::String,
                "status" => Kind::Number,
                _ => return None,
            };
            wrong_kind(member.name, &member.value, right, standard)
        });
        faults.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn members_of_params_count() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { title: $title, status: [400], $merge: $params }
errors:
  A: { status: 400, title: Bad Request, params: { instance: integer } }
  B: { status: 402, title: Payment Required, params: { detail: string }, code: C }
",
            &[
                "8:28 E0521 `status` is an array, and a number in RFC 9457 (draw a number there, or leave the member out)",
                "10:3 E0521 `instance` is a number, and a string in RFC 9457, for `A` (write the slot as `$name:string`)",
            ],
        );
    }
}
