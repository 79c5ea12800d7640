//! Characters that a reader cannot see but that change what he sees.

use std::fmt::Write as _;

/// Whether `c` must not stand raw in a page: controls, bidirectional overrides, zero-width
/// characters, separators that are line breaks to some tools, tags.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Writes `c` so that the raw page shows it is there and the rendered page has it as it was.
pub(super) fn push_entity(out: &mut String, c: char) {
    if let Some(picture) = picture(c) {
        out.push(picture);
    } else {
        let _ = write!(out, "&#x{:X};", u32::from(c));
    }
}

/// Writes `c` as JSON may: an escape within a string, the same value to every reader of JSON.
pub(super) fn push_json_escape(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
}

/// What stands for a control character: HTML has none of them, not even as a reference, and browsers
/// make letters of some.
pub(super) fn picture(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}
