//! Text inside JSON strings.

/// Appends `text` as it stands between the quotes of a JSON string: escapes what RFC 8259
/// section 7 requires and nothing else. `true` where there was nothing to escape.
pub(crate) fn escape(out: &mut String, text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        escape_byte(out, rest.as_bytes()[at]);
        // What needs escaping is ASCII, so the rest starts at a character.
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    rest.len() == text.len()
}

/// Where the first byte stands that cannot be in a JSON string as it is: below `0x20`, `"`, `\`.
///
/// Almost all texts have none, so eight bytes are looked at together, the last eight perhaps for
/// the second time.
#[inline]
pub(crate) fn first_special(bytes: &[u8]) -> Option<usize> {
    let mut chunks = bytes.chunks_exact(8);
    let mut at = 0;
    for chunk in &mut chunks {
        if let Some(within) = first_of_eight(chunk) {
            return Some(at + within);
        }
        at += 8;
    }
    if let Some(before) = bytes.len().checked_sub(8) {
        return first_of_eight(&bytes[before..]).map(|within| before + within);
    }
    bytes.iter().position(|b| *b < 0x20 || *b == b'"' || *b == b'\\')
}

/// The same in eight bytes.
///
/// For a byte `x`, the top bit of `(x - n) & !x` is set when `x < n` and `n <= 0x80`; with `n = 1`
/// after an exclusive or that finds one certain byte. A borrow can mark bytes above a marked one
/// only, so the lowest mark is right.
#[inline]
fn first_of_eight(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word;
    let mut eight = [0; 8];
    eight.copy_from_slice(bytes);
    let word = u64::from_le_bytes(eight);
    let quote = word ^ (ONES * u64::from(b'"'));
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let marks = (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & TOPS;
    (marks != 0).then(|| marks.trailing_zeros() as usize / 8)
}

#[cold]
fn escape_byte(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        0x08 => out.push_str("\\b"),
        0x0c => out.push_str("\\f"),
        _ => {
            let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
            out.push_str("\\u00");
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, one character at a time.
    fn plainly(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '\u{0}'..='\u{1f}' | '"' | '\\' => escape_byte(&mut out, c as u8),
                _ => out.push(c),
            }
        }
        out
    }

    #[test]
    fn eight_at_a_time_is_the_same_as_one() {
        let specials = ["\"", "\\", "\n", "\u{1}", "\u{1f}", "\u{7f}", " ", "é", "\u{202e}", "!"];
        for before in 0..20 {
            for special in specials {
                for after in 0..12 {
                    let text = format!("{}{special}{}", "x".repeat(before), "é\"".repeat(after));
                    let mut out = String::new();
                    let clean = escape(&mut out, &text);
                    assert_eq!(out, plainly(&text));
                    assert_eq!(clean, out == text);
                }
            }
        }
    }
}
