//! Whether trying again helps.

use std::fmt;

/// Whether a request that was answered with an error is worth sending again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterFix => "after_fix",
            Self::AfterReauth => "after_reauth",
            Self::Backoff => "backoff",
            Self::Caution => "caution",
        }
    }

    /// The grade of a number in a table; 0 is none.
    pub(crate) fn from_table(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::Never,
            2 => Self::AfterFix,
            3 => Self::AfterReauth,
            4 => Self::Backoff,
            5 => Self::Caution,
            _ => return None,
        })
    }
}

impl fmt::Display for RetryGrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
