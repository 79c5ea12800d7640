//! A member name that JSON:API does not allow.

use errcat_model::TypeId;
use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Fault, Finding, View};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0534",
    name: "json_api_name",
    severity: Severity::Error,
    explanation: "JSON:API 1.1, Member Names: a name has at least one character; letters, digits \
                  and what lies beyond ASCII may stand anywhere, `-`, `_` and space between two \
                  of these. One `@` may come first, and extensions write `namespace:name`.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: $status:string, code: $code, title: $title, detail: $message, meta: { trace_: t1 } }
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
    problem: { status: $status:string, code: $code, title: $title, detail: $message, meta: { trace: t1 } }
    body: { errors: $problems }
errors: { no_book: { status: 404, title: No book, message: There is no such book } }
",
};

/// Looks at every name that is known, at any depth.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_bodies(&RULE, "JSON:API 1.1, Document Structure, Member Names", |body| {
        let mut faults = Vec::new();
        names(body, "", &mut Vec::new(), &mut faults);
        faults
    })
}

/// `inside` are the records around: a type may contain itself.
fn names(value: &View<'_>, path: &str, inside: &mut Vec<TypeId>, faults: &mut Vec<Fault>) {
    let ty = value.type_id();
    if ty.is_some_and(|ty| inside.contains(&ty)) {
        return;
    }
    inside.extend(ty);
    for item in value.items() {
        names(&item, path, inside, faults);
    }
    for member in value.members() {
        let name = member.name;
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        if !is_name(name) {
            let text = format!("`{name}` is not the name of a member");
            let help = "write letters and digits, with `-` or `_` only between them";
            faults.push(Fault::new(path.as_str(), text, help));
        }
        names(&member.value, &path, inside, faults);
    }
    inside.truncate(inside.len() - usize::from(ty.is_some()));
}

fn is_name(name: &str) -> bool {
    let name = name.strip_prefix('@').unwrap_or(name);
    let (namespace, name) = name.split_once(':').unwrap_or(("x", name));
    let everywhere = |c: char| c.is_ascii_alphanumeric() || c >= '\u{80}';
    namespace.chars().all(|c| c.is_ascii_alphanumeric())
        && !namespace.is_empty()
        && name.starts_with(everywhere)
        && name.ends_with(everywhere)
        && name.chars().all(|c| everywhere(c) || "-_ ".contains(c))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn names_at_any_depth() {
        check_whole(
            "errcat: 1
api: test
title: Test
types: { More: { fields: { _id: string, more: { type: list<More>, optional: true } } } }
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { code: $code, meta: { details: $details, 'a b': 1, 'x:y-z': 2, '-a': 3, 'a.b': 4 } }
    body: { errors: $problems }
errors:
  a: { status: 404, message: A, details: More }
",
            &[
                "9:37 E0534 `_id` is not the name of a member (write letters and digits, with `-` or `_` only between them)",
                "9:78 E0534 `-a` is not the name of a member (write letters and digits, with `-` or `_` only between them)",
                "9:87 E0534 `a.b` is not the name of a member (write letters and digits, with `-` or `_` only between them)",
            ],
        );
    }
}
