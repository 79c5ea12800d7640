//! Nanoseconds per answer, the median of some rounds.

use std::hint::black_box;
use std::mem::size_of;
use std::time::Instant;

use by_hand::ApiError;
use generated::{Context, Error, ErrorCode, Problem};

fn nanoseconds<T>(mut work: impl FnMut() -> T) -> f64 {
    const TIMES: u32 = 100_000;
    let mut rounds: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..TIMES {
                black_box(work());
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

fn row(name: &str, generated: f64, other: f64, what: &str) {
    println!("| {name} | {generated:.1} | {other:.1} ({what}) | {:.2} |", other / generated);
}

fn main() {
    let context = Context::new();
    let [id, reason] = ["ord-4711", "it was \"deleted\" yesterday"];
    let made = |id: &str, reason: &str| Error::order_missing_1(id, reason);
    let hand = |id: &str, reason: &str| ApiError::OrderMissing1 { id: id.into(), reason: reason.into() };

    let body = made(id, reason).body(&context).into_owned();
    assert_eq!(String::from_utf8_lossy(&body), String::from_utf8_lossy(&hand(id, reason).body()));
    assert!(matches!(Error::AccountMissing0.body(&context), std::borrow::Cow::Borrowed(_)));

    println!("| nanoseconds | generated | other | other / generated |\n|---|---|---|---|");
    let plain = [Error::AccountMissing0, Error::InvoiceMissing2];
    let plain_by_hand = [ApiError::AccountMissing0, ApiError::InvoiceMissing2];
    let mut n = 0;
    let mut next = move || {
        n ^= 1;
        n
    };
    let ours = nanoseconds(|| black_box(&plain)[next()].body(&context).len());
    let theirs = nanoseconds(|| black_box(&plain_by_hand)[next()].body().len());
    row("body without params", ours, theirs, "by hand");

    let ours = nanoseconds(|| made(black_box(id), black_box(reason)).body(&context).into_owned());
    let theirs = nanoseconds(|| hand(black_box(id), black_box(reason)).body());
    row("error with two params and its body", ours, theirs, "by hand");
    let floor = nanoseconds(|| {
        let strings = [String::from(black_box(id)), String::from(black_box(reason))];
        (strings, black_box(&body).to_vec())
    });
    row("the same", ours, floor, "floor: the strings, the body copied");

    let error = made(id, reason);
    let mut buffer = Vec::with_capacity(4096);
    let ours = nanoseconds(|| {
        black_box(&error).write_body(&context, &mut buffer);
        buffer.len()
    });
    assert_eq!(buffer, body);
    assert_eq!(buffer.capacity(), 4096);
    let floor = nanoseconds(|| black_box(&body).to_vec());
    row("body with two params into a kept buffer", ours, floor, "floor: the body copied");

    let codes: Vec<_> = ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let misses: Vec<_> = codes.iter().map(|code| code.replace("MISSING", "PRESENT")).collect();
    for (name, texts) in [("code, hit", &codes), ("code, miss", &misses)] {
        let mut at = 0;
        let mut other = 0;
        let ours = nanoseconds(|| {
            at = (at + 7) % texts.len();
            black_box(&texts[at]).parse::<ErrorCode>().is_ok()
        });
        let theirs = nanoseconds(|| {
            other = (other + 7) % texts.len();
            by_hand::number(black_box(&texts[other])).is_some()
        });
        row(name, ours, theirs, "`match`");
    }

    println!(
        "\nBytes: `Problem` {}, `Error` {}, `ErrorCode` {}; by hand `ApiError` {}.",
        size_of::<Problem>(),
        size_of::<Error>(),
        size_of::<ErrorCode>(),
        size_of::<ApiError>(),
    );
}
