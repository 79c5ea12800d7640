//! A body that is no document of JSON:API.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, Kind, Profile, wrong_kind};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0531",
    name: "json_api_document",
    severity: Severity::Error,
    explanation: "JSON:API 1.1, Top Level and Error Objects: a document with errors is an object \
                  with the array `errors`, and perhaps `meta`, `jsonapi` and `links`. `data` \
                  never stands beside `errors`. Members of extensions are written \
                  `namespace:name`, others begin with `@`.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: $status:string, code: $code, title: $title, detail: $message }
    body: { data: null, errors: $problems }
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

/// Looks at the members of the document.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "JSON:API 1.1, Document Structure, Top Level", |body| {
        let mut faults = Vec::new();
        let members = body.members();
        if !members.iter().any(|member| member.name == "errors" && member.always) {
            let text = "not every body has the array `errors`";
            faults.push(Fault::new(
                "",
                text,
                "draw `errors: $problems`, and the error as `problem`",
            ));
        }
        for member in &members {
            let (name, standard) = (member.name, Profile::JsonApi.title());
            let right = match name {
                "errors" => Kind::Array,
                "meta" | "jsonapi" | "links" => Kind::Object,
                _ if name.starts_with('@') || name.contains(':') => continue,
                "data" => {
                    let text = "`data` stands beside `errors`";
                    faults.push(Fault::new(name, text, "leave it out"));
                    continue;
                }
                _ => {
                    let text = format!("`{name}` is not a member of a document with errors");
                    faults.push(Fault::new(name, text, "put it into `meta`"));
                    continue;
                }
            };
            faults.extend(wrong_kind(name, &member.value, right, standard));
        }
        faults
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn members_of_extensions_may_stand_there() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    body: { error: { code: $code }, 'ver:id': 1, '@a': 2, meta: 3 }
errors:
  a: { status: 404, message: A }
",
            &[
                "5:3 E0531 not every body has the array `errors` (draw `errors: $problems`, and the error as `problem`)",
                "8:13 E0531 `error` is not a member of a document with errors (put it into `meta`)",
                "8:59 E0531 `meta` is a number, and an object in JSON:API (draw an object there, or leave the member out)",
            ],
        );
    }
}
