//! What actix-web answers by itself.

use std::borrow::Cow;
use std::fmt;

use actix_web::error::{
    InternalError, JsonPayloadError, PathError, PayloadError, QueryPayloadError, UrlencodedError,
};
use actix_web::Error;

use crate::serve::{kind_of, RejectionKind};

/// What an error of actix-web says, and what kind of failure it is. `status` is that of its
/// response.
pub(super) fn read(error: Option<&Error>, status: u16) -> (RejectionKind, Cow<'static, str>) {
    let by_type = error.and_then(kind);
    // An error that handlers make says its own; only what actix-web says is repeated.
    let text = by_type.and(error).map(|error| Cow::Owned(error.to_string()));
    let kind = by_type.or_else(|| kind_of(status)).unwrap_or(RejectionKind::Other);
    (kind, text.unwrap_or_default())
}

fn kind(error: &Error) -> Option<RejectionKind> {
    let query = error.as_error::<QueryPayloadError>().map(|_| RejectionKind::BadQuery);
    let path = error.as_error::<PathError>().map(|_| RejectionKind::BadPath);
    let path = path.or_else(|| bare_path(PathError::Deserialize, error));
    let json = error.as_error::<JsonPayloadError>().map(|error| match error {
        JsonPayloadError::ContentType => RejectionKind::WrongMediaType,
        JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
            RejectionKind::BodyTooLarge
        }
        JsonPayloadError::Payload(error) => payload(error),
        // A response that cannot be written.
        JsonPayloadError::Serialize(_) => RejectionKind::Other,
        _ => RejectionKind::UnreadableBody,
    });
    let form = error.as_error::<UrlencodedError>().map(|error| match error {
        UrlencodedError::ContentType => RejectionKind::WrongMediaType,
        UrlencodedError::Overflow { .. } => RejectionKind::BodyTooLarge,
        UrlencodedError::Payload(error) => payload(error),
        UrlencodedError::Serialize(_) => RejectionKind::Other,
        _ => RejectionKind::UnreadableBody,
    });
    query
        .or(path)
        .or(json)
        .or(form)
        .or_else(|| error.as_error().map(payload))
        .or_else(|| body(error))
}

/// Without a `PathConfig` the extractor answers with what a [`PathError`] is made of.
fn bare_path<T: fmt::Debug + fmt::Display + 'static>(
    _: fn(T) -> PathError,
    error: &Error,
) -> Option<RejectionKind> {
    error.as_error::<InternalError<T>>().map(|_| RejectionKind::BadPath)
}

/// The extractors of text and bytes answer with sentences.
fn body(error: &Error) -> Option<RejectionKind> {
    error.as_error::<InternalError<&'static str>>()?;
    match error.to_string().as_str() {
        "Can not decode body" => Some(RejectionKind::UnreadableBody),
        "Unexpected Content-Type" | "Content-Type is expected" => {
            Some(RejectionKind::WrongMediaType)
        }
        _ => None,
    }
}

fn payload(error: &PayloadError) -> RejectionKind {
    match error {
        PayloadError::Overflow => RejectionKind::BodyTooLarge,
        _ => RejectionKind::UnreadableBody,
    }
}
