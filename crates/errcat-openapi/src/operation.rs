//! Operations of the catalog and the errors each may answer.

use std::collections::BTreeMap;

use errcat_model::{Json, Operation};

use crate::code;
use crate::plan::{Answers, Plan};
use crate::schema::{Object, reference, typed};

/// What a path item has a place for. `CONNECT` has none, and `QUERY` has one from 3.2 on.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The path items of the document.
pub(crate) fn paths<'p>(plan: &Plan<'p>) -> Vec<(&'p str, Json)> {
    let mut by_path: Vec<(&str, Object)> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for (operation, answers) in plan.catalog.operations.iter().zip(&plan.operations) {
        let method = operation.method.to_lowercase();
        if !METHODS.contains(&method.as_str()) {
            continue;
        }
        let path = operation.path.as_str();
        let at = *place.entry(path).or_insert_with(|| {
            by_path.push((path, Object::new().with_filled("parameters", parameters(path))));
            by_path.len() - 1
        });
        let item = std::mem::take(&mut by_path[at].1);
        by_path[at].1 = item.with(method, describe(plan, operation, answers));
    }
    by_path.into_iter().map(|(path, item)| (path, item.build())).collect()
}

/// What an overlay adds to an operation.
pub(crate) struct Addition<'a> {
    /// The operation.
    pub(crate) operation: &'a Operation,
    /// Its member in the path item.
    pub(crate) method: String,
    /// Its responses by status.
    pub(crate) responses: Vec<(String, Json)>,
    /// The codes it can answer.
    pub(crate) codes: Json,
}

/// What an overlay adds to the operations that answer errors.
pub(crate) fn additions<'p>(plan: &Plan<'p>) -> Vec<Addition<'p>> {
    let operations = plan.catalog.operations.iter().zip(&plan.operations);
    operations
        .map(|(operation, answers)| Addition {
            operation,
            method: operation.method.to_lowercase(),
            responses: responses(plan, answers).into_members(),
            codes: code::of_errors(plan, answers.errors.iter().copied()),
        })
        .filter(|a| METHODS.contains(&a.method.as_str()) && !a.responses.is_empty())
        .collect()
}

fn responses(plan: &Plan<'_>, answers: &Answers) -> Object {
    let mut responses = Object::new();
    responses.extend(answers.responses.iter().map(|&place| {
        let set = &plan.responses[place];
        (set.status.to_string(), reference("responses", &set.name).build())
    }));
    responses
}

fn describe(plan: &Plan<'_>, operation: &Operation, answers: &Answers) -> Json {
    let summary = operation.summary.as_ref();
    Object::new()
        .with("operationId", Json::string(&operation.id))
        .with_some("summary", summary.map(Json::string))
        .with_filled("responses", responses(plan, answers).build())
        .with_filled("x-error-codes", code::of_errors(plan, answers.errors.iter().copied()))
        .build()
}

/// The params a path template names, each once.
fn parameters(path: &str) -> Json {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    let parameter = |name: &str| {
        Object::new()
            .with("name", Json::string(name))
            .with("in", Json::string("path"))
            .with("required", Json::Boolean(true))
            .with("schema", typed("string").build())
            .build()
    };
    Json::Array(names.into_iter().map(parameter).collect())
}
