//! Bodies that were bodies once, cut, joined and bent: nothing panics, nothing is lost.
//!
//! `ERRCAT_FUZZ=10000000 cargo test -p errcat-tests --test all client::fuzz -- --nocapture` tries so
//! many; `ERRCAT_FUZZ_SEED` begins elsewhere. The corpus is every example of the six catalogs.

use std::env;

use fastrand::Rng;

use super::api::{APIS, Api, Read};

/// How many inputs a plain run of the tests tries.
const FEW: u64 = 20_000;

/// What JSON is made of, and what it is not.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "\\ud83e\\udd80",
    "\\u0000",
    "null",
    "true",
    "-",
    "0",
    "1e999",
    "1.0",
    "18446744073709551616",
    "\"code\":",
    "\"message\":",
    "\"errors\":",
    "\"details\":",
    "\u{feff}",
    "é",
    "'",
    "\u{0}",
    " ",
];

#[test]
fn bent_bodies_do_no_harm() {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let inputs = number("ERRCAT_FUZZ").unwrap_or(FEW);
    // The same inputs for the same seed.
    let mut random = Rng::with_seed(number("ERRCAT_FUZZ_SEED").unwrap_or(1));
    let responses: Vec<_> = APIS.iter().map(Api::responses).collect();
    let (mut known, mut longest) = (0, 0);
    for _ in 0..inputs {
        let at = random.usize(..APIS.len());
        let (api, responses) = (&APIS[at], &responses[at]);
        let response = &responses[random.usize(..responses.len())];
        let mut body = response.body.clone().into_bytes();
        for _ in 0..=random.usize(..4) {
            let other = &responses[random.usize(..responses.len())].body;
            bend(&mut body, other.as_bytes(), &mut random);
        }
        longest = longest.max(body.len());
        let wire = (random.usize(..4) > 0).then_some(response.wire);
        known += u64::from(check(api, wire, response.status, &body));
    }
    println!("{inputs} inputs of up to {longest} bytes, {known} of them known");
}

/// Reads a body; whether it is known. What is known reads the same once it is written again, and
/// with a space before it, which servers of ours do not write: then it is not read straight.
fn check(api: &Api, wire: Option<usize>, status: u16, body: &[u8]) -> bool {
    let read = (api.read)(wire, status, &[], body);
    match (&read, (api.read)(wire, status, &[], &[b" ", body].concat())) {
        (Read::Unknown { .. }, Read::Unknown { .. }) => {}
        (read, spaced) => {
            assert_eq!(format!("{read:?}"), format!("{spaced:?}"), "{}", body.escape_ascii());
        }
    }
    match read {
        Read::Unknown { body: kept } => {
            assert_eq!(kept, body);
            false
        }
        Read::Known { again: None, .. } => true,
        Read::Known { again: Some(again), errors, .. } => {
            let text = || String::from_utf8_lossy(&again).into_owned();
            match (api.read)(wire, status, &[], &again) {
                Read::Known { again: third, extra, errors: read, .. } => {
                    assert_eq!(extra, None, "{}", text());
                    assert_eq!(third.as_deref(), Some(&*again), "{}", text());
                    assert_eq!(read, errors);
                }
                Read::Unknown { .. } => panic!("{} does not come back: {}", errors[0], text()),
            }
            true
        }
    }
}

/// Changes a body in one way.
fn bend(body: &mut Vec<u8>, other: &[u8], random: &mut Rng) {
    let (a, b) = (random.usize(..=body.len()), random.usize(..=body.len()));
    let (from, to) = (a.min(b), a.max(b));
    match random.usize(..7) {
        0 => body.truncate(to),
        1 => drop(body.drain(from..to)),
        2 => {
            let token = TOKENS[random.usize(..TOKENS.len())].bytes();
            drop(body.splice(from..from, token));
        }
        3 => {
            let token = TOKENS[random.usize(..TOKENS.len())].bytes();
            drop(body.splice(from..to, token));
        }
        4 => {
            let copy = body[from..to].to_vec();
            drop(body.splice(to..to, copy));
        }
        5 => {
            let at = random.usize(..=other.len());
            drop(body.splice(from..to, other[at..].iter().copied()));
        }
        _ => {
            if let Some(byte) = body.get_mut(from) {
                *byte ^= 1 << random.usize(..8);
            }
        }
    }
}
