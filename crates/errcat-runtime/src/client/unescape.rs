//! What escapes in JSON strings stand for.

/// The text of a string from what stands between its quotes, which has been scanned, so that its
/// escapes are well formed.
pub(crate) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest.as_bytes().get(at + 1).copied().unwrap_or(b'\\');
        rest = rest.get(at + 2..).unwrap_or_default();
        out.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = unit(rest);
                rest = rest.get(4..).unwrap_or_default();
                let second = rest.strip_prefix("\\u").map(unit);
                match (first, second) {
                    (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                        rest = rest.get(6..).unwrap_or_default();
                        let c = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
                        char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)
                    }
                    _ => char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
                }
            }
            other => char::from(other),
        });
    }
    out.push_str(rest);
    out
}

/// The number of four hexadecimal digits.
fn unit(digits: &str) -> u32 {
    digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0xfffd)
}
