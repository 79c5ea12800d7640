//! The failures that axum notices by itself, brought about by requests that it cannot take.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Json, Path, Query};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use errcat_model::RejectionKind;
use tower_http::timeout::TimeoutLayer;
use tower_service::Service as _;

/// What nothing deserializes to and no request carries.
#[derive(Clone, serde::Deserialize)]
struct Strict {
    #[serde(rename = "number")]
    _number: u8,
}

/// More than axum reads without being told to.
const TOO_LARGE: usize = 3 << 20;

/// What axum answers where a request fails like this.
pub(crate) async fn answer(kind: RejectionKind) -> Response {
    let post = |path: &str| Request::post(path.to_owned());
    let json = |request: axum::http::request::Builder, body: Body| {
        request.header(header::CONTENT_TYPE, "application/json").body(body)
    };
    let request = match kind {
        RejectionKind::UnreadableBody => json(post("/body"), Body::from("{\"number\":")),
        RejectionKind::WrongMediaType => post("/body").body(Body::from("number=1")),
        RejectionKind::BodyTooLarge => post("/bytes").body(Body::from(vec![b' '; TOO_LARGE])),
        RejectionKind::BadQuery => Request::get("/query?number=many").body(Body::empty()),
        RejectionKind::BadPath => Request::get("/path/many").body(Body::empty()),
        RejectionKind::Timeout => Request::get("/slow").body(Body::empty()),
        RejectionKind::Panic => Request::get("/panic").body(Body::empty()),
        RejectionKind::UnknownRoute | RejectionKind::WrongMethod | RejectionKind::Other => {
            Request::get("/other").body(Body::empty())
        }
    };
    let request = request.expect("a request");
    routes().call(request).await.unwrap_or_else(|never| match never {})
}

fn routes() -> Router {
    let timeout =
        TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_millis(5));
    Router::new()
        .route("/body", post(async |_: Json<Strict>| ()))
        .route("/bytes", post(async |_: Bytes| ()))
        .route("/query", get(async |_: Query<Strict>| ()))
        .route("/path/{number}", get(async |_: Path<u8>| ()))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_secs(60)).await))
        .route("/panic", get(panicking))
        // Nobody has added it: a fault of the server's that no kind is made for.
        .route("/other", get(async |_: Extension<Strict>| ()))
        .layer(timeout)
}

async fn panicking() {
    // Nothing is printed of it.
    std::panic::resume_unwind(Box::new("as asked for"))
}
