//! An error object of JSON:API with other members, or with none.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, Kind, Member, View};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0532",
    name: "json_api_error",
    severity: Severity::Error,
    explanation: "JSON:API 1.1, Error Objects: an error is an object with at least one of `id`, \
                  `links`, `status`, `code`, `title`, `detail`, `source` and `meta`, and with \
                  nothing else but members of extensions (`namespace:name`) and those that begin \
                  with `@`. What is special to an API goes into `meta`.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: $status:string, code: $code, title: $title, detail: $message, severity: high }
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
    problem: { status: $status:string, code: $code, title: $title, detail: $message, meta: { severity: high } }
    body: { errors: $problems }
errors: { no_book: { status: 404, title: No book, message: There is no such book } }
",
};

/// The members of an error object.
const MEMBERS: &[&str] = &["id", "links", "status", "code", "title", "detail", "source", "meta"];

/// Looks at every error object, and what is in its `source` and `links`.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "JSON:API 1.1, Error Objects", |body| {
        let errors = body.member("errors").map(|errors| errors.value.items()).unwrap_or_default();
        errors.iter().flat_map(of_error).collect()
    })
}

fn of_error(error: &View<'_>) -> Vec<Fault> {
    if error.kind() != Kind::Object {
        let text = format!("an error is {}, and an object in JSON:API", error.kind().words());
        return vec![Fault::new("errors", text, "draw an object")];
    }
    let mut faults = Vec::new();
    let members = error.members();
    if !members.iter().any(|member| member.always && MEMBERS.contains(&member.name)) {
        let text = "an error may have no member at all";
        faults.push(Fault::new("errors", text, "draw one that is always there: `code: $code`"));
    }
    others(&members, "errors", "an error object", MEMBERS, &mut faults);
    for member in &members {
        let (what, known): (_, &[&str]) = match member.name {
            "source" => ("`source`", &["pointer", "parameter", "header"]),
            "links" => ("the links of an error", &["about", "type"]),
            _ => continue,
        };
        let path = format!("errors.{}", member.name);
        others(&member.value.members(), &path, what, known, &mut faults);
    }
    faults
}

fn others(members: &[Member<'_>], path: &str, what: &str, known: &[&str], out: &mut Vec<Fault>) {
    let names = members.iter().map(|member| member.name);
    let own = |name: &&str| known.contains(name) || name.starts_with('@') || name.contains(':');
    out.extend(names.filter(|name| !own(name)).map(|name| {
        let text = format!("`{name}` is not a member of {what}");
        Fault::new(format!("{path}.{name}"), text, "put it into `meta`")
    }));
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn optional_members_are_not_enough() {
        check_whole(
            "errcat: 1
api: test
title: Test
types: { Source: { fields: { pointer: string, line: integer } } }
context: { source: { type: Source, per: problem, optional: true } }
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    body: { errors: [{ source: $source }] }
errors:
  a: { status: 404, message: A }
",
            &[
                "10:13 E0532 an error may have no member at all (draw one that is always there: `code: $code`)",
                "10:24 E0532 `line` is not a member of `source` (put it into `meta`)",
            ],
        );
    }
}
