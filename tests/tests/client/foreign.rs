//! What is no error of the catalog comes back whole.

use bookstore_errors::client::{Decoded, NO_HEADERS, Unknown, decode, decode_on};
use bookstore_errors::{Error, Wire};
use serde_json::{Value, json};

use super::api::{APIS, Read};

fn unknown(status: u16, body: &[u8]) -> Unknown {
    match decode(status, NO_HEADERS, body) {
        Decoded::Unknown(unknown) => unknown,
        Decoded::Known(known) => panic!("{known:?}"),
    }
}

#[test]
fn pages_of_proxies_and_broken_bodies_are_kept() {
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"code\":{}0{}}}", "[".repeat(100), "]".repeat(100));
    let long = format!("{{\"code\":\"{}\"}}", "x".repeat(1 << 20));
    for body in
        ["<html>502</html>", "", " ", "null", "[]", "{", "0", "\"a\"", &deep, &nested, &long]
    {
        let unknown = unknown(502, body.as_bytes());
        assert_eq!((unknown.status, &*unknown.body), (502, body.as_bytes()));
    }
    assert_eq!(unknown(500, b"\xff\xfe{}").body, b"\xff\xfe{}");
    for api in APIS.iter() {
        for response in api.responses() {
            for end in 0..response.body.len() {
                let cut = &response.body.as_bytes()[..end];
                match (api.read)(Some(response.wire), response.status, &[], cut) {
                    Read::Unknown { body } => assert_eq!(body, cut),
                    Read::Known { .. } => panic!("{}", String::from_utf8_lossy(cut)),
                }
            }
        }
    }
}

#[test]
fn code_and_request_id_are_found_though_the_error_is_not_known() {
    let headers = [("Content-Type", "application/json"), ("X-Request-ID", "req-header")];
    let body = br#"{"code":"FROM_THE_FUTURE","message":"?","request_id":"req-body"}"#;
    let Decoded::Unknown(found) = decode(418, headers, body) else { panic!() };
    assert_eq!(found.code.as_deref(), Some("FROM_THE_FUTURE"));
    assert_eq!(found.request_id.as_deref(), Some("req-body"));
    let Decoded::Unknown(found) = decode(502, headers, b"<html>") else { panic!() };
    assert_eq!((found.code, found.request_id.as_deref()), (None, Some("req-header")));
    // A number is a code too; and one under another status is not the catalog's.
    assert_eq!(unknown(500, br#"{"code":7}"#).code.as_deref(), Some("7"));
    let moved = br#"{"code":"BOOK_NOT_FOUND","message":"There is no book 9780141439518"}"#;
    assert_eq!(unknown(500, moved).code.as_deref(), Some("BOOK_NOT_FOUND"));
}

/// Every value of every example in turn is something else.
#[test]
fn wrong_types_do_no_harm() {
    let others = [json!(null), json!(-1.5), json!([]), json!({}), json!("\u{0}"), json!([[{}]])];
    let (mut known, mut foreign) = (0, 0);
    for api in APIS.iter() {
        for response in api.responses() {
            let value: Value = serde_json::from_str(&response.body).unwrap();
            let mut pointers = Vec::new();
            collect(&value, String::new(), &mut pointers);
            for (pointer, other) in pointers.iter().flat_map(|p| others.iter().map(move |o| (p, o)))
            {
                let mut changed = value.clone();
                *changed.pointer_mut(pointer).unwrap() = other.clone();
                let changed = changed.to_string();
                let read =
                    (api.read)(Some(response.wire), response.status, &[], changed.as_bytes());
                match read {
                    Read::Unknown { body } => {
                        assert_eq!(body, changed.as_bytes());
                        foreign += 1;
                    }
                    Read::Known { errors, .. } => {
                        assert!(!errors.is_empty());
                        known += 1;
                    }
                }
            }
        }
    }
    assert!(known > 100 && foreign > 1000, "{known} known, {foreign} not");
}

fn collect(value: &Value, pointer: String, all: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{i}"), all);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                collect(value, format!("{pointer}/{name}"), all);
            }
        }
        _ => {}
    }
    all.push(pointer);
}

#[test]
fn what_nobody_declared_is_kept_where_it_stands() {
    let body = br#"{
        "message": "Some books are sold out, sorry", "trace": [1.50, "\ud800"], "code": "X",
        "details": {"isbn": "1", "left": 0, "wanted": 2e0, "format": "epub", "shelf": {"n": 1}},
        "code": "OUT_OF_STOCK", "request_id": null
    }"#;
    let Decoded::Known(known) = decode(409, NO_HEADERS, body) else { panic!() };
    let Error::OutOfStock { details } = known.problems[0].error() else { panic!() };
    assert_eq!((details.wanted, details.left), (2, 0));
    assert_eq!(known.context.unwrap().request_id, None);
    // The sentence is not the catalog's; the code says enough.
    assert_eq!(
        known.extra.unwrap().to_string(),
        "{\"message\":\"Some books are sold out, sorry\",\"trace\":[1.50,\"\u{fffd}\"],\
         \"details\":{\"shelf\":{\"n\":1}}}",
    );
}

#[test]
fn errors_without_a_code_of_their_own_are_told_by_text() {
    use pixel_social_errors::{Error as Pixel, Problem, client};

    let detail = |status, detail: &str| {
        let body = json!({ "detail": detail }).to_string();
        match client::decode(status, NO_HEADERS, body.as_bytes()) {
            client::Decoded::Known(known) => {
                known.problems.into_iter().next().map(Problem::into_error)
            }
            client::Decoded::Unknown(_) => None,
        }
    };
    assert_eq!(detail(401, "User not found"), Some(Pixel::AccountNotFound));
    assert_eq!(detail(404, "User not found"), Some(Pixel::UserNotFound));
    assert_eq!(detail(404, "Playset 'it's' not found"), Some(Pixel::playset_not_found("it's")));
    assert_eq!(
        detail(413, "Storage quota exceeded. Used 512 MB of 500 MB."),
        Some(Pixel::storage_quota_exceeded(512u64, 500u64)),
    );
    assert_eq!(detail(413, "Storage quota exceeded. Used many MB of 500 MB."), None);

    let body = br#"{"error":{"number":410,"text":"nobody knows"},"ok":false}"#;
    assert!(matches!(decode_on(Wire::Mqtt, 0, NO_HEADERS, body), Decoded::Unknown(_)));
}

#[test]
fn problems_of_a_list_that_are_not_known_are_kept() {
    use apigate_errors::client;

    let body = br#"{"errors":[
        {"status":"422","code":"from_the_future","title":"?"},
        {"status":"422","code":"validation_error","title":"Validation Failed","detail":"email is required",
         "source":{"pointer":"/data/attributes/email","line":3}}
    ],"jsonapi":{"version":"1.1"}}"#;
    let client::Decoded::Known(known) = client::decode(422, NO_HEADERS, body) else { panic!() };
    let [problem] = &known.problems[..] else { panic!() };
    assert_eq!(problem.to_string(), "validation_error: email is required");
    let source = problem.members().source.as_ref().unwrap();
    assert_eq!(source.pointer.as_deref(), Some("/data/attributes/email"));
    assert_eq!(
        known.extra.unwrap().to_string(),
        r#"{"errors":[{"status":"422","code":"from_the_future","title":"?"},{"source":{"line":3}}],"jsonapi":{"version":"1.1"}}"#,
    );
}

#[test]
fn strangers_bodies_take_linear_time() {
    let members = |n: usize| (0..n).map(|i| format!("\"m{i}\":0,")).collect::<Vec<_>>().concat();
    let start = std::time::Instant::now();
    let many = members(200_000);
    for body in [
        format!("{{{many}\"code\":\"SIGN_IN\"}}"),
        format!(
            "{{\"code\":\"SIGN_IN\",{}\"details\":{{{many}\"z\":1}}}}",
            "\"code\":\"SIGN_IN\",".repeat(9)
        ),
        format!("{{\"code\":\"OUT_OF_STOCK\",\"details\":{{{many}\"isbn\":1}}}}"),
        format!(
            "{{\"code\":\"INVALID_ORDER\",\"details\":[{}0]}}",
            "{\"field\":\"\"},".repeat(100_000)
        ),
        // As a server of ours would write it, but deeper than any stack.
        format!(
            "{{\"code\":\"INVALID_ORDER\",\"message\":\"The order has faults\",\"details\":[{}",
            "{\"field\":\"\",\"problem\":\"\",\"nested\":".repeat(100_000)
        ),
    ] {
        for status in [400, 401, 409] {
            let _ = decode(status, NO_HEADERS, body.as_bytes());
        }
    }
    assert!(start.elapsed().as_secs() < 60);
}
