//! A small gateway in JSON:API form: an API key, a limit on requests, and a query that can be wrong.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use apigate_errors::axum::ErrorLayer;
use apigate_errors::{Error, Problem, Source};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use tower_layer::Layer as _;

use crate::clock::Clock;

/// A key may list users once in so long.
const WINDOW: Duration = Duration::from_secs(15);

#[derive(Clone, Default)]
struct Gate {
    clock: Clock,
    next_list: Arc<Mutex<Duration>>,
}

/// The service.
pub(crate) fn router() -> Router {
    let gate = Gate::default();
    let router = Router::new()
        .route("/users", get(list))
        .route("/users/{id}", get(find))
        .route("/events", get(events))
        .with_state(gate.clone())
        .merge(gate.clock.router());
    // Around the router rather than on it: only there does axum say what a route allows.
    Router::new().fallback_service(ErrorLayer::new().layer(router))
}

async fn list(
    State(gate): State<Gate>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<Value>, Problem> {
    if headers.get("x-api-key").is_none_or(|key| key != "key-1") {
        return Err(Error::unauthorized("Invalid API key".to_owned()).into());
    }
    if query.get("page[number]").is_some_and(|page| page.parse::<u32>().is_err()) {
        let error = Error::validation_error("page[number] is not a number".to_owned());
        let source = Source::new().with_parameter("page[number]");
        return Err(Problem::from(error).with_source(source));
    }
    let mut next = gate.next_list.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(left) = gate.clock.until(*next) {
        return Err(Error::rate_limit_exceeded(left).into());
    }
    *next = gate.clock.now() + WINDOW;
    Ok(Json(json!({ "data": [{ "type": "users", "id": "1" }] })))
}

async fn find(Path(id): Path<u64>) -> Result<Json<Value>, Error> {
    match id {
        1 => Ok(Json(json!({ "data": { "type": "users", "id": "1" } }))),
        _ => Err(Error::not_found("user")),
    }
}

async fn events() -> StatusCode {
    panic!("no events today")
}
