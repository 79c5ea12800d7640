//! An error object of JSON:API with a status other than that of the response.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0535",
    name: "json_api_status",
    severity: Severity::Error,
    explanation: "JSON:API 1.1, Error Objects: `status` is the HTTP status code of the problem, \
                  as a string. A constant is right for one error at most.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  json_api:
    claims: json-api-1.1
    media_type: application/vnd.api+json
    problem: { status: '500', code: $code, title: $title, detail: $message }
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

/// Compares the member with the status.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "JSON:API 1.1, Error Objects",
        |own| own.status,
        |body| {
            let errors = claimed.view(body).member("errors")?.value.items();
            let shown = errors
                .iter()
                .filter_map(|error| error.member("status")?.value.constant()?.as_str());
            let status = body.error.status?;
            let other = shown.into_iter().find(|shown| **shown != *status.to_string())?;
            let help = "draw `status: $status:string`".to_owned();
            Some((format!("answers {status} and says `status` \"{other}\""), help))
        },
    )
}
