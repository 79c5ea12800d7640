//! A member of an error object of JSON:API of the wrong type.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, Kind, Profile, View, wrong_kind};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0533",
    name: "json_api_member",
    severity: Severity::Error,
    explanation: "JSON:API 1.1, Error Objects: `id`, `status`, `code`, `title` and `detail` are \
                  strings, as are `pointer`, `parameter` and `header` in the object `source`; \
                  `links` and `meta` are objects. A status that is a number is what clients \
                  stumble over most.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: $status, code: $code, title: $title, detail: $message }
    body: { errors: $problems }
errors: { no_book: { status: 404, title: No book, message: There is no such book } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: $status:string, code: $code, title: $title, detail: $message }
    body: { errors: $problems }
errors: { no_book: { status: 404, title: No book, message: There is no such book } }
",
};

/// Looks at the members the standard names.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "JSON:API 1.1, Error Objects", |body| {
        let errors = body.member("errors").map(|errors| errors.value.items()).unwrap_or_default();
        errors.iter().flat_map(of_error).collect()
    })
}

fn of_error(error: &View<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for member in error.members() {
        let right = match member.name {
            "id" | "status" | "code" | "title" | "detail" => Kind::String,
            "links" | "source" | "meta" => Kind::Object,
            _ => continue,
        };
        let path = format!("errors.{}", member.name);
        faults.extend(wrong(&path, &member.value, right));
        if member.name == "source" {
            for inner in member.value.members() {
                if matches!(inner.name, "pointer" | "parameter" | "header") {
                    let path = format!("{path}.{}", inner.name);
                    faults.extend(wrong(&path, &inner.value, Kind::String));
                }
            }
        }
    }
    faults
}

fn wrong(path: &str, value: &View<'_>, right: Kind) -> Option<Fault> {
    wrong_kind(path, value, right, Profile::JsonApi.title())
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn codes_are_strings() {
        check_whole(
            "errcat: 1
api: test
title: Test
types: { Source: { fields: { pointer: integer } } }
context: { source: { type: Source, per: problem, optional: true } }
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { code: $code, source: $source, meta: no }
    body: { errors: $problems }
errors:
  a: { status: 404, message: A }
  b: { status: 404, message: B, code: 7 }
",
            &[
                "10:29 E0533 `errors.source.pointer` is a number, and a string in JSON:API (write the slot as `$name:string`)",
                "10:46 E0533 `errors.meta` is a string, and an object in JSON:API (draw an object there, or leave the member out)",
                "14:3 E0533 `errors.code` is a number, and a string in JSON:API, for `b` (write the slot as `$name:string`)",
            ],
        );
    }
}
