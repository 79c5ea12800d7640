//! What each operation answers, as its bundle names it.

use errcat_model::{Catalog, Operation, RejectionKind};
use serde_json::{Value, json};

use crate::catalog::Response;

/// The header that chooses an answer.
pub(crate) const HEADER: &str = "X-Answer";

/// Something an operation answers.
pub(crate) struct Answer {
    /// Name of the example in the bundle, or of the rejection in the catalog.
    pub(crate) name: String,
    pub(crate) what: What,
}

/// How it comes about.
pub(crate) enum What {
    /// The handler returns the problems of a documented response.
    Problems(Response),
    /// The framework gives up.
    Failure(RejectionKind),
}

/// The answers of an operation: every example its responses show, and every failure that the catalog
/// maps.
pub(crate) fn of(
    catalog: &Catalog,
    operation: &Operation,
    bundle: &Value,
    responses: &[Response],
) -> Vec<Answer> {
    let method = operation.method.to_lowercase();
    let declared = &bundle["paths"][&operation.path][method]["responses"];
    let mut answers = Vec::new();
    for (status, response) in declared.as_object().into_iter().flatten() {
        for (media_type, media) in members(resolve(bundle, response), "content") {
            for (name, example) in members(media, "examples") {
                let body = &resolve(bundle, example)["value"];
                let shows = |r: &&Response| {
                    r.status.to_string() == *status
                        && r.media_type == *media_type
                        && serde_json::from_str::<Value>(&r.body).is_ok_and(|b| b == *body)
                };
                let response = responses.iter().find(shows).cloned();
                let response = response.unwrap_or_else(|| panic!("no error has {name}"));
                answers.push(Answer { name: name.clone(), what: What::Problems(response) });
            }
        }
    }
    let met = catalog.rejections.iter().filter(|rejection| rejection.kind.meets(operation));
    answers.extend(met.map(|rejection| Answer {
        name: rejection.kind.as_str().to_owned(),
        what: What::Failure(rejection.kind),
    }));
    answers
}

/// Adds the header to an operation of the bundle: what only the API's own document would say.
pub(crate) fn declare(bundle: &mut Value, operation: &Operation, names: &[&str]) {
    let parameter = json!({
        "name": HEADER, "in": "header", "schema": { "type": "string", "enum": names },
    });
    let operation = &mut bundle["paths"][&operation.path][operation.method.to_lowercase()];
    operation["parameters"] = json!([parameter]);
}

fn members<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value[name].as_object().into_iter().flatten()
}

fn resolve<'a>(bundle: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| bundle.pointer(pointer)).unwrap_or(value)
}
