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

/// Adds what stands within double quotes, with such characters escaped.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    if text.bytes().all(|b| b < 0x7f) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_unseen) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            push_escape(out, c);
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// Adds a character as `\uXXXX`. Controls and all that is unseen fit its four digits.
pub(crate) fn push_escape(out: &mut String, c: char) {
    let hex = |shift: u32| char::from_digit((u32::from(c) >> shift) & 0xf, 16).unwrap_or('0');
    out.extend(['\\', 'u', hex(12), hex(8), hex(4), hex(0)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_say_the_same() {
        let text = "a\u{2028}b\u{202e}\u{7f}é\u{feff}\u{200d}日";
        let mut escaped = String::new();
        push_escaped(&mut escaped, text);
        assert_eq!(escaped, "a\\u2028b\\u202e\\u007fé\\ufeff\u{200d}日");
        assert_eq!(serde_json::from_str::<String>(&format!("\"{escaped}\"")).unwrap(), text);
    }
}
