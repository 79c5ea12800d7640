//! UUIDs.

use std::fmt;
use std::str::FromStr;

/// A UUID, on the wire in lower case with hyphens: `7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// The sixteen bytes in the order of the text.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes in the order of the text.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl From<u128> for Uuid {
    fn from(value: u128) -> Self {
        Self(value.to_be_bytes())
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, byte) in self.0.iter().enumerate() {
            if matches!(i, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a hyphenated UUID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseUuidError(());

impl fmt::Display for ParseUuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a UUID like 7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04")
    }
}

impl std::error::Error for ParseUuidError {}

impl FromStr for Uuid {
    type Err = ParseUuidError;

    /// Reads 32 hexadecimal digits of either case in groups of 8, 4, 4, 4 and 12.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.as_bytes();
        if text.len() != 36 || [8, 13, 18, 23].iter().any(|&i| text[i] != b'-') {
            return Err(ParseUuidError(()));
        }
        let (mut bytes, mut seen) = ([0; 16], 0);
        for (byte, at) in bytes.iter_mut().zip(PAIRS) {
            let (high, low) = (DIGITS[usize::from(text[at])], DIGITS[usize::from(text[at + 1])]);
            seen |= high | low;
            *byte = high << 4 | low & 0xf;
        }
        if seen & NO_DIGIT == 0 {
            Ok(Self(bytes))
        } else {
            Err(ParseUuidError(()))
        }
    }
}

/// Where each byte's two digits stand.
const PAIRS: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/// In [`DIGITS`]: not a hexadecimal digit.
const NO_DIGIT: u8 = 0x80;

/// By byte: the value of a hexadecimal digit.
static DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value: u8 = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_bytes() {
        let text = "7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04";
        let uuid: Uuid = text.parse().unwrap();
        assert_eq!(uuid.to_string(), text);
        assert_eq!(uuid.as_bytes()[0], 0x7f);
        assert_eq!(text.to_uppercase().parse::<Uuid>().unwrap(), uuid);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "7f8d3c52",
            "7f8d3c521f0b-4a6e-9c1d-2b5e8a9f6c04-",
            &"é".repeat(18),
            "7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6g04",
        ] {
            assert!(text.parse::<Uuid>().is_err(), "{text}");
        }
    }
}
