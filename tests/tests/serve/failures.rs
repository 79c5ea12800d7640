//! Each failure that a framework notices itself arrives in the API's envelope.

use std::net::SocketAddr;

use apigate_errors::axum::ErrorLayer;

use super::client::{Client, Reply};
use super::{Api, LARGEST_BODY, actix, apis, axum};

/// A failure and how to provoke it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    BrokenJson,
    MissingMember,
    NotUtf8,
    WrongMediaType,
    BadQuery,
    BadPath,
    BodyTooLarge,
    UnknownRoute,
    WrongMethod,
    Timeout,
    Panic,
}

use Failure::*;

fn provoke(client: &Client, failure: Failure) -> Reply {
    let id = ("X-Request-Id", "req-1");
    let json = [id, ("Content-Type", "application/json")];
    let large = format!(r#"{{"name":"{}"}}"#, "x".repeat(LARGEST_BODY));
    match failure {
        BrokenJson => client.send("POST", "/things", &json, Some(b"{")),
        MissingMember => client.send("POST", "/things", &json, Some(b"{}")),
        NotUtf8 => client.send("POST", "/text", &[id], Some(b"\xff")),
        WrongMediaType => {
            client.send("POST", "/things", &[id, ("Content-Type", "text/csv")], Some(b"{}"))
        }
        BadQuery => client.get("/things?limit=many", &[id]),
        BadPath => client.get("/things/first", &[id]),
        BodyTooLarge => client.send("POST", "/things", &json, Some(large.as_bytes())),
        UnknownRoute => client.get("/nothing/here", &[id]),
        WrongMethod => client.send("DELETE", "/things", &[id], None),
        Timeout => client.get("/slow", &[id]),
        Panic => client.get("/panic", &[id]),
    }
}

/// Asserts the status and body of each failure; `…` in a body stands for what a library says.
fn check(api: &str, server: SocketAddr, expected: &[(Failure, u16, &str)]) {
    let client = Client::of(server);
    for (failure, status, body) in expected {
        let reply = provoke(&client, *failure);
        assert_eq!(reply.status, *status, "{api} {failure:?}: {reply:?}");
        let fits = match body.split_once('…') {
            None => reply.body == *body,
            Some((start, end)) => reply.body.starts_with(start) && reply.body.ends_with(end),
        };
        assert!(fits, "{api} {failure:?}: {reply:?}");
        assert!(!reply.body.contains("a secret"), "{reply:?}");
        let mapped = body.starts_with('{');
        assert_eq!(reply.header("content-type").contains("json"), mapped, "{api} {failure:?}");
        if *failure == WrongMethod {
            let allowed = ["GET,HEAD,POST", "GET, POST"];
            assert!(allowed.contains(&reply.header("allow")), "{api}: {reply:?}");
        }
    }
}

/// Both servers of an API answer the failures.
macro_rules! answers {
    ($api:ident, $expected:expr) => {
        #[test]
        fn $api() {
            let api = Api { answers: apis::$api };
            check(concat!(stringify!($api), " axum"), axum::serve(api), $expected);
            check(concat!(stringify!($api), " actix"), actix::serve(api), $expected);
        }
    };
}

macro_rules! nfr {
    ($code:literal, $message:literal, $field:literal, $fault:literal) => {
        concat!(
            r#"{"error":{"code":""#,
            $code,
            r#"","message":""#,
            $message,
            r#"","details":[{"field":""#,
            $field,
            r#"","message":""#,
            $fault,
            r#""}],"request_id":"req-1"}}"#
        )
    };
    ($code:literal, $message:literal) => {
        concat!(
            r#"{"error":{"code":""#,
            $code,
            r#"","message":""#,
            $message,
            r#"","request_id":"req-1"}}"#
        )
    };
}

const NFR_BODY: &str = nfr!("VALIDATION_ERROR", "Invalid request parameters", "body", "…");
const NFR_NOT_FOUND: &str = nfr!("NOT_FOUND", "Resource does not exist");

answers!(
    nfr_connect,
    &[
        (BrokenJson, 400, NFR_BODY),
        (MissingMember, 400, NFR_BODY),
        (
            WrongMediaType,
            400,
            nfr!(
                "VALIDATION_ERROR",
                "Invalid request parameters",
                "Content-Type",
                "Must be application/json"
            )
        ),
        (BadQuery, 400, nfr!("INVALID_PARAMETER", "Query parameter invalid")),
        (BadPath, 404, NFR_NOT_FOUND),
        (
            BodyTooLarge,
            400,
            nfr!("VALIDATION_ERROR", "Invalid request parameters", "body", "Must be smaller")
        ),
        (UnknownRoute, 404, NFR_NOT_FOUND),
        (WrongMethod, 404, NFR_NOT_FOUND),
        (Timeout, 500, nfr!("SERVICE_UNAVAILABLE", "Temporary outage")),
        (Panic, 500, nfr!("INTERNAL_ERROR", "Unexpected server error")),
    ]
);

macro_rules! device {
    ($status:literal, $code:literal, $message:literal) => {
        concat!(
            r#"{"error":""#,
            $code,
            r#"","message":""#,
            $message,
            r#"","code":"#,
            $status,
            r#","details":{},"requestId":"req-1","timestamp":"…"}"#
        )
    };
}

const DEVICE: &str = device!("422", "VALIDATION_ERROR", "Request validation failed");
const DEVICE_NOT_FOUND: &str = device!("404", "NOT_FOUND", "Resource not found");

answers!(
    device_cloud,
    &[
        (BrokenJson, 422, DEVICE),
        (MissingMember, 422, DEVICE),
        (WrongMediaType, 422, DEVICE),
        (BadQuery, 422, DEVICE),
        (BadPath, 422, DEVICE),
        (BodyTooLarge, 422, DEVICE),
        (UnknownRoute, 404, DEVICE_NOT_FOUND),
        (WrongMethod, 404, DEVICE_NOT_FOUND),
        (Timeout, 503, device!("503", "SERVICE_UNAVAILABLE", "Service temporarily unavailable")),
        (Panic, 500, device!("500", "INTERNAL_SERVER_ERROR", "Server error")),
    ]
);

const PIXEL: &str = r#"{"detail":"Invalid parameters"}"#;
const PIXEL_NOT_FOUND: &str = r#"{"detail":"Resource doesn't exist"}"#;
const PIXEL_FAILURE: &str = r#"{"detail":"Server-side failure"}"#;

answers!(
    pixel_social,
    &[
        (BrokenJson, 400, PIXEL),
        (MissingMember, 400, PIXEL),
        (WrongMediaType, 400, PIXEL),
        (BadQuery, 400, PIXEL),
        (BadPath, 404, PIXEL_NOT_FOUND),
        (BodyTooLarge, 400, r#"{"detail":"File size exceeds limit"}"#),
        (UnknownRoute, 404, PIXEL_NOT_FOUND),
        (WrongMethod, 404, PIXEL_NOT_FOUND),
        (Timeout, 500, PIXEL_FAILURE),
        (Panic, 500, PIXEL_FAILURE),
    ]
);

// Only some of its failures are mapped.
answers!(
    bookstore,
    &[
        (
            BrokenJson,
            400,
            r#"{"code":"INVALID_ORDER","message":"The order has faults","details":[{"field":"body","problem":"…"}],"help":"https://docs.bookstore.example/errors#invalid-order","request_id":"req-1"}"#
        ),
        (UnknownRoute, 404, ""),
        (WrongMethod, 405, ""),
    ]
);

const MALFORMED: &str =
    r#"{"code":"BAD_REQUEST","message":"Malformed request","request_id":"req-1"}"#;

answers!(
    incident_desk,
    &[
        (BrokenJson, 400, MALFORMED),
        (MissingMember, 400, MALFORMED),
        (WrongMediaType, 400, MALFORMED),
        (BadQuery, 400, MALFORMED),
        (
            BadPath,
            404,
            r#"{"code":"NOT_FOUND","message":"Not found: /things/first","request_id":"req-1"}"#
        ),
        (BodyTooLarge, 400, MALFORMED),
        (
            UnknownRoute,
            404,
            r#"{"code":"NOT_FOUND","message":"Not found: /nothing/here","request_id":"req-1"}"#
        ),
        (WrongMethod, 400, MALFORMED),
        (
            Timeout,
            503,
            r#"{"code":"SERVICE_UNAVAILABLE","message":"Service temporarily unavailable","request_id":"req-1"}"#
        ),
        (
            Panic,
            500,
            r#"{"code":"INTERNAL_ERROR","message":"Unexpected server error","request_id":"req-1"}"#
        ),
    ]
);

macro_rules! json_api {
    ($status:literal, $code:literal, $title:literal, $detail:literal) => {
        concat!(
            r#"{"errors":[{"status":""#,
            $status,
            r#"","code":""#,
            $code,
            r#"","title":""#,
            $title,
            r#"","detail":""#,
            $detail,
            r#""}]}"#
        )
    };
}

const REASON: &str = json_api!("400", "bad_request", "Bad Request", "…");

answers!(
    apigate,
    &[
        (BrokenJson, 400, REASON),
        (MissingMember, 400, REASON),
        (WrongMediaType, 400, REASON),
        (BadQuery, 400, REASON),
        (BadPath, 400, REASON),
        (
            BodyTooLarge,
            400,
            json_api!("400", "bad_request", "Bad Request", "The body is too large")
        ),
        (
            UnknownRoute,
            404,
            json_api!("404", "not_found", "Not Found", "The requested page was not found")
        ),
        (
            WrongMethod,
            405,
            r#"{"errors":[{"status":"405","code":"method_not_allowed","title":"Method Not Allowed"}]}"#
        ),
        (
            Timeout,
            503,
            json_api!("503", "service_unavailable", "Service Unavailable", "It took too long")
        ),
        (
            Panic,
            500,
            json_api!(
                "500",
                "internal_error",
                "Internal Server Error",
                "An internal error occurred"
            )
        ),
    ]
);

/// No type of the frameworks marks it; they say it in a sentence.
#[test]
fn a_body_that_is_no_text() {
    let api = Api { answers: apis::incident_desk };
    check("axum", axum::serve(api), &[(NotUtf8, 400, MALFORMED)]);
    check("actix", actix::serve(api), &[(NotUtf8, 400, MALFORMED)]);
}

/// On the router instead of around it, the layer answers before axum says what a route allows; axum
/// says it then.
#[test]
fn the_layer_on_a_router() {
    let api = Api { answers: apis::apigate };
    let router = axum::router(api).layer(ErrorLayer::new());
    let reply = Client::of(axum::start(router)).send("DELETE", "/things", &[], None);
    assert_eq!((reply.status, reply.header("allow")), (405, "GET,HEAD,POST"));
    assert!(reply.body.contains("method_not_allowed"), "{reply:?}");
}

/// What a handler means is left alone.
#[test]
fn deliberate_answers_pass() {
    let api = Api { answers: apis::apigate };
    for server in [axum::serve(api), actix::serve(api)] {
        let reply = Client::of(server).get("/plain", &[]);
        assert_eq!((reply.status, reply.body.as_str()), (404, "as I say"));
    }
}
