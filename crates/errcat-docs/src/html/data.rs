//! `catalog.json`: the catalog for programs.

use std::collections::BTreeMap;

use errcat_model::shape::{self, Member, Shape, TextPiece, ValueSource};
use errcat_model::{ErrorDef, ErrorId, Example, Json, Relation, Transport, WireId, example};
use serde::Serialize;

use super::name;
use crate::index::Index;

#[derive(Debug, Serialize)]
struct Data<'a> {
    api: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    groups: Vec<GroupData<'a>>,
    errors: Vec<ErrorData<'a>>,
}

#[derive(Debug, Serialize)]
struct GroupData<'a> {
    name: &'a str,
    title: &'a str,
    anchor: &'a str,
}

#[derive(Debug, Serialize)]
struct ErrorData<'a> {
    key: &'a str,
    code: &'a Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    group: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<&'static str>,
    operations: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a str>,
    deprecated: bool,
    related: Vec<RelatedData<'a>>,
    page: String,
    markdown: String,
    examples: Vec<ExampleData<'a>>,
}

/// An error to know of beside another.
#[derive(Debug, Serialize)]
struct RelatedData<'a> {
    key: &'a str,
    /// What tells it apart, where one might take one for the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<String>,
}

/// A response as it is sent.
#[derive(Debug, Serialize)]
struct ExampleData<'a> {
    wire: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    media_type: Option<&'a str>,
    headers: Vec<(String, String)>,
    body: Json,
    /// The params that stand in the body, by name.
    params: BTreeMap<&'a str, &'a Json>,
}

/// The file's text, one error a line.
pub(super) fn json(index: &Index<'_>) -> String {
    let catalog = index.catalog;
    let data = Data {
        api: &catalog.api,
        title: &catalog.title,
        version: catalog.version.as_deref(),
        groups: catalog
            .groups
            .iter()
            .map(|g| GroupData { name: &g.name, title: &g.title, anchor: &g.anchor })
            .collect(),
        errors: catalog.errors().map(|(id, error)| error_data(index, id, error)).collect(),
    };
    let mut text = serde_json::to_string(&data).expect("the data is made of texts and numbers");
    text.push('\n');
    text
}

fn error_data<'a>(index: &Index<'a>, id: ErrorId, error: &'a ErrorDef) -> ErrorData<'a> {
    let catalog = index.catalog;
    let operations = index.operations_of(error).iter();
    let mut examples = Vec::new();
    for example in &error.examples {
        examples.extend(error.wires.iter().map(|&wire| example_data(index, wire, error, example)));
    }
    ErrorData {
        key: &error.key,
        code: &error.code,
        status: error.status,
        title: error.title.as_deref(),
        message: error.message.as_ref().map(|message| message.template(error)),
        group: &catalog.groups[error.group.0].name,
        retry: error.retry.as_ref().map(|retry| retry.grade.as_str()),
        operations: operations.map(|&at| catalog.operations[at].id.as_str()).collect(),
        since: error.since.as_deref(),
        deprecated: error.deprecated.is_some(),
        related: error.related.iter().map(|r| related(index, r)).collect(),
        page: name::page(error),
        markdown: name::twin(index, id),
        examples,
    }
}

fn related<'a>(index: &Index<'a>, relation: &Relation) -> RelatedData<'a> {
    let difference = &relation.difference;
    RelatedData {
        key: &index.catalog.error(relation.error).key,
        difference: (!difference.is_empty()).then(|| difference.to_plain()),
    }
}

fn example_data<'a>(
    index: &Index<'a>,
    id: WireId,
    error: &'a ErrorDef,
    example: &'a Example,
) -> ExampleData<'a> {
    let wire = index.catalog.wire(id);
    let http = wire.transport == Transport::Http;
    let mut shown = Vec::new();
    sources(&shape::of_body(index.catalog, id, error), &mut shown);
    let problem = &example.problems[0];
    let params = shown.into_iter().filter_map(|source| match source {
        ValueSource::Field(at) => {
            Some((&*error.fields[at].decl.name, problem.fields[at].as_ref()?))
        }
        ValueSource::Context(_) => None,
    });
    ExampleData {
        wire: &wire.name,
        media_type: http.then_some(&*wire.media_type),
        headers: if http { example::headers(index.catalog, error, example) } else { Vec::new() },
        body: example::body(index.catalog, id, error, example),
        params: params.collect(),
    }
}

/// The values that have a place of their own in a body, by name.
fn sources(shape: &Shape, out: &mut Vec<ValueSource>) {
    match shape {
        Shape::Literal(_) => {}
        Shape::Value(value) => out.push(value.source),
        Shape::Text(pieces) => out.extend(pieces.iter().filter_map(|piece| match piece {
            TextPiece::Value(source) => Some(*source),
            TextPiece::Text(_) => None,
        })),
        Shape::Array(items) => items.iter().for_each(|item| sources(item, out)),
        Shape::Problems(problem) => sources(problem, out),
        Shape::Object(members) => members.iter().for_each(|member| match member {
            Member::Named { shape, .. } => sources(shape, out),
            // Its fields stand under their own names.
            Member::Merged(_) => {}
        }),
    }
}
