//! Text of the catalog in HTML and in scripts.

use std::io::{self, Write};

/// Writes text for an element's content or a quoted attribute.
///
/// Beside what is markup, it keeps from the parser what it would change: a carriage return would
/// become a line feed, and NUL has no spelling in HTML at all, so its picture stands for it.
pub(crate) fn html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\r', '\0']) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(match rest.as_bytes()[at] {
            b'&' => b"&amp;".as_slice(),
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            b'\r' => b"&#13;",
            _ => "\u{2400}".as_bytes(),
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest.as_bytes())
}

/// Text as a literal of JavaScript that could also stand within a `script` element.
pub(super) fn js_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '<' => out.push_str("\\u003C"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            '\u{feff}' => out.push_str("\\uFEFF"),
            _ => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// `to` as the target of a link, where it opens a page: the web's own schemes and references
/// relative to the site. What would run, or lead to a place only an author's machine has, is text.
pub(super) fn target(to: &str) -> Option<&str> {
    let to = to.trim();
    let scheme = ["https://", "http://", "mailto:"];
    let opens = |s: &&str| to.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
    (scheme.iter().any(opens) && !to.contains(char::is_control)).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = Vec::new();
        html(text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn html_keeps_every_character() {
        assert_eq!(escaped("<a b=\"c\" d='e'>&amp;"), {
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;"
        });
        assert_eq!(escaped("é\r\n\0"), "é&#13;\n\u{2400}");
    }

    #[test]
    fn a_script_cannot_be_left() {
        assert_eq!(js_string("</script>'\\\n\u{2028}"), r"'\u003C/script>\'\\\n\u2028'");
    }

    #[test]
    fn links_open_and_do_not_run() {
        assert_eq!(target(" https://a.example/x "), Some("https://a.example/x"));
        assert_eq!(target("MAILTO:a@b.example"), Some("MAILTO:a@b.example"));
        for hostile in ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "//x", "é"] {
            assert_eq!(target(hostile), None, "{hostile}");
        }
        assert_eq!(target("java\nscript:x"), None);
    }
}
