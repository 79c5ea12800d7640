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

/// Numbers for retrying: wait `base`, then each time `factor` times as long.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
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
