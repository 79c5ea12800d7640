//! What axum and its layers answer by themselves.

use std::any::Any;
use std::borrow::Cow;

use axum_core::body::Body;
use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderValue, Method, Response, Uri};
use http_body_util::BodyExt as _;

use crate::serve::{is_text, kind_of, Deliberate, Failure, RejectionKind};

/// How axum 0.8 begins the texts of its rejections that share the statuses 400 and 422.
const TEXTS: &[(&str, RejectionKind)] = &[
    ("Failed to deserialize the JSON body", RejectionKind::UnreadableBody),
    ("Failed to parse the request body", RejectionKind::UnreadableBody),
    ("Failed to buffer the request body", RejectionKind::UnreadableBody),
    ("Request body didn't contain valid UTF-8", RejectionKind::UnreadableBody),
    ("Failed to deserialize form body", RejectionKind::UnreadableBody),
    ("Invalid `boundary` for `multipart/form-data` request", RejectionKind::UnreadableBody),
    ("Error parsing `multipart/form-data` request", RejectionKind::UnreadableBody),
    ("Failed to deserialize query string", RejectionKind::BadQuery),
    ("Failed to deserialize form", RejectionKind::BadQuery),
    ("Invalid URL", RejectionKind::BadPath),
];

/// Texts longer than this, in bytes, are not axum's.
const LONGEST_TEXT: u64 = 4096;

/// Whether a response may be axum's own.
pub(super) fn is_foreign(response: &Response<Body>) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let size = http_body::Body::size_hint(response.body()).exact();
    response.status().as_u16() >= 400
        && is_text(content_type)
        && size.is_some_and(|size| size <= LONGEST_TEXT)
        && response.extensions().get::<Deliberate>().is_none()
}

/// The text of a small response, which stays in it.
pub(super) async fn take_text(response: &mut Response<Body>) -> String {
    let body = std::mem::take(response.body_mut());
    let bytes = match body.collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(_) => return String::new(),
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    *response.body_mut() = Body::from(bytes);
    text
}

/// The failure that a response of axum tells of.
pub(super) fn failure<'a>(
    response: &'a Response<Body>,
    text: &'a str,
    method: &'a Method,
    uri: &'a Uri,
) -> Failure<'a> {
    let status = response.status().as_u16();
    let by_text = || TEXTS.iter().find(|(start, _)| text.starts_with(start)).map(|(_, kind)| *kind);
    let kind = kind_of(status).or_else(by_text).unwrap_or(RejectionKind::Other);
    let allow = response.headers().get(ALLOW).and_then(|allow| allow.to_str().ok());
    Failure {
        kind,
        status,
        text: Cow::Borrowed(text),
        allow: allow.unwrap_or_default(),
        method: method.as_str(),
        path: uri.path(),
    }
}

/// The failure that a panic is.
pub(super) fn panic<'a>(
    payload: &'a (dyn Any + Send),
    method: &'a Method,
    uri: &'a Uri,
) -> Failure<'a> {
    Failure {
        kind: RejectionKind::Panic,
        status: 500,
        text: crate::serve::panic_text(payload),
        allow: "",
        method: method.as_str(),
        path: uri.path(),
    }
}
