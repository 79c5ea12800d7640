//! Nanoseconds per response read, beside skipping over the same bytes with `serde_json`'s
//! `IgnoredAny`, which is the least a reader does, and beside `serde`'s derived reading of owned
//! structs, which makes about what a client gets: strings of its own.

use std::hint::black_box;

use bookstore_errors::client::{decode, decode_on, Decoded, NO_HEADERS};
use bookstore_errors::{Context, Error, FieldFault, Format, Shortage, Wire};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::Deserialize;
use timing::in_turns;

/// What decoding may cost, as a multiple of skipping.
const AT_MOST: f64 = 2.0;

#[allow(dead_code)]
#[derive(Deserialize)]
struct Plain {
    code: String,
    message: String,
    help: String,
    request_id: Option<String>,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct With<D> {
    code: String,
    message: String,
    details: D,
    help: String,
    request_id: Option<String>,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct Stock {
    isbn: String,
    format: String,
    wanted: i64,
    left: i64,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct Fault {
    field: String,
    problem: String,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct Message {
    ok: bool,
    error: Inner,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct Inner {
    number: i64,
    text: String,
    topic: String,
}

fn main() {
    println!("| reading | bytes | skipping | derived | `decode` | × skipping | × derived |");
    println!("|---|---|---|---|---|---|---|");
    let faults = |n: usize| {
        let fault = |i| FieldFault::new(format!("lines.{i}.quantity"), "Must be at least 1");
        (0..n).map(fault).collect::<Vec<_>>()
    };
    let order = 0x2f1c_8a54_6c1e_4a0b_9c51_0d3c_64d0_b9a1_u128;
    let lost = Error::order_lost(order);
    let stock = Error::out_of_stock(Shortage::new("9780141439518", Format::Epub, 3, 1));
    let missing = Error::book_not_found("9780141439518");
    row::<Plain>("without params", Wire::Http, &Error::SignIn);
    row::<Plain>("one param, in the sentence", Wire::Http, &missing);
    row::<Message>("a UUID in two sentences, one of two errors with the code", Wire::Mqtt, &lost);
    row::<With<Stock>>("a record", Wire::Http, &stock);
    row::<With<Vec<Fault>>>("a list of 3 records", Wire::Http, &Error::invalid_order(faults(3)));
    row::<With<Vec<Fault>>>("a list of 1000", Wire::Http, &Error::invalid_order(faults(1000)));
    row::<Plain>("a text of 120 bytes", Wire::Http, &Error::closed("x".repeat(120)));

    let headers = [
        ("date", "Thu, 27 Nov 2025 10:30:00 GMT"),
        ("content-type", "application/json"),
        ("content-length", "123"),
        ("server", "nginx"),
        ("x-request-id", "req-7f3a"),
        ("cache-control", "no-store"),
    ];
    let (status, body) = answer(Wire::Http, &Error::SignIn);
    let read = || decode(status, headers, black_box(&body));
    report::<Plain>("without params, with six headers", &body, read);

    // Servers of ours cut such texts.
    let note = Error::invalid_order(vec![FieldFault::new("note", "$")]);
    let (status, body) = answer(Wire::Http, &note);
    let long = String::from_utf8_lossy(&body).replace('$', &"x".repeat(1 << 20));
    let read = || decode_on(Wire::Http, status, NO_HEADERS, black_box(long.as_bytes()));
    report::<With<Vec<Fault>>>("a text of 1 MB", long.as_bytes(), read);

    let (status, body) = answer(Wire::Http, &Error::invalid_order(faults(3)));
    let spaced = String::from_utf8_lossy(&body).replace(':', ": ").replace(',', ", ");
    let spaced = spaced.replace("https: ", "https:");
    let read = || decode_on(Wire::Http, status, NO_HEADERS, black_box(spaced.as_bytes()));
    report::<With<Vec<Fault>>>("a list of 3 records, spaced", spaced.as_bytes(), read);
}

fn answer(wire: Wire, error: &Error) -> (u16, Vec<u8>) {
    let context = Context::new().with_request_id("req-7f3a");
    let body = error.body_on(wire, &context).expect("travels on the wire");
    (error.status().unwrap_or(0), body.into_owned())
}

fn row<T: DeserializeOwned>(name: &str, wire: Wire, error: &Error) {
    let (status, body) = answer(wire, error);
    let read = || decode_on(wire, status, NO_HEADERS, black_box(&body));
    assert!(matches!(read(), Decoded::Known(known) if known.problems[0].error() == error));
    report::<T>(name, &body, read);
}

fn report<T: DeserializeOwned>(name: &str, body: &[u8], read: impl Fn() -> Decoded) {
    assert!(matches!(read(), Decoded::Known(_)));
    assert!(serde_json::from_slice::<T>(body).is_ok());
    let [skipping, derived, decoding] = in_turns([
        &mut || drop(black_box(serde_json::from_slice::<IgnoredAny>(black_box(body)))),
        &mut || drop(black_box(serde_json::from_slice::<T>(black_box(body)))),
        &mut || drop(black_box(read())),
    ]);
    let ratio = decoding / skipping;
    let verdict = if ratio <= AT_MOST { "" } else { ", over 2" };
    println!(
        "| {name} | {} | {skipping:.0} | {derived:.0} | {decoding:.0} | {ratio:.2}{verdict} | {:.2} |",
        body.len(),
        decoding / derived,
    );
}
