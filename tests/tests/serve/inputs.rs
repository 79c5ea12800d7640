//! Params of any content: bodies stay JSON, headers stay headers, and clients read what was meant.

use std::net::SocketAddr;

use apigate_errors::{Error as Apigate, Problem as ApigateProblem};
use bookstore_errors::{Context, Error, FieldFault, client};
use serde_json::Value;

use super::client::Client;
use super::{Answer, Api, actix, axum};

/// Texts that break what is not ready for them.
fn awkward() -> Vec<String> {
    let controls: String = (0..0x20).chain([0x7f, 0x85, 0x9f]).filter_map(char::from_u32).collect();
    let mut texts: Vec<_> =
        ["\"}]}", "\\u0000\\", "\r\nEvil: 1\r\n\r\n", "\u{2028}\u{feff}\u{202e}"]
            .map(str::to_owned)
            .into();
    let mega = ["x", "\0", "🦀"].map(|c| c.repeat((1 << 20) / c.len()));
    texts.extend(mega);
    texts.push(controls);
    texts
}

#[test]
fn bodies_are_json_and_are_read_again() {
    for text in awkward() {
        let nested = FieldFault::new("a", "b").with_nested([FieldFault::new(&*text, "c")]);
        for error in [Error::closed(Some(text.clone())), Error::invalid_order([nested])] {
            let body = error.body(&Context::new().with_request_id(&*text));
            let json: Value = serde_json::from_slice(&body).unwrap();
            assert_eq!(json["request_id"], *text);
            let decoded = client::decode(error.status().unwrap(), client::NO_HEADERS, &body);
            let client::Decoded::Known(known) = decoded else { panic!("{error:.99}") };
            assert!(known.problems[0].error() == &error, "{error:.99}");
        }
    }
}

#[test]
fn half_a_surrogate_pair_is_read() {
    let body = br#"{"code":"CLOSED","message":"a\ud800b\udc00\ud83e\udd80","request_id":"\udfff"}"#;
    let client::Decoded::Known(known) = client::decode(503, client::NO_HEADERS, body) else {
        panic!()
    };
    assert_eq!(known.problems[0].error(), &Error::closed(Some("a\u{fffd}b\u{fffd}🦀".to_owned())));
    assert_eq!(known.context.unwrap().request_id.as_deref(), Some("\u{fffd}"));
}

#[test]
fn headers_hold_no_control_characters() {
    for text in awkward() {
        for (_, value) in
            Apigate::method_not_allowed(&*text, None).headers(&apigate_errors::Context::new())
        {
            assert!(!value.chars().any(|c| c.is_ascii_control() && c != '\t'), "{value:.99?}");
        }
    }
}

fn split() -> Vec<Answer<ApigateProblem>> {
    let error = Apigate::method_not_allowed("GET\r\nEvil: 1\0, PUT", None);
    vec![Answer::Problems(vec![error.into()])]
}

#[test]
fn a_header_cannot_begin_another() {
    let api = Api { answers: split };
    let check = |server: SocketAddr| {
        let reply = Client::of(server).get("/answers/0", &[]);
        assert_eq!((reply.status, reply.header("evil")), (405, ""));
        assert_eq!(reply.header("allow"), "GET  Evil: 1 , PUT");
        assert!(reply.body.ends_with("}]}"), "{reply:?}");
    };
    check(axum::serve(api));
    check(actix::serve(api));
}

/// RFC 6749, section 5.2. Rule E0513 sees to it for every wire that claims it.
#[test]
fn oauth_errors_are_printable_ascii() {
    use device_cloud_errors::{Context, Error};

    let context = Context::new("req-\"1\"", std::time::SystemTime::UNIX_EPOCH);
    for error in [
        Error::InvalidRequest,
        Error::UnsupportedGrantType,
        Error::InvalidClient,
        Error::AccessDenied,
    ] {
        let json: Value = serde_json::from_slice(&error.body(&context)).unwrap();
        for member in ["error", "error_description"] {
            let text = json[member].as_str().unwrap();
            let allowed = |b: u8| (0x20..0x7f).contains(&b) && b != b'"' && b != b'\\';
            assert!(text.bytes().all(allowed), "{text}");
        }
    }
}
