//! Operations: what they answer, and that nothing of it is written twice.

use errcat_fixture::{object, slot, wire};
use errcat_model::{ErrorId, Rejection, RejectionKind};
use serde_json::{Value, json};

use super::{assert_references_hold, schema};
use crate::fixture::*;

fn response_names(document: &Value) -> Vec<&str> {
    let responses = document["components"]["responses"].as_object().unwrap();
    responses.keys().map(String::as_str).collect()
}

#[test]
fn operations_that_answer_the_same_share_a_response() {
    let mut catalog = flat();
    for key in ["A", "B", "C", "D"] {
        error(&mut catalog, key, 404);
    }
    catalog.operations = vec![
        operation("readThing", "GET", "/things", &[0, 1]),
        operation("writeThing", "PUT", "/things", &[0, 1]),
        operation("read-thing", "GET", "/other", &[1, 2]),
        operation("error404", "GET", "/third", &[3]),
    ];
    let document = document(&catalog);
    let of = |path: &str, method: &str| {
        document["paths"][path][method]["responses"]["404"]["$ref"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("/things", "get"), "#/components/responses/ReadThingError404");
    assert_eq!(of("/things", "put"), of("/things", "get"));
    assert_eq!(of("/other", "get"), "#/components/responses/ReadThingError404Response");
    assert_eq!(of("/third", "get"), "#/components/responses/Error404Error404");
    assert_eq!(response_names(&document).len(), 4);
    let content = &document["components"]["responses"]["ReadThingError404"]["content"];
    let union = json!({ "$ref": "#/components/schemas/ReadThingError404" });
    assert_eq!(content["application/json"]["schema"], union);
    assert_eq!(schema(&document, "ReadThingError404")["oneOf"].as_array().map(Vec::len), Some(2));
    assert_references_hold(&document);
}

#[test]
fn an_operation_answers_the_rejections_that_meet_it() {
    let mut catalog = flat();
    let kinds = [
        (RejectionKind::UnreadableBody, 400),
        (RejectionKind::BadPath, 404),
        (RejectionKind::WrongMethod, 405),
        (RejectionKind::Timeout, 503),
    ];
    for (place, (kind, status)) in kinds.into_iter().enumerate() {
        error(&mut catalog, kind.as_str(), status);
        catalog.rejections.push(Rejection { kind, error: ErrorId(place), fields: Vec::new() });
    }
    catalog.operations = vec![
        operation("read", "GET", "/things", &[]),
        operation("one", "DELETE", "/things/{id}", &[]),
        operation("write", "POST", "/things", &[3]),
    ];
    let document = document(&catalog);
    let statuses = |path: &str, method: &str| {
        let responses = document["paths"][path][method]["responses"].as_object().unwrap();
        responses.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(statuses("/things", "get"), ["503"]);
    assert_eq!(statuses("/things/{id}", "delete"), ["404", "503"]);
    assert_eq!(statuses("/things", "post"), ["400", "503"]);
    let codes = &document["paths"]["/things"]["post"]["x-error-codes"];
    assert_eq!(codes, &json!(["unreadable_body", "timeout"]));
    assert_eq!(&schema(&document, "WriteErrorCode")["enum"], codes);
}

#[test]
fn a_header_is_required_where_every_response_of_every_wire_has_it() {
    let mut catalog = flat();
    catalog.wires.push(wire("oauth", object([("error", slot(errcat_model::SlotSource::Code))])));
    let kept = constant_header("Cache-Control", "no-store");
    let token = error(&mut catalog, "TOKEN", 400);
    (token.wires, token.headers) = (vec![errcat_model::WireId(1)], vec![kept]);
    error(&mut catalog, "BODY", 400);
    let required = |catalog: &_| {
        let document = document(catalog);
        document["components"]["headers"]["Cache-Control"].get("required").cloned()
    };
    assert_eq!(required(&catalog), Some(json!(true)));
    catalog.operations = vec![operation("op", "GET", "/", &[0, 1])];
    assert_eq!(required(&catalog), None);
}
