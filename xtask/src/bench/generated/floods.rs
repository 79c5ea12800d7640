//! A million error responses of each API: problems made of params, with a cause and a context, their
//! headers and bodies built. They must leave memory as it was: no byte more in use, no page more
//! resident.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

/// How many responses each API answers.
const RESPONSES: u32 = 1_000_000;

/// Pages that a flood may leave: an allocator that moves between its pools takes some.
const SLACK: i64 = 16;

/// An error on a wire, as the response that is written in `$bodies`: wire, status and body.
macro_rules! flood {
    ($krate:ident, $bodies:literal) => {{
        use $krate::client::{decode_on, Decoded, NO_HEADERS};
        let (mut errors, mut context) = (Vec::new(), None);
        for line in include_str!($bodies).lines() {
            let mut words = line.splitn(3, ' ');
            let mut word = || words.next().unwrap_or_default();
            let wire = $krate::Wire::ALL[word().parse::<usize>().unwrap_or(0)];
            let status = word().parse().unwrap_or(0);
            if let Decoded::Known(known) = decode_on(wire, status, NO_HEADERS, word().as_bytes()) {
                context = known.context.or(context);
                let error = known.problems.into_iter().next().map($krate::Problem::into_error);
                errors.extend(error.map(|error| (wire, error)));
            }
        }
        // Not every wire shows it, but every response has it.
        let context = context.expect("a body with all context");
        let mut at = 0;
        check(stringify!($krate), errors.len(), || {
            at = (at + 1) % errors.len();
            let (wire, error) = &errors[at];
            let context = context.clone();
            let problem = error.clone().caused_by("connection reset by peer");
            let body = problem.body_on(*wire, &context);
            assert!(body.is_some());
            black_box((problem.headers(&context), body));
        })
    }};
}

fn main() -> ExitCode {
    println!("| {RESPONSES} responses of | errors | ns each | allocations each | bytes kept | pages more |");
    println!("|---|---|---|---|---|---|");
    let flat = [
        flood!(apigate_errors, "apigate.txt"),
        flood!(bookstore_errors, "bookstore.txt"),
        flood!(device_cloud_errors, "device-cloud.txt"),
        flood!(incident_desk_errors, "incident-desk.txt"),
        flood!(nfr_connect_errors, "nfr-connect.txt"),
        flood!(pixel_social_errors, "pixel-social.txt"),
    ];
    if flat.iter().all(|flat| *flat) {
        ExitCode::SUCCESS
    } else {
        eprintln!("error responses leave memory behind");
        ExitCode::FAILURE
    }
}

fn check(name: &str, errors: usize, mut answer: impl FnMut()) -> bool {
    // What is allocated once is there before the count.
    (0..10_000).for_each(|_| answer());
    let (before, start) = (resident(), Instant::now());
    let allocated = allocation_counter::measure(|| (0..RESPONSES).for_each(|_| answer()));
    let taken = start.elapsed();
    let grown = resident() - before;
    println!(
        "| `{name}` | {errors} | {:.0} | {:.1} | {} | {grown} |",
        taken.as_secs_f64() * 1e9 / f64::from(RESPONSES),
        allocated.count_total as f64 / f64::from(RESPONSES),
        allocated.bytes_current,
    );
    allocated.bytes_current == 0 && grown <= SLACK
}

/// Memory of this process, in pages; 0 where there is no `/proc`.
fn resident() -> i64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0)
}
