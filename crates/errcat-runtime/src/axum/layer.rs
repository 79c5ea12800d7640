//! The layer around a router.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum_core::body::Body;
use http::header::{HeaderName, ACCEPT};
use http::{HeaderValue, Method, Request, Response, StatusCode, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::{foreign, write};
use crate::serve::{answer, catching, Occasion, Raised, RequestId, Respond};

/// Completes the problems of a generated crate, and answers with them what axum answers by itself.
///
/// Put it outside of every other layer that may answer, with `Router::layer` last:
///
/// - Problems get the request's id (from `X-Request-Id`, else a new one, which handlers find as
///   [`RequestId`] in the request's extensions) and the time of the answer. A context that the
///   handler puts into the response's extensions is used instead.
/// - Where an error travels on several wires, `Accept` chooses.
/// - Rejections of extractors, unknown routes, wrong methods, bodies too large, timeouts and panics
///   become the errors that the catalog's `rejections` name. What it does not name passes.
/// - The problems stay in the response's extensions as [`Raised`].
#[derive(Debug)]
pub struct ErrorLayer<P> {
    request_id: HeaderName,
    make_ids: bool,
    problem: PhantomData<fn() -> P>,
}

impl<P> ErrorLayer<P> {
    /// A layer that reads request ids from `X-Request-Id`.
    pub fn new() -> Self {
        let request_id = HeaderName::from_static("x-request-id");
        Self { request_id, make_ids: true, problem: PhantomData }
    }

    /// Reads request ids from this header instead.
    #[must_use]
    pub fn request_id_from(mut self, header: HeaderName) -> Self {
        self.request_id = header;
        self
    }

    /// Makes no ids: where the catalog has the request's id as optional, it is absent from answers
    /// to requests without one.
    #[must_use]
    pub fn only_given_request_ids(mut self) -> Self {
        self.make_ids = false;
        self
    }
}

impl<P> Default for ErrorLayer<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P> Clone for ErrorLayer<P> {
    fn clone(&self) -> Self {
        Self { request_id: self.request_id.clone(), ..*self }
    }
}

impl<P, S> Layer<S> for ErrorLayer<P> {
    type Service = ErrorService<P, S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService { layer: self.clone(), inner }
    }
}

/// A service within an [`ErrorLayer`].
#[derive(Debug)]
pub struct ErrorService<P, S> {
    layer: ErrorLayer<P>,
    inner: S,
}

impl<P, S: Clone> Clone for ErrorService<P, S> {
    fn clone(&self) -> Self {
        Self { layer: self.layer.clone(), inner: self.inner.clone() }
    }
}

impl<P, S, B> Service<Request<B>> for ErrorService<P, S>
where
    P: Respond,
    S: Service<Request<B>, Response = Response<Body>>,
    S::Future: Send + 'static,
    S::Error: Send,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let given = request.headers().get(&self.layer.request_id);
        let id = given.and_then(|id| RequestId::read(id.as_bytes()));
        let seen = Seen {
            id: id.or_else(|| self.layer.make_ids.then(RequestId::made)),
            accept: request.headers().get(ACCEPT).cloned(),
            method: request.method().clone(),
            uri: request.uri().clone(),
        };
        if let Some(id) = seen.id.clone() {
            request.extensions_mut().insert(id);
        }
        let future = self.inner.call(request);
        Box::pin(async move {
            match catching(future).await {
                Ok(outcome) => Ok(seen.complete::<P>(outcome?).await),
                Err(panic) => Ok(seen.answer_panic::<P>(&*panic)),
            }
        })
    }
}

/// What a response needs of its request.
struct Seen {
    id: Option<RequestId>,
    accept: Option<HeaderValue>,
    method: Method,
    uri: Uri,
}

impl Seen {
    /// The response as the client gets it.
    async fn complete<P: Respond>(&self, mut response: Response<Body>) -> Response<Body> {
        if response.extensions().get::<Raised<P>>().is_none() {
            if !foreign::is_foreign(&response) {
                return response;
            }
            let text = foreign::take_text(&mut response).await;
            let failure = foreign::failure(&response, &text, &self.method, &self.uri);
            let Some(problem) = failure.problem::<P>() else { return response };
            response.extensions_mut().insert(Raised::new(vec![problem]));
        }
        self.render::<P>(&mut response);
        response
    }

    fn answer_panic<P: Respond>(&self, payload: &(dyn std::any::Any + Send)) -> Response<Body> {
        let mut response = Response::default();
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        let failure = foreign::panic(payload, &self.method, &self.uri);
        if let Some(problem) = failure.problem::<P>() {
            response.extensions_mut().insert(Raised::new(vec![problem]));
            self.render::<P>(&mut response);
        }
        response
    }

    /// Writes the problems that the response raises.
    fn render<P: Respond>(&self, response: &mut Response<Body>) {
        let Some(raised) = response.extensions().get::<Raised<P>>().cloned() else { return };
        let context = response.extensions().get::<P::Context>().cloned();
        let context = context.unwrap_or_else(|| P::context(&Occasion::new(self.id.as_ref())));
        let accept = self.accept.as_ref().and_then(|accept| accept.to_str().ok());
        write(response, answer(raised.problems(), accept, &context));
        #[cfg(feature = "tracing")]
        crate::trace::problems(raised.problems(), response.status().as_u16(), self.id.as_ref());
    }
}
