//! Characters that a reader cannot see, or that readers of YAML and JSON do not agree on.
//!
//! Both formats may carry them as they are. Escaped, they mean the same, a reviewer sees that they
//! are there, and a reader that takes U+2028 for a line break takes no harm.

/// Whether `c` is written as an escape: controls, line and paragraph separators, marks and
/// overrides of direction, zero-width spaces, byte order marks. Joiners stay, as words and emoji are
/// spelled with them.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fffe}' | '\u{ffff}'
    )
}

/// JSON text with such characters escaped. They can only stand within strings.
pub(crate) fn escaped(json: String) -> String {
    if json.is_ascii() {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 1);
    let mut rest = json.as_str();
    while let Some(at) = rest.find(is_unseen) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut chars = after.chars();
        out.extend(chars.next().into_iter().flat_map(escape));
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// All of them fit the four digits of `\uXXXX`.
fn escape(c: char) -> impl Iterator<Item = char> {
    let hex = |shift: u32| char::from_digit((u32::from(c) >> shift) & 0xf, 16).unwrap_or('0');
    ['\\', 'u', hex(12), hex(8), hex(4), hex(0)].into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_say_the_same() {
        let text = "\"a\u{2028}b\u{202e}\u{7f}é\u{feff}\u{200d}日\"";
        let escaped = escaped(text.to_owned());
        assert_eq!(escaped, "\"a\\u2028b\\u202e\\u007fé\\ufeff\u{200d}日\"");
        let back: String = serde_json::from_str(&escaped).unwrap();
        assert_eq!(back, serde_json::from_str::<String>(text).unwrap());
    }
}
