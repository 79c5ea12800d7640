//! Whether and how to try again.

use std::time::Duration;

use crate::{Catalog, Prose};

/// Index into [`Catalog::policies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(pub usize);

/// Whether trying again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RetryGrade {
    /// Never.
    Never,
    /// After the request is fixed.
    AfterFix,
    /// After authenticating again.
    AfterReauth,
    /// Yes, waiting longer each time.
    Backoff,
    /// Perhaps; the request may have had an effect.
    Caution,
}

impl RetryGrade {
    /// The word in the catalog.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterFix => "after_fix",
            Self::AfterReauth => "after_reauth",
            Self::Backoff => "backoff",
            Self::Caution => "caution",
        }
    }

    /// The words in a table.
    pub fn label(self) -> &'static str {
        match self {
            Self::Never => "No",
            Self::AfterFix => "After fixing request",
            Self::AfterReauth => "After re-auth",
            Self::Backoff => "Yes, with backoff",
            Self::Caution => "Yes, with caution",
        }
    }
}

/// Retry advice of one error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry {
    /// The verdict.
    pub grade: RetryGrade,
    /// The numbers.
    pub policy: Option<PolicyId>,
}

impl Retry {
    /// The policy, where there is one.
    pub fn policy<'a>(&self, catalog: &'a Catalog) -> Option<&'a RetryPolicy> {
        self.policy.map(|id| &catalog.policies[id.0])
    }
}

/// Numbers for a retry.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// Key in the catalog.
    pub name: String,
    /// Wait before the first retry.
    pub base: Duration,
    /// What the wait is multiplied by each time, as written.
    pub factor: f64,
    /// The longest wait.
    pub max: Option<Duration>,
    /// How many tries in all.
    pub attempts: Option<u32>,
    /// Up to this much random time on top.
    pub jitter: Option<Duration>,
    /// When to use it.
    pub doc: Prose,
}
