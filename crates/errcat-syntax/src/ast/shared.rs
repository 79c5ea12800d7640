//! What errors share: statuses, retry policies, rate limits, codes.

use super::Text;
use crate::read::record;
use crate::schema::Form::{Pattern, Words};
use crate::words;
use crate::{Entries, Spanned};

/// A length of time.
const DURATION: &str = "^[0-9]+(ms|s|m|h|d)$";

record! {
    /// What a status code means.
    pub struct StatusDef: "a status" or meaning {
        /// Its short name here.
        meaning: Text,
        /// What it says about the request.
        note: Text,
        /// What a client does.
        action: Text,
        /// Whether to try again; errors of this status inherit it.
        retry: Text as Words(words::GRADES),
    }
}

record! {
    /// Retry policies and defaults.
    pub struct RetryDefaults: "retry defaults" {
        /// The grade of errors that say nothing.
        default: Text as Words(words::GRADES),
        /// Policies by name.
        policies: Entries<RetryPolicy>,
    }
}

record! {
    /// Numbers for a retry.
    pub struct RetryPolicy: "a retry policy" {
        /// Wait before the first retry: `1s`, `500ms`.
        base: Text as Pattern(DURATION),
        /// What the wait is multiplied by each time; 2 where not given.
        factor: Spanned<f64>,
        /// The longest wait.
        max: Text as Pattern(DURATION),
        /// How many tries in all.
        attempts: Spanned<u64>,
        /// Up to this much random time on top.
        jitter: Text as Pattern(DURATION),
        /// When to use it.
        doc: Text,
    }
}

record! {
    /// Retry advice of an error or a group.
    pub struct RetryDef: "retry advice" or grade {
        /// `never`, `after_fix`, `after_reauth`, `backoff` or `caution`.
        grade: Text as Words(words::GRADES),
        /// Name of a policy; the one named for the grade where not given.
        policy: Box<Text>,
    }
}

record! {
    /// A rate limit.
    pub struct LimitDef: "a rate limit" {
        /// The operation it limits.
        title: Text,
        /// How many, or `varies`.
        max: Text,
        /// Within how long: `1m`, `1h`.
        window: Text as Pattern(DURATION),
        /// For each of what: `IP`, `player`.
        per: Text,
        /// More about it.
        doc: Text,
    }
}

record! {
    /// A wire code that several errors share.
    pub struct SharedCode: "a shared code" or description {
        /// What it means.
        description: Text,
    }
}
