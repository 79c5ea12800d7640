//! Nanoseconds of things that are compared.

use std::time::{Duration, Instant};

/// The shortest time of each. They take turns, so that what else the machine does meets all.
pub fn in_turns<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut shortest = [f64::MAX; N];
    for _ in 0..40 {
        for (work, shortest) in works.iter_mut().zip(&mut shortest) {
            *shortest = shortest.min(nanoseconds(*work));
        }
    }
    shortest
}

fn nanoseconds(work: &mut dyn FnMut()) -> f64 {
    const AT_LEAST: Duration = Duration::from_millis(2);
    let mut times = 64;
    loop {
        let start = Instant::now();
        for _ in 0..times {
            work();
        }
        let taken = start.elapsed();
        if taken >= AT_LEAST {
            return taken.as_secs_f64() * 1e9 / f64::from(times);
        }
        times *= 2;
    }
}
