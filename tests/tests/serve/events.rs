//! What the `tracing` feature reports, and what logging middleware finds in a response.

use std::fmt::{Debug, Write as _};
use std::sync::Mutex;

use ::actix_web::web;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use axum::routing::get;
use bookstore_errors::axum::{ErrorLayer, Raised};
use bookstore_errors::{Error, Format, Problem, Shortage};
use tower_service::Service as _;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::actix;
use super::client::Client;

/// Keeps events as lines: `LEVEL field=value …`. It is the subscriber of all threads: what one
/// thread subscribes to, others may turn off.
struct Events;

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Events {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("errcat_runtime") || *metadata.level() <= Level::TRACE
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if event.metadata().target().starts_with("errcat_runtime") {
            let mut line = Line(event.metadata().level().to_string());
            event.record(&mut line);
            LINES.lock().unwrap().push(line.0);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Asks a router with an id for the request, with the events it reports.
fn ask(path: &str, id: &str) -> (Response, Vec<String>) {
    let mut router = Router::new()
        .route("/declined", get(async || Err::<(), _>(declined())))
        .route("/basket", get(async || Err::<(), _>(Error::SignIn)))
        .route("/stock", get(async || Err::<(), _>(out_of_stock())))
        .route("/panic", get(async || -> () { panic!("for the operator") }))
        .layer(ErrorLayer::new());
    subscribe();
    let request = Request::get(path).header("X-Request-Id", id).body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let response = runtime.block_on(router.call(request)).unwrap();
    (response, events_of(id))
}

fn declined() -> Problem {
    Error::card_declined("4242").caused_by(std::io::Error::other("bank is closed"))
}

fn out_of_stock() -> Error {
    Error::out_of_stock(Shortage::new("1", Format::Epub, 2, 1))
}

fn subscribe() {
    // The second to try finds it done.
    let _ = tracing::subscriber::set_global_default(Events);
}

/// The events about a request.
fn events_of(id: &str) -> Vec<String> {
    let own = format!("request.id={id:?}");
    let lines = LINES.lock().unwrap();
    lines.iter().filter(|line| line.contains(&own)).cloned().collect()
}

/// The event of [`declined`], but for the id.
const DECLINED: &str = r#"WARN message=CARD_DECLINED: The card ending in 4242 was declined error.type="CARD_DECLINED" http.response.status_code=409 request.id="ID" exception.message="bank is closed""#;

#[test]
fn one_event_for_each_problem() {
    let (_, events) = ask("/declined", "event-1");
    assert_eq!(events, [DECLINED.replace("ID", "event-1")]);
    let (_, events) = ask("/basket", "event-2");
    assert_eq!(
        events,
        [
            r#"DEBUG message=SIGN_IN: Sign in first error.type="SIGN_IN" http.response.status_code=401 request.id="event-2""#
        ]
    );
    let (_, events) = ask("/stock", "event-5");
    assert!(events[0].starts_with("INFO "), "{events:?}");
    let (_, events) = ask("/panic", "event-3");
    assert_eq!(events.len(), 1);
    assert!(events[0].starts_with("ERROR "), "{events:?}");
    assert!(events[0].contains("rejected with 500: for the operator"), "{events:?}");
}

#[test]
fn the_same_events_with_actix() {
    subscribe();
    let server = actix::start::<Problem>(|config| {
        config.route("/declined", web::get().to(async || Err::<String, _>(declined())));
    });
    Client::of(server).get("/declined", &[("X-Request-Id", "event-6")]);
    assert_eq!(events_of("event-6"), [DECLINED.replace("ID", "event-6")]);
}

#[test]
fn the_problem_and_its_cause_stay_in_the_response() {
    let (response, _) = ask("/declined", "event-4");
    let raised = response.extensions().get::<Raised<Problem>>().unwrap();
    let [problem] = raised.problems() else { panic!("one problem") };
    assert_eq!(*problem.error(), Error::card_declined("4242"));
    assert_eq!(std::error::Error::source(problem).unwrap().to_string(), "bank is closed");
}
