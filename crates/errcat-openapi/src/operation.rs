//! Operations of the catalog and the errors each may answer.

use std::collections::BTreeMap;

use errcat_model::{ErrorId, Json, Operation, WireId};

use crate::code;
use crate::header::Headers;
use crate::plan::Plan;
use crate::response::{self, OnWire};
use crate::schema::{Object, reference, typed};

/// What a path item has a place for. `CONNECT` has none, and `QUERY` has one from 3.2 on.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The path items of the document.
pub(crate) fn paths<'p>(plan: &Plan<'p>, headers: &Headers) -> Vec<(&'p str, Json)> {
    let mut by_path: Vec<(&str, Object)> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in &plan.catalog.operations {
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
        by_path[at].1 = item.with(method, describe(plan, headers, operation));
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
}

/// What an overlay adds to the operations that answer errors.
pub(crate) fn additions<'p>(plan: &Plan<'p>, headers: &Headers) -> Vec<Addition<'p>> {
    let operations = plan.catalog.operations.iter();
    operations
        .map(|operation| Addition {
            operation,
            method: operation.method.to_lowercase(),
            responses: responses(plan, headers, operation).into_members(),
        })
        .filter(|a| METHODS.contains(&a.method.as_str()) && !a.responses.is_empty())
        .collect()
}

fn responses(plan: &Plan<'_>, headers: &Headers, operation: &Operation) -> Object {
    let mut responses = Object::new();
    for (status, wires) in by_status(plan, &operation.errors) {
        let whole = plan.responses.iter().find(|set| set.status == status && set.wires == wires);
        let response = match whole {
            Some(set) => reference("responses", &set.name).build(),
            None => response::response(plan, headers, status, &wires),
        };
        responses = responses.with(status.to_string(), response);
    }
    responses
}

fn describe(plan: &Plan<'_>, headers: &Headers, operation: &Operation) -> Json {
    let summary = operation.summary.as_ref();
    Object::new()
        .with("operationId", Json::string(&operation.id))
        .with_some("summary", summary.map(Json::string))
        .with_filled("responses", responses(plan, headers, operation).build())
        .with_filled("x-error-codes", code::of_errors(plan, code::on_http(plan, operation)))
        .build()
}

/// The errors an HTTP client of the operation can see, by status and then by wire.
fn by_status(plan: &Plan<'_>, errors: &[ErrorId]) -> BTreeMap<u16, Vec<OnWire>> {
    let mut statuses: BTreeMap<u16, BTreeMap<WireId, Vec<ErrorId>>> = BTreeMap::new();
    for &id in errors {
        let error = plan.catalog.error(id);
        let Some(status) = error.status else { continue };
        for &wire in &error.wires {
            if plan.is_http(wire) {
                statuses.entry(status).or_default().entry(wire).or_default().push(id);
            }
        }
    }
    statuses.into_iter().map(|(status, wires)| (status, wires.into_iter().collect())).collect()
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
