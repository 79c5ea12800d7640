//! A small incident desk: sessions that end, a limit on requests, and things that break.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use axum::routing::{get, post};
use axum::{Json, Router};
use incident_desk_errors::axum::ErrorLayer;
use incident_desk_errors::{Error, FieldError, Map, Problem};
use serde_json::{Value, json};
use tower_layer::Layer as _;

use crate::clock::Clock;

/// How long a session lasts.
const SESSION: Duration = Duration::from_secs(600);
/// So many lists may be asked for in a window of time.
const LISTS: u32 = 2;
const WINDOW: Duration = Duration::from_secs(7);
/// When the desk opens, and when its quota is renewed.
const OPENS: Duration = Duration::from_secs(2);
const RENEWED: Duration = Duration::from_secs(60);

#[derive(Clone, Default)]
struct Desk {
    clock: Clock,
    book: Arc<Mutex<Book>>,
}

#[derive(Default)]
struct Book {
    sessions: u32,
    session_ends: Duration,
    window_ends: Duration,
    lists: u32,
}

/// The service.
pub(crate) fn router() -> Router {
    let desk = Desk::default();
    let router = Router::new()
        .route("/sessions", post(sign_in))
        .route("/incidents", get(list).post(create))
        .route("/incidents/{id}", get(find).delete(close))
        .route("/report", get(report))
        .route("/export", get(export))
        .route("/search", get(search))
        .route("/desk", get(enter))
        .route("/archive", get(async || -> Result<(), Error> { Err(Error::ServiceUnavailable) }))
        .with_state(desk.clone())
        .merge(desk.clock.router());
    // Around the router rather than on it: only there does axum say what a route allows.
    Router::new().fallback_service(ErrorLayer::new().layer(router))
}

async fn sign_in(State(desk): State<Desk>) -> Json<Value> {
    let mut book = desk.book.lock().unwrap_or_else(PoisonError::into_inner);
    book.sessions += 1;
    book.session_ends = desk.clock.now() + SESSION;
    Json(json!({ "token": format!("session-{}", book.sessions) }))
}

async fn list(State(desk): State<Desk>, headers: HeaderMap) -> Result<Json<Value>, Error> {
    let mut book = desk.book.lock().unwrap_or_else(PoisonError::into_inner);
    let session = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(session) = session else {
        return Err(Error::unauthorized("No authentication provided"));
    };
    let last = format!("Bearer session-{}", book.sessions);
    if session != last || desk.clock.until(book.session_ends).is_none() {
        return Err(Error::SessionExpired);
    }
    match desk.clock.until(book.window_ends) {
        Some(left) if book.lists == LISTS => return Err(Error::rate_limit_exceeded(left)),
        Some(_) => book.lists += 1,
        None => (book.window_ends, book.lists) = (desk.clock.now() + WINDOW, 1),
    }
    Ok(Json(json!({ "incidents": [] })))
}

#[derive(serde::Deserialize)]
struct Incident {
    name: Option<String>,
    email: Option<String>,
}

async fn create(Json(incident): Json<Incident>) -> Result<(StatusCode, Json<Value>), Error> {
    let mut wrong = Map::new();
    if incident.name.is_none_or(|name| name.is_empty()) {
        wrong.insert("name", FieldError::new("required", "Name is required"));
    }
    if incident.email.is_some_and(|email| !email.contains('@')) {
        wrong.insert("email", FieldError::new("invalid_format", "Invalid email format"));
    }
    if wrong.is_empty() {
        Ok((StatusCode::CREATED, Json(json!({ "id": 1 }))))
    } else {
        Err(Error::validation_error(wrong))
    }
}

async fn find(Path(id): Path<u64>) -> Error {
    Error::not_found(format!("Incident {id} not found"))
}

async fn close() -> Error {
    Error::conflict("Action is not pending approval (current status: Approved)")
}

async fn report() -> StatusCode {
    panic!("the report is empty")
}

async fn export() -> Problem {
    Error::DatabaseError.caused_by(io::Error::other("disk is full"))
}

async fn search(State(desk): State<Desk>) -> Result<Json<Value>, Error> {
    // When the quota is renewed is not for clients to know.
    match desk.clock.until(RENEWED) {
        Some(_) => Err(Error::rate_limit_exceeded(None)),
        None => Ok(Json(json!({ "found": [] }))),
    }
}

async fn enter(State(desk): State<Desk>) -> Result<Json<Value>, Error> {
    match desk.clock.until(OPENS) {
        Some(_) => Err(Error::ServiceUnavailable),
        None => Ok(Json(json!({ "open": true }))),
    }
}
