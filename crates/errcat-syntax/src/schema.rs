//! The language as a JSON Schema, for completion and hover in editors.
//!
//! It is said by the types that read the language ([`Read::schema`]), so it cannot lag behind them.
//! It is no second check: `errcat check` sees references, templates and what belongs together, and
//! the schema only has to accept whatever that accepts. Draft 7, which every editor understands.

use serde_json::{Map, Value, json};

use crate::Read;
use crate::ast::CatalogFile;

/// The schemas of all records, by name.
pub type Definitions = Map<String, Value>;

/// How a type says what it accepts. With a form, its texts are only those of that form.
pub type SchemaOf = fn(Option<&Form>, &mut Definitions) -> Value;

/// What the text under a key has to look like, where that is known before anything is resolved.
#[derive(Debug)]
pub enum Form {
    /// One of a few words.
    Words(&'static [&'static str]),
    /// Any text that matches, these words among them.
    Suggested(&'static [&'static str], &'static str),
    /// A regular expression; in a mapping, for its keys.
    Pattern(&'static str),
    /// A whole number in a range, with or without quotes.
    Status,
    /// What any of these types reads.
    AnyOf(&'static [SchemaOf]),
}

impl Form {
    /// The schema of one scalar of this form.
    fn schema(&self, definitions: &mut Definitions) -> Value {
        match self {
            Self::Words(words) => json!({ "enum": words }),
            Self::Suggested(words, pattern) => {
                json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": pattern }] })
            }
            Self::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
            Self::Status => json!({ "anyOf": [
                { "type": "integer", "minimum": 100, "maximum": 599 },
                { "type": "string", "pattern": "^[1-5][0-9]{2}$" },
            ] }),
            Self::AnyOf(types) => {
                let types: Vec<Value> = types.iter().map(|ty| ty(None, definitions)).collect();
                json!({ "anyOf": types })
            }
        }
    }
}

/// The JSON Schema of a file of a catalog.
pub fn schema() -> Value {
    let mut definitions = Definitions::new();
    CatalogFile::schema(None, &mut definitions);
    let file = definitions.remove(CatalogFile::NAME).unwrap_or_default();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!("errcat catalog"));
    schema.extend(file.as_object().cloned().unwrap_or_default());
    schema.insert("definitions".to_owned(), Value::Object(definitions));
    Value::Object(schema)
}

/// A scalar that is read as text: `NO`, `007` and `404` are texts as they stand.
pub(crate) fn text(form: Option<&Form>, definitions: &mut Definitions) -> Value {
    match form {
        Some(form) => form.schema(definitions),
        None => json!({ "type": ["string", "number", "boolean"] }),
    }
}

/// A value that only the checks understand.
pub(crate) fn any(form: Option<&Form>, definitions: &mut Definitions) -> Value {
    form.map_or_else(|| json!({}), |form| form.schema(definitions))
}

/// A mapping with keys of the author's choosing.
pub(crate) fn entries(
    values: SchemaOf,
    keys: Option<&Form>,
    definitions: &mut Definitions,
) -> Value {
    let mut schema = json!({
        "type": ["object", "null"],
        "additionalProperties": values(None, definitions),
    });
    if let Some(Form::Pattern(pattern)) = keys {
        // Without a type: to some editors the key `404` is a number, and then this says nothing.
        schema["propertyNames"] = json!({ "pattern": pattern });
    }
    schema
}

/// A key of a record.
pub(crate) struct Property {
    pub(crate) key: &'static str,
    /// The lines of its documentation.
    pub(crate) doc: &'static [&'static str],
    pub(crate) schema: SchemaOf,
    pub(crate) form: Option<Form>,
    /// Whether its value alone stands for the record.
    pub(crate) short: bool,
}

/// A record, entered into the definitions under `name`; a reference to it.
pub(crate) fn record(
    name: &str,
    doc: &[&str],
    properties: &[Property],
    definitions: &mut Definitions,
) -> Value {
    let reference = json!({ "$ref": format!("#/definitions/{name}") });
    if definitions.contains_key(name) {
        return reference;
    }
    // A record may contain itself.
    definitions.insert(name.to_owned(), Value::Null);
    let mut short = None;
    let mut members = Map::new();
    for property in properties {
        let mut schema = (property.schema)(property.form.as_ref(), definitions);
        if property.short {
            short = Some(schema.clone());
        }
        schema["description"] = Value::String(paragraph(property.doc));
        // What editors show where they have it; they escape the other.
        schema["markdownDescription"] = schema["description"].clone();
        members.insert(property.key.to_owned(), schema);
    }
    let mut schema = json!({ "description": paragraph(doc) });
    let object =
        |ty: Value| json!({ "type": ty, "properties": members, "additionalProperties": false });
    if let Some(short) = short {
        // The record first: of two forms that both do not fit, editors complain of the first.
        schema["anyOf"] = json!([object(json!("object")), short]);
    } else if let Value::Object(object) = object(json!(["object", "null"])) {
        schema.as_object_mut().into_iter().for_each(|schema| schema.extend(object.clone()));
    }
    definitions.insert(name.to_owned(), schema);
    reference
}

/// The lines of a doc comment as one text.
fn paragraph(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere_and_every_key_is_described() {
        let schema = schema();
        let text = schema.to_string();
        let definitions = schema["definitions"].as_object().expect("definitions");
        for part in text.split("#/definitions/").skip(1) {
            let name = part.split('"').next().expect("a name");
            assert!(definitions.contains_key(name), "{name}");
        }
        let mut keys = 0;
        for definition in definitions.values().chain([&schema]) {
            let object = definition["anyOf"].get(0).unwrap_or(definition);
            for (key, value) in object["properties"].as_object().expect("properties") {
                assert!(value["description"].as_str().is_some_and(|d| d.len() > 3), "{key}");
                keys += 1;
            }
        }
        assert!(keys > 120, "{keys} keys");
    }

    #[test]
    fn a_record_says_its_keys_its_short_form_and_its_words() {
        let schema = schema();
        let retry = &schema["definitions"]["RetryDef"]["anyOf"];
        assert_eq!(retry[1]["enum"][1], "after_fix");
        assert_eq!(retry[0]["additionalProperties"], false);
        let policy = &retry[0]["properties"]["policy"]["description"];
        assert_eq!(policy, "Name of a policy; the one named for the grade where not given.");
        assert_eq!(schema["properties"]["groups"]["type"], json!(["object", "null"]));
    }
}
