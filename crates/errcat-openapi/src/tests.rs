//! What the emitted document says, on catalogs made by hand.

mod layouts;
mod operations;
mod overlays;
mod security;

use errcat_fixture::{decl, object, optional, slot, wire};
use errcat_model::{
    Decl, Drawing, Entry, Json, OpenApiTarget, Piece, Prose, Slot, SlotSource, TimeUnit, Transport,
    Type, TypeDef, TypeId, TypeKind, WireField, WireId,
};
use serde_json::{Value, json};

use crate::fixture::*;

fn schema<'a>(document: &'a Value, name: &str) -> &'a Value {
    &document["components"]["schemas"][name]
}

/// All `$ref`s and discriminator targets of a document lead somewhere.
fn assert_references_hold(document: &Value) {
    fn visit(value: &Value, root: &Value) {
        match value {
            Value::Object(members) => members.values().for_each(|v| visit(v, root)),
            Value::Array(items) => items.iter().for_each(|v| visit(v, root)),
            Value::String(text) => {
                if let Some(pointer) = text.strip_prefix("#/components/") {
                    let found = root.pointer(&format!("/components/{pointer}"));
                    assert!(found.is_some(), "{text} leads nowhere");
                }
            }
            _ => {}
        }
    }
    visit(document, document);
}

#[test]
fn a_body_is_what_the_wire_has() {
    let mut catalog = flat();
    let isbn = decl("isbn", Type::String);
    error_with(&mut catalog, "NO_BOOK", 404, "No book {isbn}", vec![isbn]);
    let optional = optional(decl("details", Type::Any));
    error_with(&mut catalog, "MAYBE", 409, "Text", vec![optional]);
    let null = Decl { default: Some(Json::Null), ..decl("details", Type::String) };
    error_with(&mut catalog, "NULLED", 410, "Text", vec![null]);
    let document = document(&catalog);
    assert_eq!(
        schema(&document, "NoBook"),
        &json!({
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": { "type": "string", "const": "NO_BOOK" },
                "message": { "type": "string", "description": "`No book {isbn}`" },
                "request_id": { "$ref": "#/components/schemas/RequestId" },
            },
            "description": "No book {isbn}",
        })
    );
    assert_eq!(schema(&document, "Maybe")["required"], json!(["code", "message"]));
    assert!(schema(&document, "Maybe")["properties"].get("details").is_some());
    assert_eq!(schema(&document, "Nulled")["required"], json!(["code", "message", "details"]));
    let details = &schema(&document, "Nulled")["properties"]["details"];
    assert_eq!(details["type"], json!(["string", "null"]));
    let examples = &document["components"]["examples"];
    assert_eq!(
        examples["NoBook"]["value"],
        json!({ "code": "NO_BOOK", "message": "No book isbn" })
    );
    assert_references_hold(&document);
}

#[test]
fn constants_tell_errors_apart_or_nothing_does() {
    let mut catalog = text_only();
    error(&mut catalog, "A", 400);
    error(&mut catalog, "B", 400);
    error(&mut catalog, "C", 404);
    let name = decl("name", Type::String);
    error_with(&mut catalog, "D", 404, "About {name}", vec![name]);
    let document = document(&catalog);
    assert!(schema(&document, "Error400").get("oneOf").is_some());
    // A `D` named "C" answers what `C` answers.
    assert!(schema(&document, "Error404").get("anyOf").is_some());
    assert!(schema(&document, "Error").get("anyOf").is_some());
    assert!(!document.to_string().contains("discriminator"));
}

#[test]
fn a_discriminator_needs_unique_strings_at_the_top() {
    let mut catalog = flat();
    for key in ["A", "B"] {
        error(&mut catalog, key, 400);
    }
    let top = document(&catalog);
    let mapping = json!({ "A": "#/components/schemas/A", "B": "#/components/schemas/B" });
    let expected = json!({ "propertyName": "code", "mapping": mapping });
    assert_eq!(schema(&top, "Error400")["discriminator"], expected);

    let mut nested = catalog.clone();
    nested.wires[0].body = object([("error", nested.wires[0].body.clone())]);
    let nested = document(&nested);
    assert!(schema(&nested, "Error400").get("oneOf").is_some());
    assert!(!nested.to_string().contains("discriminator"));

    let mut numbers = catalog.clone();
    numbers.errors[0].code = Json::integer(1);
    assert!(!document(&numbers).to_string().contains("discriminator"));

    let mut shared = catalog.clone();
    shared.errors[1].code = Json::string("A");
    let shared = document(&shared);
    assert!(schema(&shared, "Error400").get("oneOf").is_some(), "the messages differ");
    assert!(!shared.to_string().contains("discriminator"));

    catalog.wires[0].transport = Transport::Other("mqtt".into());
    let mqtt = document(&catalog);
    assert!(!mqtt.to_string().contains("discriminator"));
    assert!(mqtt["components"].get("responses").is_none());
    assert_eq!(schema(&mqtt, "A")["examples"][0]["code"], "A");
}

#[test]
fn problems_are_a_list_of_at_least_one() {
    let mut catalog = problems();
    error(&mut catalog, "A", 422);
    error(&mut catalog, "B", 422);
    let document = document(&catalog);
    let errors = &schema(&document, "A")["properties"]["errors"];
    let items = json!({ "$ref": "#/components/schemas/AProblem" });
    assert_eq!(errors, &json!({ "type": "array", "minItems": 1, "items": items }));
    let status = &schema(&document, "AProblem")["properties"]["status"];
    assert_eq!(status, &json!({ "type": "string", "const": "422" }));
    assert!(schema(&document, "Error422").get("oneOf").is_some());
    assert_references_hold(&document);
}

#[test]
fn merged_members_stand_beside_the_others() {
    let mut catalog = flat();
    let Drawing::Object(entries) = &mut catalog.wires[0].body else { unreachable!() };
    entries[2] = Entry::Merge(Slot { source: SlotSource::Details, as_string: false });
    let maybe = optional(decl("hint", Type::String));
    let kind = TypeKind::Record(vec![decl("line", Type::Integer), maybe]);
    catalog.types.push(TypeDef { name: "Place".into(), doc: Prose::default(), kind });
    let record = decl("details", Type::Named(TypeId(0)));
    error_with(&mut catalog, "RECORD", 400, "Text", vec![record.clone()]);
    let optional = optional(record);
    error_with(&mut catalog, "OPTIONAL", 400, "Text", vec![optional]);
    let map = decl("details", Type::Map(Box::new(Type::Boolean)));
    error_with(&mut catalog, "MAP", 400, "Text", vec![map]);
    let document = document(&catalog);
    assert_eq!(schema(&document, "Record")["required"], json!(["code", "message", "line"]));
    assert_eq!(schema(&document, "Optional")["required"], json!(["code", "message"]));
    assert!(schema(&document, "Optional")["properties"].get("hint").is_some());
    assert_eq!(schema(&document, "Map")["additionalProperties"], json!({ "type": "boolean" }));
}

#[test]
fn an_operation_answers_all_errors_of_a_status_or_exactly_its_own() {
    let mut catalog = flat();
    catalog.statuses.push(status(404, "Not *here*"));
    for key in ["A", "B"] {
        error(&mut catalog, key, 404);
    }
    error(&mut catalog, "C", 200);
    catalog.operations = vec![
        operation("all", "GET", "/things/{id}", &[0, 1, 2]),
        operation("some", "DELETE", "/things/{id}", &[1]),
        operation("none", "POST", "/things", &[]),
    ];
    let document = document(&catalog);
    let item = &document["paths"]["/things/{id}"];
    assert_eq!(item["parameters"][0]["name"], "id");
    assert_eq!(item["parameters"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        item["get"]["responses"]["404"],
        json!({ "$ref": "#/components/responses/Error404" })
    );
    assert_eq!(
        item["get"]["responses"]["200"],
        json!({ "$ref": "#/components/responses/Error200" })
    );
    let some = &item["delete"]["responses"]["404"];
    assert_eq!(some, &json!({ "$ref": "#/components/responses/SomeError404" }));
    let some = &document["components"]["responses"]["SomeError404"];
    assert_eq!(some["description"], "Not \\*here\\*");
    let content = &some["content"]["application/json"];
    assert_eq!(content["schema"], json!({ "$ref": "#/components/schemas/B" }));
    assert_eq!(content["examples"], json!({ "B": { "$ref": "#/components/examples/B" } }));
    assert_eq!(document["paths"]["/things"]["post"], json!({ "operationId": "none" }));
    assert_references_hold(&document);
}

#[test]
fn two_wires_in_one_response() {
    let mut catalog = flat();
    catalog.wires.push(wire("oauth", object([("error", slot(SlotSource::Code))])));
    catalog.wires.push(wire("problem_json", object([("type", slot(SlotSource::Code))])));
    catalog.wires[2].media_type = "application/problem+json".into();
    error(&mut catalog, "A", 401).wires = vec![WireId(0), WireId(2)];
    error(&mut catalog, "B", 401).wires = vec![WireId(1)];
    catalog.operations = vec![operation("op", "GET", "/", &[0, 1])];
    let document = document(&catalog);
    let response = &document["paths"]["/"]["get"]["responses"]["401"];
    assert_eq!(response, &json!({ "$ref": "#/components/responses/OpError401" }));
    let content = &document["components"]["responses"]["OpError401"]["content"];
    let refs = ["A", "B"].map(|n| json!({ "$ref": format!("#/components/schemas/{n}") }));
    let mixed = json!({ "$ref": "#/components/schemas/AOrB" });
    assert_eq!(content["application/json"]["schema"], mixed);
    assert_eq!(schema(&document, "AOrB"), &json!({ "anyOf": refs }));
    let other = json!({ "$ref": "#/components/schemas/ProblemJsonA" });
    assert_eq!(content["application/problem+json"]["schema"], other);
    let responses = &document["components"]["responses"];
    assert!(responses.get("OauthError401").is_some());
    assert_references_hold(&document);
}

#[test]
fn a_header_is_typed_and_required_where_it_is_always_sent() {
    let mut catalog = flat();
    let wait = decl("wait", Type::Duration(TimeUnit::Seconds));
    let params = vec![wait.clone()];
    error_with(&mut catalog, "SLOW", 429, "Text", params).headers =
        vec![header("Retry-After", "wait")];
    error_with(&mut catalog, "DOWN", 503, "Text", vec![wait]).headers =
        vec![header("X-Wait", "wait")];
    error(&mut catalog, "BUSY", 503);
    let document = document(&catalog);
    let headers = &document["components"]["headers"];
    assert_eq!(headers["Retry-After"]["required"], true);
    assert_eq!(headers["Retry-After"]["schema"]["type"], "integer");
    assert_eq!(headers["Retry-After"]["schema"]["description"], "Counted in seconds.");
    assert!(headers["X-Wait"].get("required").is_none());
    let listed = &document["components"]["responses"]["Error503"]["headers"];
    assert_eq!(listed, &json!({ "X-Wait": { "$ref": "#/components/headers/X-Wait" } }));
}

#[test]
fn a_header_with_several_constants_is_one_of_them() {
    let mut catalog = flat();
    for (key, value) in [("A", "Bearer"), ("B", "Bearer error=\"x\""), ("C", "Bearer")] {
        error(&mut catalog, key, 401).headers = vec![constant_header("WWW-Authenticate", value)];
    }
    let document = document(&catalog);
    let header = &document["components"]["headers"]["WWW-Authenticate"];
    let values = ["Bearer", "Bearer error=\"x\""];
    assert_eq!(
        header,
        &json!({ "required": true, "schema": { "type": "string", "enum": values } })
    );
    let response = &document["components"]["responses"]["Error401"];
    assert_eq!(
        response["description"], "Unauthorized: Books",
        "phrase and group, as the catalog describes no status"
    );
}

#[test]
fn members_have_the_docs_of_the_envelope() {
    let field = |path: &str, doc: &str| WireField {
        path: path.into(),
        doc: Prose::parse(doc),
        example: None,
    };
    let mut nested = flat();
    nested.wires[0].body = object([("error", nested.wires[0].body.clone())]);
    nested.wires[0].fields = vec![field("error.code", "Stable."), field("error", "All of it.")];
    error(&mut nested, "A", 400);
    let nested = document(&nested);
    let member = &schema(&nested, "A")["properties"]["error"];
    assert_eq!(member["description"], "All of it.");
    assert_eq!(member["properties"]["code"]["description"], "Stable.");

    let mut several = problems();
    several.wires[0].fields =
        vec![field("code", "Stable."), field("errors", "Not a member of it.")];
    error(&mut several, "A", 400);
    let several = document(&several);
    assert_eq!(schema(&several, "AProblem")["properties"]["code"]["description"], "Stable.");
    assert!(schema(&several, "A")["properties"]["errors"].get("description").is_none());
}

#[test]
fn hostile_text_is_data() {
    let hostile = "a\"b\\c\n`|<b>{{x}}</b>\u{202e}\u{200b}\u{2028}*/ no: #\u{1}\u{feff}'";
    let mut catalog = flat();
    catalog.title = hostile.into();
    catalog.version = Some("1_000".into());
    catalog.description = Prose::parse(hostile);
    catalog.statuses.push(status(400, hostile));
    for key in ["Größe", "~/#%", "no", "2025-11-27", "<<"] {
        let error = error(&mut catalog, key, 400);
        error.variant = key.into();
        error.description = Prose::parse(hostile);
        error.message.as_mut().unwrap().pieces = vec![Piece::Text(hostile.repeat(300))];
        error.examples[0].about = Prose::parse(hostile);
    }
    catalog.types.push(TypeDef {
        name: "NO".into(),
        doc: Prose::parse(hostile),
        kind: TypeKind::Record(vec![decl(hostile, Type::Any)]),
    });
    let document = document(&catalog);
    assert_eq!(document["info"]["title"], hostile);
    assert_eq!(document["info"]["version"], "1_000");
    assert_references_hold(&document);
    for section in ["schemas", "examples", "responses"] {
        for name in document["components"][section].as_object().unwrap().keys() {
            let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(name.chars().all(allowed), "{name}");
        }
    }
    let mapping = &schema(&document, "Error400")["discriminator"]["mapping"];
    assert_eq!(mapping["no"], "#/components/schemas/noError", "the type `NO` was first");
    assert_eq!(mapping["Größe"], "#/components/schemas/Gr_00F6_00DFe");
}

#[test]
fn size_grows_with_the_errors_and_output_repeats() {
    let of = |count: usize| {
        let mut catalog = flat();
        for i in 0..count {
            let status = [400, 404, 409, 422][i % 4];
            error(&mut catalog, &format!("ERROR_{i:05}"), status);
        }
        emitted(&catalog, &OpenApiTarget::new("out"))
    };
    let (one, ten) = (of(100), of(1000));
    for (file, text) in &one {
        let grown = ten[file].len() * 10 / text.len();
        assert!((80..105).contains(&grown), "{file} grew by {grown} tenths");
    }
    assert_eq!(one, of(100));
}
