//! Decoding beside skipping: how long `decode` takes for the bodies of a catalog, as a multiple of
//! what `serde_json` takes to skip over the same bytes with `IgnoredAny`, in one run.
//!
//! `cargo bench -p errcat-tests --bench decode`

use std::hint::black_box;
use std::time::{Duration, Instant};

use bookstore_errors::client::{Decoded, NO_HEADERS, decode_on};
use bookstore_errors::{Context, Error, FieldFault, Format, Shortage, Wire};

/// What decoding may cost.
const AT_MOST: f64 = 2.0;

fn main() {
    let context = Context::new().with_request_id("req-7f3a");
    let faults = |n: usize| {
        let fault = |i| FieldFault::new(format!("lines.{i}.quantity"), "Must be at least 1");
        (0..n).map(fault).collect::<Vec<_>>()
    };
    let order = 0x2f1c_8a54_6c1e_4a0b_9c51_0d3c_64d0_b9a1_u128;
    println!("{:<32}{:>8}{:>12}{:>12}{:>8}", "body", "bytes", "IgnoredAny", "decode", "ratio");
    for (name, wire, error) in [
        ("without params", Wire::Http, Error::SignIn),
        ("one param, in the sentence", Wire::Http, Error::book_not_found("9780141439518")),
        ("one param, no code", Wire::ProblemJson, Error::book_not_found("9780141439518")),
        ("two errors with one code", Wire::Mqtt, Error::order_lost(order)),
        (
            "a record",
            Wire::Http,
            Error::out_of_stock(Shortage::new("9780141439518", Format::Epub, 3, 1)),
        ),
        ("a list of 3 records", Wire::Http, Error::invalid_order(faults(3))),
        ("a list of 1000 records", Wire::Http, Error::invalid_order(faults(1000))),
        ("a text of 1 MB", Wire::Http, Error::closed("x".repeat(1 << 20))),
    ] {
        let body = error.body_on(wire, &context).expect("travels on the wire");
        let status = error.status().unwrap_or(0);
        let read = || decode_on(wire, status, NO_HEADERS, black_box(&body));
        assert!(matches!(read(), Decoded::Known(known) if *known.problems[0].error() == error));
        let skip = || serde_json::from_slice::<serde::de::IgnoredAny>(black_box(&body));
        let (skipping, decoding) = beside(|| drop(black_box(skip())), || drop(black_box(read())));
        let ratio = decoding.as_secs_f64() / skipping.as_secs_f64();
        let verdict = if ratio <= AT_MOST { "" } else { " over" };
        println!(
            "{name:<32}{:>8}{skipping:>12.0?}{decoding:>12.0?}{ratio:>8.2}{verdict}",
            body.len()
        );
    }
}

/// The shortest time of each of two things, taken in turns so that what else the machine does
/// meets both.
fn beside(mut a: impl FnMut(), mut b: impl FnMut()) -> (Duration, Duration) {
    let time = |f: &mut dyn FnMut()| {
        let start = Instant::now();
        let mut rounds = 0;
        while start.elapsed() < Duration::from_millis(4) {
            for _ in 0..8 {
                f();
            }
            rounds += 8;
        }
        start.elapsed() / rounds
    };
    let mut shortest = (Duration::MAX, Duration::MAX);
    for _ in 0..40 {
        shortest = (shortest.0.min(time(&mut a)), shortest.1.min(time(&mut b)));
    }
    shortest
}
