//! The middleware around an app.

use std::any::Any;
use std::future::{ready, Future, Ready};
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::{HeaderName, HeaderValue, ACCEPT, ALLOW, CONTENT_TYPE};
use actix_web::http::StatusCode;
use actix_web::{Error, HttpMessage as _, ResponseError};

use super::{body, foreign, status_code, write_headers, Ended};
use crate::serve::{
    answer, catching, is_text, panic_text, Answer, Deliberate, Failure, Occasion, Problems, Raised,
    RejectionKind, RequestId, Respond,
};

/// Completes the problems of a generated crate, and answers with them what actix-web answers by
/// itself.
///
/// Put it around the app, with `App::wrap` last:
///
/// - Problems get the request's id (from `X-Request-Id`, else a new one, which handlers find as
///   [`RequestId`] in the request's extensions) and the time of the answer. A context that the
///   handler puts into the request's extensions is used instead.
/// - Where an error travels on several wires, `Accept` chooses.
/// - Failures of extractors, unknown routes, wrong methods, bodies too large, timeouts and panics
///   become the errors that the catalog's `rejections` name. What it does not name passes.
/// - Problems that stand for such failures are in the response's extensions as [`Raised`]; those
///   that a handler returned are behind its `error()`.
pub struct ErrorMiddleware<P>(Rc<Settings>, PhantomData<fn() -> P>);

#[derive(Debug, Clone)]
struct Settings {
    request_id: HeaderName,
    make_ids: bool,
    timeout: Option<Duration>,
}

impl<P> ErrorMiddleware<P> {
    /// A middleware that reads request ids from `X-Request-Id` and waits for handlers for ever.
    pub fn new() -> Self {
        let request_id = HeaderName::from_static("x-request-id");
        let settings = Settings { request_id, make_ids: true, timeout: None };
        Self(Rc::new(settings), PhantomData)
    }

    /// Reads request ids from this header instead.
    #[must_use]
    pub fn request_id_from(mut self, header: HeaderName) -> Self {
        Rc::make_mut(&mut self.0).request_id = header;
        self
    }

    /// Makes no ids: where the catalog has the request's id as optional, it is absent from answers
    /// to requests without one.
    #[must_use]
    pub fn only_given_request_ids(mut self) -> Self {
        Rc::make_mut(&mut self.0).make_ids = false;
        self
    }

    /// Waits for handlers this long, actix-web having no limit of its own.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        Rc::make_mut(&mut self.0).timeout = Some(timeout);
        self
    }
}

impl<P> Default for ErrorMiddleware<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P> Clone for ErrorMiddleware<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0), PhantomData)
    }
}

impl<P, S, B> Transform<S, ServiceRequest> for ErrorMiddleware<P>
where
    P: Respond + ResponseError,
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorService<P, S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(ErrorService { middleware: self.clone(), inner }))
    }
}

/// A service within an [`ErrorMiddleware`].
pub struct ErrorService<P, S> {
    middleware: ErrorMiddleware<P>,
    inner: S,
}

impl<P, S, B> Service<ServiceRequest> for ErrorService<P, S>
where
    P: Respond + ResponseError,
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let settings = Rc::clone(&self.middleware.0);
        let given = request.headers().get(&settings.request_id);
        let id = given.and_then(|id| RequestId::read(id.as_bytes()));
        let seen = Seen {
            id: id.or_else(|| settings.make_ids.then(RequestId::made)),
            accept: request.headers().get(ACCEPT).cloned(),
            method: request.method().to_string(),
            path: request.path().to_owned(),
        };
        if let Some(id) = seen.id.clone() {
            request.extensions_mut().insert(id);
        }
        let future = self.inner.call(request);
        Box::pin(async move {
            let within = async {
                match settings.timeout {
                    None => Some(future.await),
                    Some(limit) => actix_web::rt::time::timeout(limit, future).await.ok(),
                }
            };
            match catching(within).await {
                Ok(Some(Ok(response))) => Ok(seen.complete::<P, B>(response)),
                Ok(Some(Err(error))) => Err(seen.end_with::<P>(error)),
                Ok(None) => Err(seen.end::<P>(&seen.failure(RejectionKind::Timeout, 408))),
                Err(panic) => Err(seen.end_panic::<P>(&*panic)),
            }
        })
    }
}

/// What a response needs of its request.
struct Seen {
    id: Option<RequestId>,
    accept: Option<HeaderValue>,
    method: String,
    path: String,
}

impl Seen {
    /// The response as the client gets it.
    fn complete<P: Respond + ResponseError, B: MessageBody>(
        &self,
        mut response: ServiceResponse<B>,
    ) -> ServiceResponse<EitherBody<B>> {
        let context = response.request().extensions().get::<P::Context>().cloned();
        let context = context.unwrap_or_else(|| self.context::<P>());
        let answer = self.answer_for::<P, B>(&mut response, &context);
        let Some(answer) = answer else { return response.map_into_left_body() };
        response.map_body(|head, _| {
            head.status = status_code(answer.status);
            write_headers(&mut head.headers, &answer);
            EitherBody::right(body(answer.body))
        })
    }

    /// What a response is to say instead: its problems with their context, or what the catalog says
    /// of the failure it tells of.
    fn answer_for<P: Respond + ResponseError, B: MessageBody>(
        &self,
        response: &mut ServiceResponse<B>,
        context: &P::Context,
    ) -> Option<Answer> {
        let inner = response.response();
        let raised = inner.extensions().get::<Raised<P>>().cloned();
        if let Some(raised) = raised {
            return self.answer(raised.problems(), context);
        }
        let problem = inner.error().and_then(|error| error.as_error::<P>());
        let problems = inner.error().and_then(|error| error.as_error::<Problems<P>>());
        let returned = problem.map(std::slice::from_ref).or(problems.map(Problems::as_slice));
        if let Some(problems) = returned {
            return self.answer(problems, context);
        }
        let status = inner.status().as_u16();
        let content_type = inner.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
        let empty = matches!(inner.body().size(), BodySize::None | BodySize::Sized(0));
        let deliberate = inner.extensions().get::<Deliberate>().is_some();
        let own = is_text(content_type) && (empty || inner.error().is_some()) && !deliberate;
        if status < 400 || !own {
            return None;
        }
        let (kind, text) = foreign::read(inner.error(), status);
        let allow = inner.headers().get(ALLOW).and_then(|allow| allow.to_str().ok());
        let allow = allow.unwrap_or_default();
        let raised = Failure { text, allow, ..self.failure(kind, status) }.problem::<P>()?;
        let raised = Raised::new(vec![raised]);
        let answer = self.answer(raised.problems(), context);
        response.response_mut().extensions_mut().insert(raised);
        answer
    }

    fn failure(&self, kind: RejectionKind, status: u16) -> Failure<'_> {
        let (method, path) = (self.method.as_str(), self.path.as_str());
        Failure { kind, status, text: "".into(), allow: "", method, path }
    }

    fn context<P: Respond>(&self) -> P::Context {
        P::context(&Occasion::new(self.id.as_ref()))
    }

    fn answer<P: Respond>(&self, problems: &[P], context: &P::Context) -> Option<Answer> {
        let accept = self.accept.as_ref().and_then(|accept| accept.to_str().ok());
        let answer = answer(problems, accept, context);
        #[cfg(feature = "tracing")]
        if let Some(answer) = &answer {
            crate::trace::problems(problems, answer.status, self.id.as_ref());
        }
        answer
    }

    /// The end of a request by an error of a service between this and the app.
    fn end_with<P: Respond + ResponseError>(&self, error: Error) -> Error {
        let problem = error.as_error::<P>().map(std::slice::from_ref);
        if let Some(problems) = problem {
            let answer = self.answer(problems, &self.context::<P>());
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            return Ended::<P> { raised: None, answer, status }.into();
        }
        let status = error.as_response_error().status_code().as_u16();
        let (kind, text) = foreign::read(Some(&error), status);
        let failure = Failure { text, ..self.failure(kind, status) };
        match failure.problem::<P>() {
            Some(problem) => self.end_raising(problem),
            None => error,
        }
    }

    /// The end of a request by a failure.
    fn end<P: Respond>(&self, failure: &Failure<'_>) -> Error {
        if let Some(problem) = failure.problem::<P>() {
            return self.end_raising(problem);
        }
        let status = status_code(failure.status);
        Ended::<P> { raised: None, answer: None, status }.into()
    }

    fn end_panic<P: Respond>(&self, payload: &(dyn Any + Send)) -> Error {
        let text = panic_text(payload);
        self.end::<P>(&Failure { text, ..self.failure(RejectionKind::Panic, 500) })
    }

    fn end_raising<P: Respond>(&self, problem: P) -> Error {
        let raised = Raised::new(vec![problem]);
        let answer = self.answer(raised.problems(), &self.context::<P>());
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Ended { raised: Some(raised), answer, status }.into()
    }
}
