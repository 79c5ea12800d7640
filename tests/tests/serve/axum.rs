//! A server with axum.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Json, Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use errcat_runtime::axum::ErrorLayer;
use errcat_runtime::serve::{Deliberate, Problems, Respond};
use tower_http::timeout::TimeoutLayer;
use tower_layer::Layer as _;

use super::{Answer, Api, Filter, LARGEST_BODY, Thing};

/// Starts it.
pub(super) fn serve<P: Respond + IntoResponse>(api: Api<P>) -> SocketAddr {
    let layer = ErrorLayer::<P>::new().only_given_request_ids();
    // Around the router rather than on it: only there does axum say what a route allows.
    start(Router::new().fallback_service(layer.layer(router(api))))
}

/// Serves a router until the tests are over.
pub(super) fn start(router: Router) -> SocketAddr {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
    });
    receive.recv().unwrap()
}

/// The routes, without the layer.
pub(super) fn router<P: Respond + IntoResponse>(api: Api<P>) -> Router {
    let answer = move |Path(index): Path<usize>| async move { respond(api.answer(index)) };
    let timeout =
        TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_millis(50));
    Router::new()
        .route("/answers/{index}", get(answer))
        .route("/things", get(find).post(create))
        .route("/things/{id}", get(async |Path(id): Path<u32>| id.to_string()))
        .route("/text", post(async |body: String| body))
        .route("/panic", get(panicking))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_secs(60)).await))
        .route(
            "/plain",
            get(async || (StatusCode::NOT_FOUND, axum::Extension(Deliberate), "as I say")),
        )
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(timeout)
}

async fn find(Query(filter): Query<Filter>) -> String {
    filter.limit.to_string()
}

async fn create(Json(thing): Json<Thing>) -> String {
    thing.name
}

async fn panicking() {
    panic!("a secret");
}

fn respond<P: Respond + IntoResponse>(answer: Answer<P>) -> Response {
    match answer {
        Answer::Problems(mut problems) if problems.len() == 1 => problems.remove(0).into_response(),
        Answer::Problems(problems) => Problems::<P>::new(problems).into_response(),
        Answer::Plain(body) => {
            let json = [(header::CONTENT_TYPE, "application/json")];
            (StatusCode::BAD_REQUEST, json, body).into_response()
        }
    }
}
