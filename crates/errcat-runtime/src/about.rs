//! What a catalog says of an error beside what travels: for logs, consoles and retrying.

use std::fmt;
use std::time::Duration;

use crate::RetryGrade;

/// Why an error happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cause {
    /// The reason.
    pub text: &'static str,
    /// What mends this one.
    pub fix: Option<&'static str>,
}

/// Whether and how to try again.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RetryAdvice {
    /// The verdict.
    pub grade: RetryGrade,
    /// The numbers, where the catalog gives some.
    pub policy: Option<RetryPolicy>,
}

impl RetryAdvice {
    /// A verdict without numbers.
    pub const fn new(grade: RetryGrade) -> Self {
        Self { grade, policy: None }
    }

    /// With numbers.
    #[must_use]
    pub const fn with_policy(self, policy: RetryPolicy) -> Self {
        Self { policy: Some(policy), ..self }
    }
}

/// Numbers for retrying: wait `base`, then each time `factor` times as long.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct RetryPolicy {
    /// Its name in the catalog.
    pub name: &'static str,
    /// The wait before the first retry.
    pub base: Duration,
    /// What the wait is multiplied by each time.
    pub factor: f64,
    /// The longest wait.
    pub max: Option<Duration>,
    /// How many tries in all, the first included.
    pub attempts: Option<u32>,
    /// Up to this much random time on top of each wait.
    pub jitter: Option<Duration>,
}

impl RetryPolicy {
    /// A policy that waits `base` and then `factor` times as long each time, for ever.
    pub const fn new(name: &'static str, base: Duration, factor: f64) -> Self {
        Self { name, base, factor, max: None, attempts: None, jitter: None }
    }

    /// With a longest wait.
    pub const fn with_max(self, max: Duration) -> Self {
        Self { max: Some(max), ..self }
    }

    /// With a number of tries in all.
    pub const fn with_attempts(self, attempts: u32) -> Self {
        Self { attempts: Some(attempts), ..self }
    }

    /// With random time on top.
    pub const fn with_jitter(self, jitter: Duration) -> Self {
        Self { jitter: Some(jitter), ..self }
    }

    /// The wait after so many failed tries, without jitter.
    pub fn delay(&self, failed: u32) -> Duration {
        let longest = self.max.unwrap_or(Duration::MAX);
        let times = self.factor.powf(f64::from(failed.saturating_sub(1)));
        let seconds = self.base.as_secs_f64() * times;
        // What no duration can say is longer than the longest.
        Duration::try_from_secs_f64(seconds).unwrap_or(longest).min(longest)
    }
}

/// How loud an error is for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// For tracing only.
    Debug,
    /// Normal operation.
    Info,
    /// Worth a look.
    Warning,
    /// Needs attention.
    Error,
    /// Needs attention now.
    Critical,
}

impl Severity {
    /// The word in the catalog.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
        }
    }

    /// The severity of a number in a table; 0 is none.
    pub(crate) fn from_table(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::Debug,
            2 => Self::Info,
            3 => Self::Warning,
            4 => Self::Error,
            5 => Self::Critical,
            _ => return None,
        })
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why clients should no longer expect an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecation {
    /// The API version that deprecated it.
    pub since: Option<&'static str>,
    /// The key of the error that replaces it.
    pub replacement: Option<&'static str>,
    /// Why.
    pub reason: Option<&'static str>,
}

/// Errors that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Its name in the catalog.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_the_longest() {
        let policy = RetryPolicy::new("slow", Duration::from_millis(500), 2.0);
        let waits = [1, 2, 4].map(|failed| policy.delay(failed));
        assert_eq!(waits, [500, 1000, 4000].map(Duration::from_millis));
        let capped = policy.with_max(Duration::from_secs(30));
        assert_eq!(capped.delay(7), Duration::from_secs(30));
        assert_eq!(capped.delay(u32::MAX), Duration::from_secs(30));
        assert_eq!(policy.delay(u32::MAX), Duration::MAX);
        let odd = RetryPolicy::new("odd", Duration::from_secs(1), f64::NAN);
        assert_eq!(odd.delay(3), Duration::MAX);
    }
}
