//! What an API answers where its framework gives up before a handler runs.

use crate::{ErrorId, Json, Operation};

/// The error that answers for one kind of failure.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejection {
    /// The failure.
    pub kind: RejectionKind,
    /// The error, which has a status.
    pub error: ErrorId,
    /// Values of the error's fields, by index; `None` where an optional one is left out.
    pub fields: Vec<Option<RejectionValue>>,
}

/// A value of a field, which it fits.
#[derive(Debug, Clone, PartialEq)]
pub enum RejectionValue {
    /// Known only when it happens; a string.
    Fact(RejectionFact),
    /// Always the same.
    Constant(Json),
    /// A list that holds facts.
    List(Vec<RejectionValue>),
    /// A record or map that holds facts: its members as given.
    Members(Vec<(String, RejectionValue)>),
}

/// A failure that frameworks notice themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectionKind {
    /// The body is not what the content type says, or does not fit the handler's type.
    UnreadableBody,
    /// The content type is not one the handler reads.
    WrongMediaType,
    /// The query string does not fit.
    BadQuery,
    /// A parameter in the path does not fit.
    BadPath,
    /// The body is larger than allowed.
    BodyTooLarge,
    /// No route has this path.
    UnknownRoute,
    /// The route exists, but not for this method.
    WrongMethod,
    /// It took too long.
    Timeout,
    /// The handler panicked.
    Panic,
    /// Whatever no other kind is mapped for.
    Other,
}

impl RejectionKind {
    /// Its word in the catalog.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnreadableBody => "unreadable_body",
            Self::WrongMediaType => "wrong_media_type",
            Self::BadQuery => "bad_query",
            Self::BadPath => "bad_path",
            Self::BodyTooLarge => "body_too_large",
            Self::UnknownRoute => "unknown_route",
            Self::WrongMethod => "wrong_method",
            Self::Timeout => "timeout",
            Self::Panic => "panic",
            Self::Other => "other",
        }
    }

    /// Whether a request for the operation can fail like this. One whose path or method no route
    /// has is not for it.
    pub fn meets(self, operation: &Operation) -> bool {
        match self {
            Self::UnreadableBody | Self::WrongMediaType | Self::BodyTooLarge => {
                operation.takes_content()
            }
            Self::BadPath => operation.path.contains('{'),
            Self::UnknownRoute | Self::WrongMethod => false,
            Self::BadQuery | Self::Timeout | Self::Panic | Self::Other => true,
        }
    }
}

/// What is known of a failure when it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RejectionFact {
    /// What the framework says of it.
    Reason,
    /// The methods the route has, as in the header `Allow`.
    Allow,
    /// The method of the request.
    Method,
    /// The path of the request.
    Path,
}

/// An integration of the generated crate, off unless a user asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RustFeature {
    /// Responses and a layer for axum.
    Axum,
    /// Responses and a middleware for actix-web.
    ActixWeb,
    /// An event for each problem that is answered.
    Tracing,
    /// Responses and schemas for utoipa.
    Utoipa,
}

impl RustFeature {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Axum => "axum",
            Self::ActixWeb => "actix-web",
            Self::Tracing => "tracing",
            Self::Utoipa => "utoipa",
        }
    }
}
