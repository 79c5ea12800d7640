//! Operations of the catalog and the errors each may answer.

use std::collections::BTreeMap;

use errcat_model::{Json, OpenApiVersion, Operation};

use crate::code;
use crate::pieces::SECURITY;
use crate::plan::{Answers, Plan};
use crate::schema::{Object, reference, typed};
use crate::security;

/// What a path item has a place for. `CONNECT` has none, and `QUERY` has one from 3.2 on.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A path item.
pub(crate) struct PathItem<'p> {
    /// The path template.
    pub(crate) path: &'p str,
    /// Its operations and what they answer, by the member they are.
    operations: Vec<(String, &'p Operation, &'p Answers)>,
}

impl PathItem<'_> {
    /// The item in the idiom of the newest version, with what `version` has.
    pub(crate) fn describe(&self, plan: &Plan<'_>, version: OpenApiVersion) -> Json {
        let mut item = Object::new().with_filled("parameters", parameters(self.path));
        for (method, operation, answers) in &self.operations {
            item = item.with(method, describe(plan, operation, answers, version));
        }
        item.build()
    }
}

/// The path items of the document.
pub(crate) fn paths<'p>(plan: &'p Plan<'p>) -> Vec<PathItem<'p>> {
    let mut by_path: Vec<PathItem<'p>> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for (operation, answers) in plan.catalog.operations.iter().zip(&plan.operations) {
        let method = operation.method.to_lowercase();
        if !METHODS.contains(&method.as_str()) {
            continue;
        }
        let path = operation.path.as_str();
        let at = *place.entry(path).or_insert_with(|| {
            by_path.push(PathItem { path, operations: Vec::new() });
            by_path.len() - 1
        });
        by_path[at].operations.push((method, operation, answers));
    }
    by_path
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

fn describe(
    plan: &Plan<'_>,
    operation: &Operation,
    answers: &Answers,
    version: OpenApiVersion,
) -> Json {
    let summary = operation.summary.as_ref();
    Object::new()
        .with("operationId", Json::string(&operation.id))
        .with_some("summary", summary.map(Json::string))
        .with_some(SECURITY, security::of_operation(plan.catalog, operation, version))
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
