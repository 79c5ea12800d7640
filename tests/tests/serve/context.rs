//! What middleware adds to a problem: context, the wire a client asks for, headers.

use std::time::{Duration, SystemTime};

use device_cloud_errors::DateTime;

use super::client::Client;
use super::{Api, actix, apis, axum};

#[test]
fn the_id_and_the_time_are_filled_in() {
    let api = Api { answers: apis::device_cloud };
    for server in [axum::serve(api), actix::serve(api)] {
        let client = Client::of(server);
        let start = r#"{"error":"INVALID_TOKEN","message":"JWT is invalid or expired","code":401,"details":{},"requestId":""#;
        let read = |headers: &[(&str, &str)]| {
            let body = client.get("/answers/2", headers).body;
            let rest = body.strip_prefix(start).unwrap();
            let (id, rest) = rest.split_once(r#"","timestamp":""#).unwrap();
            let time = rest.strip_suffix(r#""}"#).unwrap();
            (id.to_owned(), time.parse::<DateTime>().unwrap())
        };
        let before = DateTime::from(SystemTime::now() - Duration::from_millis(1));
        let (id, time) = read(&[("X-Request-Id", "req-7")]);
        assert_eq!(id, "req-7");
        assert!(before <= time && time <= DateTime::now());
        // The catalog wants an id; one that could break a log line is none.
        let (made, _) = read(&[("X-Request-Id", "two words")]);
        assert!(made.parse::<device_cloud_errors::Uuid>().is_ok(), "{made}");
        assert_ne!(read(&[]).0, made);
    }
}

#[test]
fn clients_choose_among_wires() {
    let api = Api { answers: apis::bookstore };
    for server in [axum::serve(api), actix::serve(api)] {
        let client = Client::of(server);
        let asked = |accept| client.get("/answers/0", &[("Accept", accept)]);
        let problem = asked("application/problem+json, application/json;q=0.5");
        assert_eq!(problem.header("content-type"), "application/problem+json");
        assert!(problem.body.starts_with(r#"{"type":"https://docs.bookstore.example"#));
        assert_eq!(problem.header("vary"), "Accept");
        assert_eq!(problem.header("cache-control"), "no-store");
        assert_eq!(asked("text/html").header("content-type"), "application/json");
    }
}

#[test]
fn headers_carry_params() {
    let api = Api { answers: apis::incident_desk };
    for server in [axum::serve(api), actix::serve(api)] {
        assert_eq!(Client::of(server).get("/answers/5", &[]).header("retry-after"), "60");
    }
    let api = Api { answers: apis::nfr_connect };
    for server in [axum::serve(api), actix::serve(api)] {
        let reply = Client::of(server).get("/answers/1", &[]);
        assert_eq!(reply.header("www-authenticate"), r#"Bearer error="invalid_token""#);
    }
}

#[test]
fn problems_of_several_statuses_share_one() {
    let api = Api { answers: apis::apigate };
    for server in [axum::serve(api), actix::serve(api)] {
        let reply = Client::of(server).get("/answers/8", &[]);
        assert_eq!(reply.status, 400);
        assert!(
            reply.body.contains(r#""status":"422""#) && reply.body.contains(r#""status":"404""#)
        );
    }
}

/// An error of another transport is a fault of the handler.
#[test]
fn errors_without_a_status_are_500() {
    let api = Api { answers: apis::pixel_social };
    for server in [axum::serve(api), actix::serve(api)] {
        let reply = Client::of(server).get("/answers/3", &[]);
        assert_eq!(reply.status, 500);
        assert_eq!(
            reply.body,
            r#"{"status":"error","error_code":"RATE_LIMITED","message":"Too many requests"}"#
        );
    }
}

/// Without the layer the body says what is known without the request.
#[test]
fn without_the_layer() {
    let api = Api { answers: apis::nfr_connect };
    let server = axum::start(axum::router(api));
    let reply = Client::of(server).get("/answers/1", &[("X-Request-Id", "req-1")]);
    assert_eq!(reply.status, 401);
    assert_eq!(reply.body, r#"{"error":{"code":"TOKEN_EXPIRED","message":"Token has expired"}}"#);
}
