//! Clients that try again as they are told, against a server that counts: with reqwest over the
//! loopback, and with nothing but the types of `http`. Time passes in their waits alone.

use std::future::{Ready, ready};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use ::axum::Router;
use ::axum::body::{Body, to_bytes};
use ::axum::extract::Path;
use ::axum::http::{HeaderMap, Request, header::RETRY_AFTER};
use ::axum::response::{IntoResponse as _, Response};
use ::axum::routing::get;
use apigate_errors::client::{Clock, Decoded, Limits, decode, retry};
use apigate_errors::{Error, ErrorCode};
use tower_service::Service as _;

use super::axum;

/// The time of the server and of its client.
#[derive(Clone)]
struct Time(Arc<Mutex<(SystemTime, Vec<u64>)>>);

impl Time {
    fn new() -> Self {
        Self(Arc::new(Mutex::new((SystemTime::UNIX_EPOCH, Vec::new()))))
    }

    /// The seconds of all waits.
    fn slept(&self) -> Vec<u64> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Clock for Time {
    type Sleep = Ready<()>;

    fn now(&self) -> SystemTime {
        self.0.lock().unwrap().0
    }

    fn sleep(&self, delay: Duration) -> Ready<()> {
        let mut time = self.0.lock().unwrap();
        time.0 += delay;
        time.1.push(delay.as_secs());
        ready(())
    }
}

/// A server that is too busy for nine seconds, and says so in several ways.
fn router(time: &Time) -> Router {
    let time = time.clone();
    let answer = async move |Path(way): Path<String>| {
        let opens = SystemTime::UNIX_EPOCH + Duration::from_secs(9);
        let left = opens.duration_since(time.now()).unwrap_or_default();
        match &*way {
            "lost" => Err(Error::not_found("desk").into_response()),
            "next-year" => Err(limited(Duration::from_secs(31_536_000))),
            _ if left.is_zero() => Ok("welcome"),
            "in-seconds" => Err(limited(left)),
            "at-a-time" => {
                let mut response = limited(left);
                let date = httpdate::fmt_http_date(opens).parse().unwrap();
                response.headers_mut().insert(RETRY_AFTER, date);
                Err(response)
            }
            _ => Err(Error::service_unavailable(None).into_response()),
        }
    };
    Router::new().route("/{way}", get(answer))
}

fn limited(wait: Duration) -> Response {
    Error::rate_limit_exceeded(wait).into_response()
}

/// What a client makes of a response.
fn read(status: u16, headers: &HeaderMap, body: &[u8]) -> Result<String, Decoded> {
    if status == 200 {
        return Ok(String::from_utf8_lossy(body).into_owned());
    }
    Err(decode(status, headers, body))
}

async fn with_reqwest(way: &str) -> (Result<String, Decoded>, Vec<u64>) {
    let time = Time::new();
    let server = axum::start(router(&time));
    let (client, url) = (reqwest::Client::new(), format!("http://{server}/{way}"));
    let ask = async |_| {
        let response = client.get(&url).send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        read(status, &headers, &response.bytes().await.unwrap())
    };
    (retry(&time, Limits::new(), ask).await, time.slept())
}

async fn with_http_alone(way: &str) -> (Result<String, Decoded>, Vec<u64>) {
    let time = Time::new();
    let mut router = router(&time);
    let path = format!("/{way}");
    let ask = |_| {
        let response = router.call(Request::get(&path).body(Body::empty()).unwrap());
        async {
            let (head, body) = response.await.unwrap().into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            read(head.status.as_u16(), &head.headers, &body)
        }
    };
    (retry(&time, Limits::new(), ask).await, time.slept())
}

#[test]
fn waits_are_the_servers_within_reason() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (limit, lost) = (ErrorCode::RateLimitExceeded, ErrorCode::NotFound);
    for (way, slept, outcome) in [
        ("in-seconds", &[9][..], Ok("welcome")),
        ("at-a-time", &[9], Ok("welcome")),
        // It does not say when.
        ("some-time", &[1, 2, 4, 8], Ok("welcome")),
        // Nobody waits so long, nor for ever.
        ("next-year", &[60, 60, 60, 60], Err(limit)),
        ("lost", &[], Err(lost)),
    ] {
        for answered in
            [runtime.block_on(with_reqwest(way)), runtime.block_on(with_http_alone(way))]
        {
            let code = |error| match error {
                Decoded::Known(known) => known.problems[0].error().code(),
                Decoded::Unknown(unknown) => panic!("{way}: {unknown:?}"),
            };
            let (found, waited) = (answered.0.map_err(code), answered.1);
            assert_eq!((found.as_deref(), &*waited), (outcome.as_ref().copied(), slept), "{way}");
        }
    }
}
