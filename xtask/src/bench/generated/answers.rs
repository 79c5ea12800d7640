//! Nanoseconds per answer, and what it allocates.

use std::hint::black_box;
use std::mem::size_of;

use by_hand::ApiError;
use generated::{Context, Error, ErrorCode, Problem};
use timing::in_turns;

fn row(name: &str, [generated, other]: [f64; 2], what: &str, goal: &str) {
    let ratio = if generated < other {
        format!("1/{:.1}", other / generated)
    } else {
        format!("{:.2} ×", generated / other)
    };
    println!("| {name} | {generated:.1} | {other:.1} ({what}) | {ratio} | {goal} |");
}

fn main() {
    let context = Context::new();
    let [id, reason] = ["ord-4711", "it was \"deleted\" yesterday"];
    let made = |id: &str, reason: &str| Error::order_missing_1(id, reason);
    let hand = |id: &str, reason: &str| ApiError::OrderMissing1 { id: id.into(), reason: reason.into() };

    let body = made(id, reason).body(&context).into_owned();
    assert_eq!(String::from_utf8_lossy(&body), String::from_utf8_lossy(&hand(id, reason).body()));

    println!("| nanoseconds | generated | other | ratio | at most |\n|---|---|---|---|---|");
    let plain = [Error::AccountMissing0, Error::InvoiceMissing2];
    let plain_by_hand = [ApiError::AccountMissing0, ApiError::InvoiceMissing2];
    let (mut n, mut m) = (0, 0);
    let times = in_turns([
        &mut || {
            n ^= 1;
            black_box(black_box(&plain)[n].body(&context).len());
        },
        &mut || {
            m ^= 1;
            black_box(black_box(&plain_by_hand)[m].body().len());
        },
    ]);
    row("body without params", times, "by hand", "1/15");

    let [ours, theirs, floor] = in_turns([
        &mut || drop(black_box(made(black_box(id), black_box(reason)).body(&context).into_owned())),
        &mut || drop(black_box(hand(black_box(id), black_box(reason)).body())),
        &mut || {
            let strings = [String::from(black_box(id)), String::from(black_box(reason))];
            drop(black_box((strings, black_box(&body).to_vec())));
        },
    ]);
    row("error with two params and its body", [ours, theirs], "by hand", "");
    row("the same", [ours, floor], "the strings, the body copied", "3 ×");

    let error = made(id, reason);
    let mut buffer = Vec::with_capacity(4096);
    let times = in_turns([
        &mut || black_box(&error).write_body(&context, &mut buffer),
        &mut || drop(black_box(black_box(&body).to_vec())),
    ]);
    row("body with two params into a kept buffer", times, "the body copied", "");
    assert_eq!(buffer, body);

    let codes: Vec<_> = ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let misses: Vec<_> = codes.iter().map(|code| code.replace("MISSING", "PRESENT")).collect();
    for (name, texts) in [("code, hit", &codes), ("code, miss", &misses)] {
        let (mut at, mut other) = (0, 0);
        let times = in_turns([
            &mut || {
                at = (at + 7) % texts.len();
                black_box(black_box(&texts[at]).parse::<ErrorCode>().is_ok());
            },
            &mut || {
                other = (other + 7) % texts.len();
                black_box(by_hand::number(black_box(&texts[other])).is_some());
            },
        ]);
        row(name, times, "`match`", "1");
    }

    let count = |mut work: &mut dyn FnMut()| allocation_counter::measure(&mut work).count_total;
    let without = count(&mut || drop(black_box(Error::AccountMissing0.body(&context))));
    let kept = count(&mut || error.write_body(&context, &mut buffer));
    let owned = count(&mut || drop(black_box(made(id, reason).body(&context))));
    println!(
        "\nAllocations: body without params {without} (at most 0), with two into a kept buffer {kept} \
         (at most 0), error with two params and its body {owned}."
    );
    println!(
        "Bytes: `Problem` {} (at most {}), `Error` {} (at most 128), `ErrorCode` {}; by hand `ApiError` {}.",
        size_of::<Problem>(),
        size_of::<usize>(),
        size_of::<Error>(),
        size_of::<ErrorCode>(),
        size_of::<ApiError>(),
    );
    assert_eq!((without, kept), (0, 0));
    assert_eq!(size_of::<Problem>(), size_of::<usize>());
    assert!(size_of::<Error>() <= 128);
}
