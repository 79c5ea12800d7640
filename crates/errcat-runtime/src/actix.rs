//! Problems as responses of actix-web 4, and a middleware that completes them.
//!
//! [`respond`] makes a response with what is known without the request; generated code calls it for
//! `ResponseError`. The [`ErrorMiddleware`] around the app knows more: it fills in the request's
//! id, chooses the wire by `Accept`, and turns what actix-web answers by itself into errors of the
//! catalog.
//!
//! actix-web keeps the error behind a response, so its extractors' failures are known by their type
//! and need no handlers in `JsonConfig` and its like. Without such an error, a status of 400 or more
//! with an empty body is taken for its own. A handler that means such an answer puts
//! [`Deliberate`](crate::serve::Deliberate) into the response's extensions.

mod foreign;
mod middleware;

use std::borrow::Cow;
use std::fmt;

pub use actix_web::http::StatusCode;
pub use actix_web::{Error, HttpResponse, ResponseError};
pub use middleware::{ErrorMiddleware, ErrorService};

use actix_web::body::BoxBody;
use actix_web::http::header::{
    HeaderMap, HeaderName, HeaderValue, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY,
};

use crate::serve::{answer, Answer, Occasion, Problems, Raised, Respond};

/// The response to problems where no middleware has seen the request.
pub fn respond<P: Respond>(problems: &[P]) -> HttpResponse {
    let answer = answer(problems, None, &P::context(&Occasion::default()));
    build(answer, StatusCode::INTERNAL_SERVER_ERROR)
}

/// The same with the problems as [`Raised`] in its extensions.
pub fn respond_with<P: Respond>(problems: Vec<P>) -> HttpResponse {
    let mut response = respond(&problems);
    response.extensions_mut().insert(Raised::new(problems));
    response
}

/// The status of an error.
pub fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl<P: Respond> ResponseError for Problems<P> {
    fn status_code(&self) -> StatusCode {
        self.error_response().status()
    }

    fn error_response(&self) -> HttpResponse {
        respond(self.as_slice())
    }
}

/// A response that says what the answer says; of `status` and without a body where there is none.
fn build(answer: Option<Answer>, status: StatusCode) -> HttpResponse {
    let Some(answer) = answer else { return HttpResponse::new(status) };
    let mut response = HttpResponse::new(status_code(answer.status));
    write_headers(response.headers_mut(), &answer);
    response.set_body(body(answer.body))
}

/// A body; those that are the same every time are not copied.
fn body(body: Cow<'static, [u8]>) -> BoxBody {
    match body {
        Cow::Borrowed(bytes) => BoxBody::new(bytes),
        Cow::Owned(bytes) => BoxBody::new(bytes),
    }
}

/// Adds the headers of an answer; others stay.
fn write_headers(map: &mut HeaderMap, answer: &Answer) {
    // Of the body that was there before.
    map.remove(CONTENT_ENCODING);
    map.remove(CONTENT_LENGTH);
    map.insert(CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    for (name, value) in &answer.headers {
        // The catalog's names are tokens, and its values have no control characters.
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_bytes(value.as_bytes());
        let (Ok(name), Ok(value)) = (name, value) else { continue };
        if name != VARY {
            map.insert(name, value);
        } else if !map.get_all(VARY).any(|other| *other == value) {
            map.append(name, value);
        }
    }
}

/// The end of a request that has no response to complete: an error came instead, time was up, or
/// the handler panicked. actix-web turns it into its response.
#[derive(Debug)]
struct Ended<P> {
    raised: Option<Raised<P>>,
    answer: Option<Answer>,
    status: StatusCode,
}

impl<P: Respond> ResponseError for Ended<P> {
    fn status_code(&self) -> StatusCode {
        self.answer.as_ref().map_or(self.status, |answer| status_code(answer.status))
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = build(self.answer.clone(), self.status);
        if let Some(raised) = self.raised.clone() {
            response.extensions_mut().insert(raised);
        }
        response
    }
}

impl<P: Respond> fmt::Display for Ended<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.raised.iter().flat_map(Raised::problems).next() {
            Some(problem) => fmt::Display::fmt(problem, f),
            None => fmt::Display::fmt(&self.status, f),
        }
    }
}
