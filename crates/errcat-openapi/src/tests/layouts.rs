//! Versions, forms, layouts and open codes.

use errcat_fixture::{decl, object, optional, slot, wire};
use errcat_model::{
    Catalog, DrawnPiece, Entry, Json, OpenApiFormat, OpenApiLayout, OpenApiTarget, OpenApiVersion,
    Slot, SlotSource, Type, WireId,
};
use serde_json::{Value, json};

use super::{assert_references_hold, schema};
use crate::fixture::*;

fn target(layout: OpenApiLayout, open_codes: bool) -> OpenApiTarget {
    OpenApiTarget { layout, open_codes, ..OpenApiTarget::new("openapi") }
}

fn document_of(catalog: &Catalog, target: &OpenApiTarget) -> Value {
    let document = serde_json::from_str(&emitted(catalog, target)["openapi.json"]).unwrap();
    assert_references_hold(&document);
    document
}

#[test]
fn every_version_in_every_form() {
    let mut catalog = flat();
    catalog.summary = Some("In a word".into());
    error(&mut catalog, "A", 404);
    catalog.operations =
        vec![operation("a", "GET", "/a", &[0]), operation("silent", "PUT", "/a", &[])];
    let versions = vec![OpenApiVersion::V3_1, OpenApiVersion::V3_0, OpenApiVersion::V3_2];
    let files = emitted(&catalog, &OpenApiTarget { versions, ..OpenApiTarget::new("out") });
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = ["openapi-3.0.json", "openapi-3.0.yaml", "openapi-3.2.json", "openapi-3.2.yaml"];
    assert_eq!(names, [&expected[..], &["openapi.json", "openapi.yaml"]].concat());
    let read = |name: &str| -> Value { serde_json::from_str(&files[name]).unwrap() };
    for (name, text) in &files {
        let yaml: Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(yaml, read(&name.replace(".yaml", ".json")));
    }
    let (main, old, new) =
        (read("openapi.json"), read("openapi-3.0.json"), read("openapi-3.2.json"));
    assert_eq!([&main["openapi"], &old["openapi"], &new["openapi"]], ["3.1.0", "3.0.3", "3.2.0"]);
    assert_eq!(schema(&main, "A")["properties"]["code"]["const"], "A");
    assert_eq!(schema(&old, "A")["properties"]["code"]["enum"], json!(["A"]));
    assert_eq!(main["info"]["summary"], "In a word");
    assert!(old["info"].get("summary").is_none());
    assert!(old["paths"]["/a"].get("put").is_none() && main["paths"]["/a"].get("put").is_some());
    let response = |document: &Value| document["components"]["responses"]["Error404"].clone();
    assert_eq!(response(&new)["summary"], "Not Found");
    assert!(response(&main).get("summary").is_none());

    let only_json = OpenApiTarget { formats: vec![OpenApiFormat::Json], ..OpenApiTarget::new("") };
    assert_eq!(emitted(&catalog, &only_json).into_keys().collect::<Vec<_>>(), ["openapi.json"]);
}

#[test]
fn a_catalog_without_errors_is_a_document_all_the_same() {
    let mut catalog = flat();
    catalog.context.clear();
    let document = document(&catalog);
    assert_eq!([&document["paths"], &document["components"]], [&json!({}), &json!({})]);
}

/// Two errors under one status: `A` with a param and a payload, `B` with another payload.
fn two() -> Catalog {
    let mut catalog = flat();
    let details = optional(decl("details", Type::Integer));
    let fields = vec![decl("x", Type::String), details];
    error_with(&mut catalog, "A", 400, "Of {x}", fields);
    let details = vec![decl("details", Type::Boolean)];
    error_with(&mut catalog, "B", 400, "Text", details);
    catalog
}

#[test]
fn one_schema_for_all_errors_of_a_wire() {
    let document = document_of(&two(), &target(OpenApiLayout::Shared, false));
    let int64 = json!({ "type": "integer", "format": "int64" });
    assert_eq!(
        schema(&document, "Error"),
        &json!({
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": { "$ref": "#/components/schemas/ErrorCode" },
                "message": { "type": "string" },
                "details": { "oneOf": [int64, { "type": "boolean" }] },
                "request_id": { "$ref": "#/components/schemas/RequestId" },
            },
        })
    );
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert_eq!(schemas.keys().collect::<Vec<_>>(), ["Error", "ErrorCode", "RequestId"]);
    assert_eq!(schemas["ErrorCode"], json!({ "type": "string", "enum": ["A", "B"] }));
    let response = &document["components"]["responses"]["Error400"];
    let content = &response["content"]["application/json"];
    assert_eq!(content["schema"], json!({ "$ref": "#/components/schemas/Error" }));
    assert_eq!(content["examples"].as_object().map(serde_json::Map::len), Some(2));
    assert_eq!(response["x-error-codes"], json!(["A", "B"]));
}

#[test]
fn open_codes_leave_room() {
    let shared = document_of(&two(), &target(OpenApiLayout::Shared, true));
    let code = schema(&shared, "ErrorCode");
    let known = json!({ "type": "string", "enum": ["A", "B"] });
    assert_eq!(code, &json!({ "anyOf": [known, { "type": "string" }] }));

    let mut catalog = two();
    error(&mut catalog, "C", 404);
    let document = document_of(&catalog, &target(OpenApiLayout::PerError, true));
    let other = json!({ "$ref": "#/components/schemas/OtherError" });
    assert_eq!(schema(&document, "Error404")["anyOf"][1], other);
    assert_eq!(schema(&document, "Error400")["anyOf"][2], other);
    let code = &schema(&document, "OtherError")["properties"]["code"];
    assert_eq!(code, &json!({ "type": "string" }));
    assert!(!document.to_string().contains("discriminator"));
}

#[test]
fn params_and_payloads_merged_into_an_envelope_are_its_members() {
    let mut catalog = two();
    let merge = |source| Entry::Merge(Slot { source, as_string: false });
    let errcat_model::Drawing::Object(entries) = &mut catalog.wires[0].body else { unreachable!() };
    entries[2] = merge(SlotSource::Params);
    let document = document_of(&catalog, &target(OpenApiLayout::Shared, false));
    let envelope = schema(&document, "Error");
    assert_eq!(envelope["properties"]["x"], json!({ "type": "string" }));
    assert_eq!(envelope["required"], json!(["code", "message"]));
}

#[test]
fn problems_and_literals_of_a_shared_envelope() {
    let mut catalog = problems();
    let errcat_model::Drawing::Object(entries) = &mut catalog.wires[0].body else { unreachable!() };
    let ok = errcat_model::Drawing::Literal(Json::Boolean(false));
    entries.push(Entry::Member("ok".into(), ok));
    for key in ["A", "B"] {
        error(&mut catalog, key, 422);
    }
    let document = document_of(&catalog, &target(OpenApiLayout::Shared, false));
    let envelope = schema(&document, "Error");
    assert_eq!(envelope["properties"]["ok"], json!({ "type": "boolean", "const": false }));
    let items = &envelope["properties"]["errors"]["items"];
    assert_eq!(items, &json!({ "$ref": "#/components/schemas/ErrorProblem" }));
    let problem = schema(&document, "ErrorProblem");
    let code = json!({ "$ref": "#/components/schemas/ErrorCode" });
    assert_eq!(problem["properties"]["code"], code);
    assert_eq!(schema(&document, "ErrorCode")["enum"], json!(["A", "B"]));
    assert_eq!(problem["properties"]["status"], json!({ "type": "string" }));
}

#[test]
fn wires_of_the_same_errors_share_a_response() {
    let mut catalog = flat();
    catalog.wires.push(wire("problem_json", object([("type", slot(SlotSource::Code))])));
    catalog.wires.push(wire("oauth", object([("error", slot(SlotSource::Code))])));
    catalog.wires[1].media_type = "application/problem+json".into();
    error(&mut catalog, "A", 401).wires = vec![WireId(0), WireId(1)];
    error(&mut catalog, "B", 401).wires = vec![WireId(2)];
    catalog.operations = vec![operation("op", "GET", "/", &[0])];
    let document = document_of(&catalog, &OpenApiTarget::new(""));
    let responses = document["components"]["responses"].as_object().unwrap();
    assert_eq!(responses.keys().collect::<Vec<_>>(), ["Error401", "OauthError401"]);
    let content = responses["Error401"]["content"].as_object().unwrap();
    assert_eq!(
        content.keys().collect::<Vec<_>>(),
        ["application/json", "application/problem+json"]
    );
    let answer = &document["paths"]["/"]["get"]["responses"]["401"];
    assert_eq!(answer, &json!({ "$ref": "#/components/responses/Error401" }));
}

#[test]
fn operations_list_their_codes_where_bodies_show_them() {
    let mut catalog = two();
    catalog.operations = vec![operation("findThing", "GET", "/", &[1])];
    let document = document_of(&catalog, &OpenApiTarget::new(""));
    assert_eq!(schema(&document, "FindThingErrorCode")["enum"], json!(["B"]));
    assert_eq!(document["paths"]["/"]["get"]["x-error-codes"], json!(["B"]));

    catalog.wires[0].body = object([("detail", slot(SlotSource::Message))]);
    let silent = document_of(&catalog, &OpenApiTarget::new(""));
    assert!(silent["components"]["schemas"].get("FindThingErrorCode").is_none());

    let pieces = vec![
        DrawnPiece::Text("/errors/".into()),
        DrawnPiece::Slot(Slot { source: SlotSource::Code, as_string: false }),
    ];
    catalog.wires[0].body = object([("type", errcat_model::Drawing::Text(pieces))]);
    let in_text = document_of(&catalog, &OpenApiTarget::new(""));
    assert!(in_text["components"]["schemas"].get("FindThingErrorCode").is_some());
}
