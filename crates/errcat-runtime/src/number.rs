//! JSON numbers.

use std::fmt;
use std::str::FromStr;

/// A JSON number, kept as its text so that none loses a digit.
#[derive(Clone, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value.to_string())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a JSON number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseNumberError(());

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a JSON number")
    }
}

impl std::error::Error for ParseNumberError {}

impl FromStr for Number {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_json_number(text.as_bytes()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseNumberError(()))
        }
    }
}

/// RFC 8259, section 6.
pub(crate) fn is_json_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || whole > 1 && text[0] == b'0' {
        return false;
    }
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let n = digits(fraction);
        if n == 0 {
            return false;
        }
        rest = &fraction[n..];
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let signed = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-"));
        let exponent = signed.unwrap_or(exponent);
        let n = digits(exponent);
        if n == 0 {
            return false;
        }
        rest = &exponent[n..];
    }
    rest.is_empty()
}

/// Writes a decimal number as JSON: the shortest text that reads back as the same number, and
/// `null` for what JSON has no number for.
pub(crate) fn write_f64(out: &mut Vec<u8>, value: f64) {
    use std::io::Write as _;
    // Display never uses an exponent, Debug does so where the digits would not end; both are JSON.
    let plain = value == 0.0 || (1e-5..1e16).contains(&value.abs());
    // Writing to a vector does not fail.
    let _ = match value.is_finite() {
        false => write!(out, "null"),
        true if plain => write!(out, "{value}"),
        true => write!(out, "{value:?}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_json_numbers_are_numbers() {
        for text in ["0", "-1", "10", "1.50", "1e3", "2.5E-10", "18446744073709551616"] {
            assert_eq!(text.parse::<Number>().unwrap().as_str(), text);
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "+1", "0x1", "1 ", "NaN"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn decimals_are_short_json() {
        let cases = [
            (2.0, "2"),
            (0.1, "0.1"),
            (-1.25, "-1.25"),
            (1e300, "1e300"),
            (1e-7, "1e-7"),
            (f64::NAN, "null"),
            (f64::INFINITY, "null"),
        ];
        for (value, text) in cases {
            let mut out = Vec::new();
            write_f64(&mut out, value);
            assert_eq!(out, text.as_bytes());
        }
    }
}
