//! Moments.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

/// A moment, on the wire in RFC 3339 and UTC: `2025-11-27T10:30:00Z`.
///
/// It lies between the years 1970 and 9999, which is what that notation can say of a
/// [`SystemTime`]; other moments become the nearest of these two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(SystemTime);

/// Seconds from 1970 to the last of the year 9999.
const LAST_SECOND: u64 = 253_402_300_799;

impl DateTime {
    /// The moment of the call.
    pub fn now() -> Self {
        SystemTime::now().into()
    }
}

impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let since = since.min(Duration::new(LAST_SECOND, 999_999_999));
        Self(SystemTime::UNIX_EPOCH + since)
    }
}

impl From<DateTime> for SystemTime {
    fn from(time: DateTime) -> Self {
        time.0
    }
}

/// With as many digits after the second as the moment needs: none, three, six or nine.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.0.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let nanos = since.subsec_nanos();
        let rfc3339 = if nanos == 0 {
            humantime::format_rfc3339_seconds(self.0)
        } else if nanos % 1_000_000 == 0 {
            humantime::format_rfc3339_millis(self.0)
        } else if nanos % 1_000 == 0 {
            humantime::format_rfc3339_micros(self.0)
        } else {
            humantime::format_rfc3339_nanos(self.0)
        };
        rfc3339.fmt(f)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a moment in RFC 3339 and UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseDateTimeError(());

impl fmt::Display for ParseDateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a time like 2025-11-27T10:30:00Z")
    }
}

impl std::error::Error for ParseDateTimeError {}

impl FromStr for DateTime {
    type Err = ParseDateTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        humantime::parse_rfc3339(text).map(Self::from).map_err(|_| ParseDateTimeError(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "2025-11-27T10:30:00Z",
            "2025-11-27T10:30:00.250Z",
            "1970-01-01T00:00:00.000001Z",
            "9999-12-31T23:59:59.999999999Z",
        ] {
            assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
        }
        assert!("yesterday".parse::<DateTime>().is_err());
    }

    #[test]
    fn moments_out_of_range_become_the_nearest() {
        let before = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(DateTime::from(before).to_string(), "1970-01-01T00:00:00Z");
        let after = SystemTime::UNIX_EPOCH + Duration::from_secs(LAST_SECOND + 1);
        assert_eq!(DateTime::from(after).to_string(), "9999-12-31T23:59:59.999999999Z");
    }
}
