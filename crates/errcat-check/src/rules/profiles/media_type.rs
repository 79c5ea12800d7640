//! A media type other than that of a claimed standard.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0501",
    name: "unfit_media_type",
    severity: Severity::Error,
    explanation: "A standard's media type is how a client knows that a body follows it: \
                  `application/json` for a token endpoint (RFC 6749, section 5.2), \
                  `application/problem+json` for problem details (RFC 9457, section 3), \
                  `application/vnd.api+json` without other parameters than `ext` and `profile` \
                  for JSON:API 1.1 (Content Negotiation).",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/json
    body: { type: $docs, title: $title, status: $status, detail: $message }
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

/// A wire that claims RFC 6749.
pub(crate) fn oauth(claimed: &Claimed<'_>) -> Vec<Finding> {
    find(claimed, "application/json", |_| true, "RFC 6749, section 5.2")
}

/// A wire that claims RFC 9457.
pub(crate) fn problem_details(claimed: &Claimed<'_>) -> Vec<Finding> {
    find(claimed, "application/problem+json", |_| true, "RFC 9457, section 3")
}

/// A wire that claims JSON:API.
pub(crate) fn json_api(claimed: &Claimed<'_>) -> Vec<Finding> {
    let known = |name: &str| matches!(name, "ext" | "profile");
    find(claimed, "application/vnd.api+json", known, "JSON:API 1.1, Content Negotiation")
}

fn find(
    claimed: &Claimed<'_>,
    right: &str,
    may_have: impl Fn(&str) -> bool,
    source: &str,
) -> Vec<Finding> {
    let mut parts = claimed.wire.media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let mut names = parts.map(|part| part.split('=').next().unwrap_or_default());
    let found = &claimed.wire.media_type;
    if essence.eq_ignore_ascii_case(right) && names.all(|name| may_have(&name.to_lowercase())) {
        return Vec::new();
    }
    let diagnostic = RULE
        .at(claimed.media_type(), format!("`{found}` is not the media type of the standard"))
        .note(source)
        .help(format!("write `media_type: {right}`"));
    vec![Finding { error: None, diagnostic }]
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn parameters_are_part_of_it() {
        let catalog = "\
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
";
        let with = |parameter: &str| {
            catalog.replace("vnd.api+json", &format!("vnd.api+json; {parameter}"))
        };
        check_whole(&with("ext=\"https://jsonapi.org/ext/atomic\""), &[]);
        check_whole(
            &with("charset=utf-8"),
            &[
                "7:17 E0501 `application/vnd.api+json; charset=utf-8` is not the media type of the standard (write `media_type: application/vnd.api+json`)",
            ],
        );
    }
}
