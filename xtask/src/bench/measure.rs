//! Time and memory of this process.

use std::{fmt, fs, str::FromStr, thread, time::Instant};

/// What one stage costs. CPU time and memory are known on Linux only, and zero elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Measured {
    /// CPU time in microseconds.
    pub(crate) cpu: u64,
    /// Wall time in microseconds.
    pub(crate) wall: u64,
    /// The most memory the process had in use so far, in KiB.
    pub(crate) peak: u64,
}

/// Runs `work` and measures it. What it makes is returned, so that its end is not part of it.
pub(crate) fn measure<T>(work: impl FnOnce() -> T) -> (Measured, T) {
    let (cpu, start) = (cpu_micros(), Instant::now());
    let made = work();
    let wall = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    (Measured { cpu: cpu_micros() - cpu, wall, peak: peak_kib() }, made)
}

/// Time the main thread spent on a processor. Everything measured here runs on it.
///
/// Linux brings the figure up to date at ticks, milliseconds apart, and when a thread gives way.
fn cpu_micros() -> u64 {
    thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos: Option<u64> = text.split(' ').next().and_then(|number| number.parse().ok());
    nanos.unwrap_or_default() / 1000
}

fn peak_kib() -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

impl Measured {
    /// The median of each figure.
    pub(crate) fn median(all: &[Self]) -> Self {
        let of = |figure: fn(&Self) -> u64| {
            let mut figures: Vec<u64> = all.iter().map(figure).collect();
            figures.sort_unstable();
            figures.get(figures.len() / 2).copied().unwrap_or_default()
        };
        Self { cpu: of(|m| m.cpu), wall: of(|m| m.wall), peak: of(|m| m.peak) }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.cpu, self.wall, self.peak)
    }
}

impl FromStr for Measured {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers: Vec<u64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [cpu, wall, peak] => Ok(Self { cpu, wall, peak }),
            _ => Err(format!("a stage answered `{text}` instead of three numbers")),
        }
    }
}
