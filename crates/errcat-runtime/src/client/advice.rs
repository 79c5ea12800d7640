//! Whether and when to try again, as data.

use std::time::{Duration, SystemTime};

use crate::about::RetryAdvice;
use crate::RetryGrade;

/// What a client knows of trying again after an error.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Advice {
    /// What the catalog says; `None` where nobody says anything.
    pub retry: Option<RetryAdvice>,
    /// When the server wants to be asked again, from the response's `Retry-After`.
    pub after: Option<RetryAfter>,
}

/// Of the catalog, without a response.
impl From<Option<RetryAdvice>> for Advice {
    fn from(retry: Option<RetryAdvice>) -> Self {
        Self { retry, after: None }
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
pub(crate) fn sterner(a: Advice, b: Advice) -> Advice {
    let rank = |advice: &Advice| match advice.retry.map(|retry| retry.grade) {
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
}
