//! Schemas of a document, for an independent validator.

use errcat_model::{Catalog, ErrorDef, OpenApiVersion, WireId};
use heck::ToPascalCase as _;
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

/// A document whose schemas are JSON Schema as validators know it.
pub(super) struct Document {
    document: Value,
    draft: Draft,
}

impl Document {
    pub(super) fn new(mut document: Value, version: OpenApiVersion) -> Self {
        let draft = match version {
            OpenApiVersion::V3_0 => Draft::Draft4,
            OpenApiVersion::V3_1 | OpenApiVersion::V3_2 => Draft::Draft202012,
        };
        if version == OpenApiVersion::V3_0 {
            spell_out_nullable(&mut document);
        }
        Self { document, draft }
    }

    /// The document.
    pub(super) fn value(&self) -> &Value {
        &self.document
    }

    /// The validator of a schema among the components.
    pub(super) fn validator(&self, name: &str) -> Validator {
        let _ = self.schema(name);
        self.validator_of(&json!({ "$ref": format!("#/components/schemas/{name}") }))
    }

    /// The validator of a schema that refers to components.
    pub(super) fn validator_of(&self, schema: &Value) -> Validator {
        let mut root = schema.clone();
        root["components"] = json!({ "schemas": self.document["components"]["schemas"] });
        // Draft 4 reads nothing beside a reference.
        let root = match self.draft {
            Draft::Draft4 => json!({ "allOf": [schema], "components": root["components"] }),
            _ => root,
        };
        let options = jsonschema::options().with_draft(self.draft).should_validate_formats(true);
        options.build(&root).unwrap_or_else(|e| panic!("{schema}: {e}"))
    }

    /// The media type of the response that shows `example`.
    pub(super) fn media(&self, status: u16, media_type: &str, example: &Value) -> &Value {
        let components = &self.document["components"];
        let shows = |media: &Value| {
            let names = media["examples"].as_object().into_iter().flat_map(|e| e.keys());
            names.into_iter().any(|name| components["examples"][name]["value"] == *example)
        };
        let responses = components["responses"].as_object().unwrap();
        let mut found = responses
            .iter()
            .filter(|(name, _)| name.ends_with(&status.to_string()))
            .map(|(_, response)| &response["content"][media_type])
            .filter(|media| shows(media));
        found.next().unwrap_or_else(|| panic!("no response {status} shows {example}"))
    }

    /// Bodies that are not of this schema: one that lacks a required member, each in turn, and one
    /// with another constant, such as the code of another error.
    pub(super) fn broken(&self, name: &str, body: &Value) -> Vec<Value> {
        let schema = self.schema(name);
        let mut broken = Vec::new();
        for member in schema["required"].as_array().into_iter().flatten() {
            let mut wrong = body.clone();
            wrong.as_object_mut().unwrap().remove(member.as_str().unwrap()).unwrap();
            broken.push(wrong);
        }
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            let one_value = schema.get("const").is_some()
                || schema["enum"].as_array().is_some_and(|values| values.len() == 1);
            if one_value && body.get(member).is_some() {
                let mut wrong = body.clone();
                wrong[member] = match &body[member] {
                    Value::String(_) => json!("OF_ANOTHER_ERROR"),
                    _ => json!(599.5),
                };
                broken.push(wrong);
            }
        }
        assert!(!broken.is_empty(), "nothing can be wrong with {name}");
        broken
    }

    fn schema(&self, name: &str) -> &Value {
        let schema = self.document["components"]["schemas"].get(name);
        schema.unwrap_or_else(|| panic!("there is no schema {name}"))
    }
}

/// The name of an error's schema on a wire: its own on the wire it prefers, elsewhere with the
/// wire's before it.
pub(super) fn name_of(catalog: &Catalog, error: &ErrorDef, wire: WireId) -> String {
    if error.wires[0] == wire {
        return error.variant.clone();
    }
    format!("{}{}", catalog.wire(wire).name.to_pascal_case(), error.variant)
}

/// `nullable` is no keyword of JSON Schema; it adds null to the type.
fn spell_out_nullable(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(spell_out_nullable),
        Value::Object(members) => {
            if members.get("nullable") == Some(&Value::Bool(true)) {
                let ty = members["type"].clone();
                members.insert("type".to_owned(), json!([ty, "null"]));
            }
            members.values_mut().for_each(spell_out_nullable);
        }
        _ => {}
    }
}
