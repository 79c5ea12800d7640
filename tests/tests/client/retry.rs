//! Advice follows the catalog and the response.

use std::time::{Duration, SystemTime};

use bookstore_errors::about::RetryPolicy;
use bookstore_errors::client::{Advise, Decoded, Limits, NO_HEADERS, RetryAfter, decode};
use bookstore_errors::{Context, Error, RetryGrade, Shortage};

fn read(error: &Error, headers: &[(&str, &str)]) -> Decoded {
    let body = error.body(&Context::new());
    decode(error.status().unwrap(), headers.iter().copied(), &body)
}

#[test]
fn numbers_come_from_the_catalog() {
    let advice = |error: Error| error.retry_advice().retry.unwrap();
    let quick = advice(Error::search_too_fast(Duration::from_secs(12)));
    let policy = RetryPolicy::new("backoff", Duration::from_millis(500), 2.0)
        .with_max(Duration::from_secs(30))
        .with_attempts(6)
        .with_jitter(Duration::from_millis(250));
    assert_eq!((quick.grade, quick.policy), (RetryGrade::Backoff, Some(policy)));
    let shortage = Shortage::new("1", bookstore_errors::Format::Epub, 2, 1);
    let slow = advice(Error::out_of_stock(shortage)).policy.unwrap();
    assert_eq!((slow.base, slow.attempts), (Duration::from_secs(60), Some(3)));
    assert_eq!(advice(Error::SignIn).policy, None);
}

#[test]
fn the_response_says_when() {
    let error = Error::search_too_fast(Duration::from_secs(12));
    let headers = error.headers(&Context::new());
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, &**value)).collect();
    let decoded = read(&error, &headers);
    let advice = decoded.retry_advice();
    assert_eq!(advice.after, Some(RetryAfter::Delay(Duration::from_secs(12))));

    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_770);
    let date = read(&error, &[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")]).retry_advice();
    let limits = Limits::new();
    assert_eq!(limits.delay(&date, 1, now, 0), Some(Duration::from_secs(7)));
    let absurd = read(&error, &[("Retry-After", "31536000")]).retry_advice();
    assert_eq!(limits.delay(&absurd, 1, now, u64::MAX), Some(limits.max_delay));
    assert_eq!(limits.delay(&Error::SignIn.retry_advice(), 1, now, 0), None);
}

#[test]
fn what_is_not_known_backs_off_where_http_says_so() {
    let grade = |status| {
        let retry = decode(status, NO_HEADERS, b"<html>").retry_advice().retry;
        retry.map(|retry| retry.grade)
    };
    assert_eq!(grade(503), Some(RetryGrade::Backoff));
    assert_eq!(grade(429), Some(RetryGrade::Backoff));
    assert_eq!((grade(500), grade(404)), (None, None));
}

#[test]
fn the_sternest_of_several_problems_decides() {
    use apigate_errors::client;

    let body = br#"{"errors":[
        {"status":"503","code":"service_unavailable","title":"Service Unavailable"},
        {"status":"404","code":"not_found","title":"Not Found","detail":"The requested user was not found"}
    ]}"#;
    let advice = client::decode(503, NO_HEADERS, body).retry_advice();
    assert_eq!(advice.retry.map(|retry| retry.grade), Some(RetryGrade::Never));
}
