//! Problems as HTTP responses, whatever the framework.
//!
//! A framework's module turns an [`Answer`] into its own response and a failure it finds into a
//! [`Rejection`]; everything in between is here. Generated code implements [`Respond`].

mod accept;
mod answer;
mod panic;
mod rejection;
mod request_id;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::about::Severity;
use crate::{DateTime, Uuid};

pub use answer::Answer;
pub use rejection::{Rejected, Rejection, RejectionKind};
pub use request_id::RequestId;

pub(crate) use answer::answer;
pub(crate) use panic::{catching, panic_text};
pub(crate) use rejection::{is_text, kind_of, Failure};

/// What is known of a request when its response is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Occasion<'a> {
    request_id: Option<&'a RequestId>,
}

impl<'a> Occasion<'a> {
    /// Of a request with this id; without one where no middleware has seen the request.
    pub fn new(request_id: Option<&'a RequestId>) -> Self {
        Self { request_id }
    }

    /// The time of the answer, in whole milliseconds.
    pub fn now(&self) -> DateTime {
        let now = SystemTime::now();
        let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        DateTime::from(now - Duration::from_nanos(u64::from(since.subsec_nanos() % 1_000_000)))
    }

    /// The request's id.
    pub fn request_id(&self) -> Option<String> {
        self.request_id.map(|id| id.as_str().to_owned())
    }

    /// The request's id, a new one where none is known.
    pub fn some_request_id(&self) -> String {
        self.request_id().unwrap_or_else(|| RequestId::made().as_str().to_owned())
    }

    /// The request's id where it is a UUID.
    pub fn uuid(&self) -> Option<Uuid> {
        self.request_id.and_then(|id| id.as_str().to_ascii_lowercase().parse().ok())
    }

    /// The request's id where it is a UUID, else a new one.
    pub fn some_uuid(&self) -> Uuid {
        self.uuid().unwrap_or_else(RequestId::new_uuid)
    }
}

/// A problem of a generated crate, as frameworks see it.
pub trait Respond: StdError + Send + Sync + Sized + 'static {
    /// What a response carries that no error knows.
    type Context: Clone + Send + Sync + 'static;
    /// A way errors travel.
    type Wire: Copy + PartialEq + 'static;

    /// The wires that HTTP carries.
    const HTTP: &'static [Self::Wire];

    /// The context of a response, as far as it is known.
    fn context(occasion: &Occasion<'_>) -> Self::Context;
    /// What the catalog answers where the framework gives up; `None` where it does not say.
    fn rejected(rejection: &Rejection<'_>) -> Option<Self>;
    /// The same with what caused it.
    #[must_use]
    fn with_cause(self, cause: Rejected) -> Self;
    /// The code.
    fn code(&self) -> &'static str;
    /// The HTTP status; 500 for errors that HTTP does not carry.
    fn status(&self) -> u16;
    /// How loud it is; `None` where the catalog does not say.
    fn severity(&self) -> Option<Severity>;
    /// The wire it prefers.
    fn wire(&self) -> Self::Wire;
    /// Whether it travels on a wire.
    fn travels_on(&self, wire: Self::Wire) -> bool;
    /// The content type of a wire.
    fn media_type(wire: Self::Wire) -> &'static str;
    /// The headers of the response, but for the content type.
    fn headers(&self, context: &Self::Context) -> Vec<(&'static str, Cow<'static, str>)>;
    /// The body of a response with these problems, of which there is at least one. `None` where
    /// one does not travel on the wire, or there are several and the wire carries one.
    fn body(
        problems: &[Self],
        wire: Self::Wire,
        context: &Self::Context,
    ) -> Option<Cow<'static, [u8]>>;
}

/// In the extensions of a response: the problems it answers, for whoever logs.
///
/// The body belongs to the client and the cause to the operator; this is where middleware outside
/// of errcat's finds both the typed error and its cause.
#[derive(Debug)]
pub struct Raised<P>(Arc<[P]>);

impl<P> Raised<P> {
    /// Of a response that answers these problems.
    pub(crate) fn new(problems: Vec<P>) -> Self {
        Self(problems.into())
    }

    /// The problems, in the order of the response.
    pub fn problems(&self) -> &[P] {
        &self.0
    }
}

/// The problems are shared.
impl<P> Clone for Raised<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// Several problems in one response, where the wire has a list of them. Where it has none, the
/// first speaks for all.
#[derive(Debug)]
pub struct Problems<P>(Vec<P>);

impl<P> Problems<P> {
    /// These problems, in order. Without any, the response is a 500 without a body.
    pub fn new(problems: impl IntoIterator<Item = impl Into<P>>) -> Self {
        Self(problems.into_iter().map(Into::into).collect())
    }

    /// The problems.
    pub fn into_vec(self) -> Vec<P> {
        self.0
    }

    /// The problems.
    pub fn as_slice(&self) -> &[P] {
        &self.0
    }
}

/// As the problems, separated by semicolons.
impl<P: fmt::Display> fmt::Display for Problems<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            f.write_str(if i > 0 { "; " } else { "" })?;
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl<P: StdError> StdError for Problems<P> {}

/// In the extensions of a response: leave it as it is, though it looks like a framework's own.
///
/// Middleware takes a response of status 400 and above with a plain text or without a body for one
/// that the framework made. A handler that means such a response says so with this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deliberate;
