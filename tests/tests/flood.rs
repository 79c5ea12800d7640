//! Error responses by the thousand leave memory flat.

use std::fs;
use std::hint::black_box;

use actix_web::{App, test, web};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use incident_desk_errors::actix::ErrorMiddleware;
use incident_desk_errors::axum::ErrorLayer;
use incident_desk_errors::{Error, FieldError, Map};
use tower_service::Service as _;

const REQUESTS: usize = 20_000;

/// Memory of this process, in pages.
fn resident() -> i64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap();
    statm.split(' ').nth(1).unwrap().parse().unwrap()
}

/// Runs a flood once to warm up and once to see what it leaves.
fn check(framework: &str, mut flood: impl FnMut()) {
    flood();
    let before = resident();
    flood();
    let grown = resident() - before;
    // Sixteen pages are less than two bytes for each response.
    assert!(grown <= 16, "{framework}: {grown} pages more after {} responses", 2 * REQUESTS);
}

fn fields() -> Map<FieldError> {
    Map::from([("name", FieldError::new("required", "Name is required"))])
}

/// One after the other: they would see each other's memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    with_axum();
    with_actix();
}

fn with_axum() {
    let mut router = Router::new()
        .route("/", get(async || Err::<(), _>(Error::validation_error(fields()))))
        .layer(ErrorLayer::new());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    check("axum", || {
        for path in ["/", "/unknown"] {
            for _ in 0..REQUESTS {
                let request = Request::get(path).body(Body::empty()).unwrap();
                black_box(runtime.block_on(router.call(request)).unwrap());
            }
        }
    });
}

fn with_actix() {
    let handler = async || Err::<String, _>(Error::validation_error(fields()));
    let app = App::new().route("/", web::get().to(handler)).wrap(ErrorMiddleware::new());
    let system = actix_web::rt::System::new();
    let service = system.block_on(test::init_service(app));
    check("actix-web", || {
        for path in ["/", "/unknown"] {
            for _ in 0..REQUESTS {
                let request = test::TestRequest::get().uri(path).to_request();
                black_box(system.block_on(test::call_service(&service, request)));
            }
        }
    });
}
