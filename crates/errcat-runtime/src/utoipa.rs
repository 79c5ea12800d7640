//! The catalog's OpenAPI document as utoipa 5 has responses and schemas.
//!
//! utoipa's components have no place for examples and headers: what refers to them is resolved.
//! Schemas stay references, and [`Document::add_schemas`] brings along what they refer to. What
//! utoipa's schemas have no word for is said in others (`const` as an `enum` of one value) or, in
//! the case of `externalDocs`, left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub use ::utoipa::openapi::{Components, OpenApi, RefOr, Response};
pub use ::utoipa::{IntoResponses, Modify};
use serde_json::Value;

/// Responses by status.
pub type Responses = BTreeMap<String, RefOr<Response>>;

/// Where components are referred to.
const SCHEMAS: &str = "#/components/schemas/";

/// The OpenAPI 3.1 document of a catalog.
#[derive(Debug)]
pub struct Document {
    text: &'static str,
    value: OnceLock<Value>,
}

impl Document {
    /// The document of this JSON.
    pub const fn new(text: &'static str) -> Self {
        Self { text, value: OnceLock::new() }
    }

    fn value(&self) -> &Value {
        self.value.get_or_init(|| {
            let mut value = serde_json::from_str(self.text).unwrap_or_default();
            adapt(&mut value);
            value
        })
    }

    /// What any operation may answer.
    pub fn responses(&self) -> Responses {
        let responses = self.value()["components"]["responses"].as_object();
        let by_name = responses.into_iter().flatten();
        by_name
            .filter_map(|(name, response)| {
                // They are named like `Error404`.
                let status = name.get(name.len().checked_sub(3)?..)?;
                Some((status.to_owned(), self.response(response)?))
            })
            .collect()
    }

    /// What one operation may answer.
    pub fn operation(&self, method: &str, path: &str) -> Responses {
        let responses = self.value()["paths"][path][method]["responses"].as_object();
        let by_status = responses.into_iter().flatten();
        by_status
            .filter_map(|(status, response)| Some((status.clone(), self.response(response)?)))
            .collect()
    }

    /// Adds every schema that the responses refer to. What has its name already stays.
    pub fn add_schemas(&self, api: &mut OpenApi) {
        let document = self.value();
        let mut names = BTreeSet::new();
        references(&self.resolved(&document["components"]["responses"]), &mut names);
        references(&self.resolved(&document["paths"]), &mut names);
        let mut open: Vec<String> = names.iter().cloned().collect();
        let components = api.components.get_or_insert_with(Components::new);
        while let Some(name) = open.pop() {
            let schema = &document["components"]["schemas"][&name];
            let mut found = BTreeSet::new();
            references(schema, &mut found);
            open.extend(found.into_iter().filter(|found| names.insert(found.clone())));
            if let Ok(schema) = serde_json::from_value(schema.clone()) {
                components.schemas.entry(name).or_insert(schema);
            }
        }
    }

    fn response(&self, response: &Value) -> Option<RefOr<Response>> {
        serde_json::from_value(self.resolved(response)).ok()
    }

    /// The value with the components it refers to in place, but for schemas.
    fn resolved(&self, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let target = members.get("$ref").and_then(Value::as_str);
                let target = target.filter(|target| !target.starts_with(SCHEMAS));
                let found =
                    target.and_then(|target| self.value().pointer(target.strip_prefix('#')?));
                if let Some(found) = found {
                    return self.resolved(found);
                }
                let member = |(name, value): (&String, &Value)| {
                    // Examples are data, whatever they look like.
                    let is_data = name == "value";
                    (name.clone(), if is_data { value.clone() } else { self.resolved(value) })
                };
                Value::Object(members.iter().map(member).collect())
            }
            Value::Array(items) => Value::Array(items.iter().map(|v| self.resolved(v)).collect()),
            other => other.clone(),
        }
    }
}

/// The names of the schemas that a value refers to.
fn references(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            out.extend(target.and_then(|t| t.strip_prefix(SCHEMAS)).map(str::to_owned));
            let parts = members.iter().filter(|(name, _)| *name != "value");
            parts.for_each(|(_, value)| references(value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, out)),
        _ => {}
    }
}

/// Says what utoipa has no word for in words it has.
fn adapt(document: &mut Value) {
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.values_mut().for_each(adapt_schema);
    }
    if let Some(Value::Object(headers)) = document.pointer_mut("/components/headers") {
        headers.values_mut().filter_map(|h| h.get_mut("schema")).for_each(adapt_schema);
    }
}

/// A schema and those within it. Values (`default`, `enum`, `examples`) are none.
fn adapt_schema(schema: &mut Value) {
    let Value::Object(words) = schema else { return };
    if let Some(value) = words.remove("const") {
        words.insert("enum".to_owned(), Value::Array(vec![value]));
    }
    for (word, value) in words {
        match (word.as_str(), value) {
            ("properties", Value::Object(members)) => {
                members.values_mut().for_each(adapt_schema);
            }
            ("oneOf" | "anyOf" | "allOf", Value::Array(schemas)) => {
                schemas.iter_mut().for_each(adapt_schema);
            }
            ("items", value) => adapt_schema(value),
            ("additionalProperties", value) => {
                if value.as_object().is_some_and(serde_json::Map::is_empty) {
                    *value = Value::Bool(true);
                }
                adapt_schema(value);
            }
            _ => {}
        }
    }
}
