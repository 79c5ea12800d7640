//! Error responses by the thousand leave memory flat.

use std::fs;
use std::hint::black_box;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use incident_desk_errors::axum::ErrorLayer;
use incident_desk_errors::{Error, FieldError, Map};
use tower_service::Service as _;

const REQUESTS: usize = 20_000;

/// Memory of this process, in pages.
fn resident() -> i64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap();
    statm.split(' ').nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let fields = || Map::from([("name", FieldError::new("required", "Name is required"))]);
    let mut router = Router::new()
        .route("/", get(async move || Err::<(), _>(Error::validation_error(fields()))))
        .layer(ErrorLayer::new());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut flood = || {
        for path in ["/", "/unknown"] {
            for _ in 0..REQUESTS {
                let request = Request::get(path).body(Body::empty()).unwrap();
                black_box(runtime.block_on(router.call(request)).unwrap());
            }
        }
    };
    flood();
    let before = resident();
    flood();
    let grown = resident() - before;
    // Sixteen pages are less than two bytes for each response.
    assert!(grown <= 16, "{grown} pages more after {} responses", 2 * REQUESTS);
}
