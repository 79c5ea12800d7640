//! Text inside JSON strings.

/// Appends `text` as it stands between the quotes of a JSON string: escapes what RFC 8259
/// section 7 requires and nothing else.
///
/// Eight bytes are looked at and copied together, up to the first that needs an escape.
#[inline]
pub(crate) fn escape(out: &mut Vec<u8>, text: &[u8]) {
    // As long as the last eight may be.
    out.reserve(text.len() + 8);
    let mut at = 0;
    while at < text.len() {
        let (word, count) = eight_from(text, at);
        let plain = first_special_of(word).min(count);
        out.extend_from_slice(&word.to_le_bytes());
        out.truncate(out.len() - 8 + plain);
        at += plain;
        if plain < count {
            push_escaped(out, text[at]);
            at += 1;
        }
    }
}

/// Where the first byte stands that cannot be in a JSON string as it is.
///
/// Short texts are looked at eight bytes at a time; behind the first [`BLOCK`] of a long one,
/// whole blocks are passed over.
#[cfg(feature = "client")]
#[inline]
pub(crate) fn first_special(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(eight) = text.get(at..at + 8) {
        let plain = first_special_of(eight_from(eight, 0).0);
        if plain < 8 {
            return Some(at + plain);
        }
        at += 8;
        if at == BLOCK {
            at += plain_blocks(&text[at..]);
        }
    }
    let rest = text[at..].iter().position(|b| is_special(*b))?;
    Some(at + rest)
}

/// How many bytes are looked at together in a long text.
#[cfg(feature = "client")]
const BLOCK: usize = 64;

/// How many bytes at the beginning are in blocks without anything special.
#[cfg(feature = "client")]
#[inline(never)]
fn plain_blocks(text: &[u8]) -> usize {
    // No branch within a block, so that the compiler takes as many bytes at once as the machine can.
    let is_plain = |block: &&[u8]| !block.iter().fold(false, |any, b| any | is_special(*b));
    text.chunks_exact(BLOCK).take_while(is_plain).count() * BLOCK
}

#[cfg(feature = "client")]
#[inline]
fn is_special(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'"' | b'\\')
}

/// The next eight bytes of a text as a word, the first of them lowest, and how many there are: one
/// at least.
#[inline]
fn eight_from(text: &[u8], at: usize) -> (u64, usize) {
    let eight = |bytes: &[u8]| bytes.try_into().map(u64::from_le_bytes).unwrap_or_default();
    let count = text.len() - at;
    if count >= 8 {
        return (eight(&text[at..at + 8]), 8);
    }
    if let Some(before) = text.len().checked_sub(8) {
        return (eight(&text[before..]) >> (8 * (8 - count)), count);
    }
    let join = |word: u64, byte: &u8| word << 8 | u64::from(*byte);
    (text[at..].iter().rev().fold(0, join), count)
}

/// How many bytes of a word stand before the first that cannot be in a JSON string as it is: below
/// `0x20`, `"`, `\`.
///
/// For a byte `x` below `0x80`, the top bit of `x - n` is set when `x < n`; after an exclusive or
/// that maps one certain byte to zero, `n = 1` finds that byte, and `n = 0x21` after one that swaps
/// `"` and `0x20` finds both the quote and all below `0x20`. A borrow can mark bytes above a marked
/// one only, so the lowest mark is right.
#[inline]
fn first_special_of(word: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n);
    let quote_or_control = below(word ^ (ONES * 0x02), 0x21);
    let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
    let marks = (quote_or_control | backslash) & !word & TOPS;
    marks.trailing_zeros() as usize / 8
}

#[inline]
fn push_escaped(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let digit = |n: u8| if n < 10 { b'0' + n } else { b'a' + n - 10 };
            out.extend_from_slice(b"\\u00");
            out.extend_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, one byte at a time.
    fn plainly(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for byte in text.bytes() {
            match byte {
                0..=0x1f | b'"' | b'\\' => push_escaped(&mut out, byte),
                _ => out.push(byte),
            }
        }
        out
    }

    #[test]
    fn what_must_be_escaped_is() {
        let mut out = Vec::new();
        escape(&mut out, "\"\\\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}/é".as_bytes());
        let expected = "\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}/é";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn eight_at_a_time_is_the_same_as_one() {
        let specials = ["\"", "\\", "\n", "\u{1}", "\u{1f}", "\u{7f}", " ", "é", "\u{202e}", "!"];
        for before in 0..20 {
            for special in specials {
                for after in 0..12 {
                    let text = format!("{}{special}{}", "x".repeat(before), "é\"".repeat(after));
                    let mut out = Vec::new();
                    escape(&mut out, text.as_bytes());
                    assert_eq!(out, plainly(&text));
                }
            }
        }
    }

    #[cfg(feature = "client")]
    #[test]
    fn the_first_special_byte_is_found_at_any_distance() {
        for before in 0..300 {
            for special in [0, 0x1f, b'"', b'\\'] {
                for filler in [b' ', b'!', b'#', b'[', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                    let mut text = vec![filler; before];
                    assert_eq!(first_special(&text), None);
                    text.extend([special, filler, b'"']);
                    assert_eq!(first_special(&text), Some(before));
                }
            }
        }
    }
}
