//! Whether and when to try again, as data.

use std::time::{Duration, SystemTime};

use crate::RetryGrade;

/// What is known of trying again after an error.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RetryAdvice {
    /// Whether it helps; `None` where nobody says.
    pub grade: Option<RetryGrade>,
    /// How to wait, where the catalog has numbers.
    pub policy: Option<RetryPolicy>,
    /// When the server wants to be asked again, from the response's `Retry-After`.
    pub after: Option<RetryAfter>,
}

/// The numbers of a retry.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct RetryPolicy {
    /// The wait before the first retry.
    pub base: Duration,
    /// What the wait is multiplied by each time.
    pub factor: f64,
    /// The longest wait.
    pub max: Option<Duration>,
    /// How many tries in all, the first included.
    pub attempts: Option<u32>,
    /// Up to this much random time on top.
    pub jitter: Option<Duration>,
}

impl RetryPolicy {
    /// A policy that waits `base` and then `factor` times as long each time, for ever.
    pub const fn new(base: Duration, factor: f64) -> Self {
        Self { base, factor, max: None, attempts: None, jitter: None }
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

/// What a `Retry-After` header says, RFC 9110 section 10.2.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so long.
    Delay(Duration),
    /// At that time.
    Time(SystemTime),
}

impl RetryAfter {
    /// Reads the header's value: seconds, or a date in any of HTTP's three forms.
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
            // More seconds than can be counted are as good as for ever.
            let seconds = value.parse().unwrap_or(u64::MAX);
            return Some(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(value).ok().map(Self::Time)
    }

    /// How long that is from a moment on; nothing where it has passed.
    pub fn delay(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::Time(time) => time.duration_since(now).unwrap_or(Duration::ZERO),
        }
    }
}

/// Of two pieces of advice the sterner one: trying again helps only where it helps with all
/// problems of a response.
pub(crate) fn sterner(a: RetryAdvice, b: RetryAdvice) -> RetryAdvice {
    let rank = |advice: &RetryAdvice| match advice.grade {
        Some(RetryGrade::Never) => 5,
        Some(RetryGrade::AfterFix) => 4,
        Some(RetryGrade::AfterReauth) => 3,
        None => 2,
        Some(RetryGrade::Caution) => 1,
        Some(RetryGrade::Backoff) => 0,
    };
    if rank(&b) > rank(&a) {
        b
    } else {
        a
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_has_two_forms() {
        let seconds = |n| Some(RetryAfter::Delay(Duration::from_secs(n)));
        assert_eq!(RetryAfter::parse(" 120 "), seconds(120));
        assert_eq!(RetryAfter::parse("99999999999999999999"), seconds(u64::MAX));
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(RetryAfter::parse(date), Some(RetryAfter::Time(noon)), "{date}");
        }
        for other in ["", "-1", "1.5", "soon", "Sun, 99 Nov 1994 08:49:37 GMT"] {
            assert_eq!(RetryAfter::parse(other), None, "{other}");
        }
        let before = noon - Duration::from_secs(5);
        assert_eq!(RetryAfter::Time(noon).delay(before), Duration::from_secs(5));
        assert_eq!(RetryAfter::Time(before).delay(noon), Duration::ZERO);
    }

    #[test]
    fn waits_grow_up_to_the_longest() {
        let policy = RetryPolicy::new(Duration::from_millis(500), 2.0);
        let waits = [1, 2, 4].map(|failed| policy.delay(failed));
        assert_eq!(waits, [500, 1000, 4000].map(Duration::from_millis));
        let capped = policy.with_max(Duration::from_secs(30));
        assert_eq!(capped.delay(7), Duration::from_secs(30));
        assert_eq!(capped.delay(u32::MAX), Duration::from_secs(30));
        assert_eq!(policy.delay(u32::MAX), Duration::MAX);
        let odd = RetryPolicy::new(Duration::from_secs(1), f64::NAN);
        assert_eq!(odd.delay(3), Duration::MAX);
    }
}
