//! Problems as responses of axum 0.8, and a layer that completes them.
//!
//! [`respond`] makes a response with what is known without the request. The [`ErrorLayer`] around
//! the router knows more: it fills in the request's id, chooses the wire by `Accept`, and turns
//! what axum answers by itself into errors of the catalog.
//!
//! axum's own answers are told from a handler's by their form, since axum 0.8 does not mark them: a
//! status of 400 or more with plain text or no body, and no problem in its extensions. A handler
//! that means such an answer puts [`Deliberate`](crate::serve::Deliberate) into the extensions.

mod foreign;
mod layer;

pub use axum_core::body::Body;
pub use axum_core::response::{IntoResponse, Response};
pub use layer::{ErrorLayer, ErrorService};

use http::header::{HeaderName, HeaderValue, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use http::StatusCode;

use crate::serve::{answer, Answer, Occasion, Problems, Raised, Respond};

/// The response to problems where no layer has seen the request. [`Raised`] is in its extensions.
pub fn respond<P: Respond>(problems: Vec<P>) -> Response {
    let context = P::context(&Occasion::default());
    let answer = answer(&problems, None, &context);
    let mut response = Response::default();
    write(&mut response, answer);
    response.extensions_mut().insert(Raised::new(problems));
    response
}

impl<P: Respond> IntoResponse for Problems<P> {
    fn into_response(self) -> Response {
        respond(self.into_vec())
    }
}

/// Makes the response say what the answer says; other headers stay. Without an answer it is a 500.
fn write(response: &mut Response, answer: Option<Answer>) {
    let Some(Answer { status, media_type, headers, body }) = answer else {
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        return;
    };
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.body_mut() = Body::from(body);
    let map = response.headers_mut();
    // Of the body that was there before.
    map.remove(CONTENT_ENCODING);
    map.remove(CONTENT_LENGTH);
    map.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    for (name, value) in headers {
        // The catalog's names are tokens, and its values have no control characters.
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_bytes(value.as_bytes());
        let (Ok(name), Ok(value)) = (name, value) else { continue };
        if name != VARY {
            map.insert(name, value);
        } else if !map.get_all(VARY).iter().any(|other| *other == value) {
            map.append(name, value);
        }
    }
}
