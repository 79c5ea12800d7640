//! Text of a catalog inside generated Rust: in doc comments and in literals.
//!
//! Whatever an author writes is data. Here it loses whatever would make it markup, code or
//! invisible; nothing else in this crate escapes.

use std::fmt::Write as _;

use errcat_model::{Inline, Prose};

/// Whether a character must not stand as it is in a source file: controls, and what is invisible
/// or changes the direction of text.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// A string literal: raw where that reads better.
pub(crate) fn literal(text: &str) -> String {
    if text.chars().any(is_unsafe) {
        return escaped_literal(text);
    }
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

fn escaped_literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unsafe(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// One line without anything invisible, for a manifest.
pub(crate) fn plain_line(text: &str) -> String {
    text.chars().map(|c| if is_unsafe(c) { ' ' } else { c }).collect()
}

/// A paragraph of prose as Markdown for rustdoc, on one line.
pub(crate) fn paragraph(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_markdown(&mut out, text),
            Inline::Code(code) => out.push_str(&code_span(code)),
        }
    }
    out
}

/// Prose as one line of Markdown, for a list item.
pub(crate) fn one_line(prose: &Prose) -> String {
    let paragraphs: Vec<_> = prose.paragraphs.iter().map(|p| paragraph(p)).collect();
    paragraphs.join(" ")
}

/// Plain text as Markdown.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::new();
    push_markdown(&mut out, text);
    out
}

fn push_markdown(out: &mut String, text: &str) {
    let mut before = out.chars().next_back();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let plain = rest.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b' ');
        let (run, next) = rest.split_at(plain.unwrap_or(rest.len()));
        if let Some(last) = run.chars().next_back() {
            out.push_str(run);
            before = Some(last);
            rest = next;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        // What begins a block does so at the start of a line only: everything here is on one.
        let starts_line = out.is_empty();
        let after_digits = || out.bytes().all(|b| b.is_ascii_digit()) && !out.is_empty();
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => true,
            '_' => {
                let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(word(before) && word(rest.chars().next()))
            }
            '#' | '-' | '+' | '=' | ':' if starts_line => true,
            '.' | ')' => after_digits(),
            // Otherwise rustdoc finds a bare URL.
            '/' => before == Some(':'),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        push_visible(out, c);
        before = Some(c);
    }
}

/// Where a line of running text ends.
const WIDTH: usize = 92;

/// Markdown of one line on several, each but the first after `indent`.
///
/// Lines break at spaces outside code spans, before words that begin with a letter: nothing that a
/// line could start with by accident is markup then.
pub(crate) fn wrapped(line: &str, indent: &str) -> String {
    if line.len() <= WIDTH {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len() + 16);
    let mut start = 0;
    let mut last_break = None;
    let mut width = 0;
    for at in break_points(line).chain([line.len()]) {
        let too_long = width + (at - start) > WIDTH;
        if let Some(last) = last_break.take().filter(|_| too_long) {
            out.push_str(&line[start..last]);
            out.push('\n');
            out.push_str(indent);
            start = last + 1;
            width = indent.len();
        }
        last_break = (at < line.len()).then_some(at);
    }
    out.push_str(&line[start..]);
    out
}

/// The spaces where a line may break.
fn break_points(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    // The number of backticks that ends the code span, 0 outside.
    let mut fence = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let here = at;
            match bytes[here] {
                b'\\' if fence == 0 => at += 2,
                b'`' => {
                    let run = bytes[here..].iter().take_while(|b| **b == b'`').count();
                    at += run;
                    if fence == 0 {
                        fence = run;
                    } else if fence == run {
                        fence = 0;
                    }
                }
                b' ' => {
                    at += 1;
                    if fence == 0 && bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
                        return Some(here);
                    }
                }
                _ => at += 1,
            }
        }
        None
    })
}

/// The character, or an entity that stands for it.
fn push_visible(out: &mut String, c: char) {
    if c.is_whitespace() {
        out.push(' ');
    } else if c.is_control() {
        out.push('\u{fffd}');
    } else if is_unsafe(c) {
        let _ = write!(out, "&#x{:x};", u32::from(c));
    } else {
        out.push(c);
    }
}

/// A code span around any text: more backticks than it has in a row. Entities mean nothing in
/// there, so what is invisible is shown as Rust would escape it.
pub(crate) fn code_span(text: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_graphic() && b != b'`';
    if !text.is_empty()
        && text.split(' ').all(|word| !word.is_empty() && word.bytes().all(is_plain))
    {
        return ["`", text, "`"].concat();
    }
    let mut code = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | ' ' => code.push(' '),
            c if is_unsafe(c) => {
                let _ = write!(code, "\\u{{{:x}}}", u32::from(c));
            }
            c => code.push(c),
        }
    }
    if code.trim().is_empty() {
        return "(blank)".to_owned();
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// A link to a URL, as text where the URL is none.
pub(crate) fn link(url: &str) -> String {
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    if is_url && url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\\`\"".contains(&b)) {
        format!("<{url}>")
    } else {
        code_span(url)
    }
}

/// JSON in which what is invisible is escaped as JSON allows, so that it means the same.
pub(crate) fn visible_json(json: String) -> String {
    if json.bytes().all(|b| b.is_ascii_graphic() || matches!(b, b' ' | b'\n')) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(markdown("# <b>[x](y)</b> *a* `c`"), r"\# \<b\>\[x\](y)\</b\> \*a\* \`c\`");
        assert_eq!(markdown("- request_id and _x_"), r"\- request_id and \_x\_");
        assert_eq!(markdown("1. see https://a.b/c_d"), r"1\. see https:\//a.b/c_d");
        assert_eq!(markdown("a\r\nb\u{202e}c"), "a  b&#x202e;c");
    }

    #[test]
    fn code_spans_hold_anything() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a``b`"), "``` a``b` ```");
        assert_eq!(code_span(" "), "(blank)");
        assert_eq!(code_span("\u{200b}"), "`\\u{200b}`");
    }

    #[test]
    fn long_lines_break_before_words_only() {
        let text =
            format!("{} - 1. # `code {}` end", "word ".repeat(18).trim(), "span ".repeat(18));
        let lines = wrapped(&text, "  ");
        assert_eq!(lines.replace("\n  ", " "), text);
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert!(
            lines.lines().skip(1).all(|l| l.starts_with("  word") || l.starts_with("  end")),
            "{lines}"
        );
        assert_eq!(wrapped(&"x".repeat(500), ""), "x".repeat(500));
    }

    #[test]
    fn literals_hold_anything() {
        assert_eq!(literal("plain é"), "\"plain é\"");
        assert_eq!(literal(r#"{"a":"\n"}"#), "r#\"{\"a\":\"\\n\"}\"#");
        assert_eq!(literal("\"# \"##"), "r###\"\"# \"##\"###");
        assert_eq!(literal("a\n\"\u{202e}"), "\"a\\n\\\"\\u{202e}\"");
    }

    #[test]
    fn urls_link_and_others_do_not() {
        assert_eq!(link("https://a.b/c"), "<https://a.b/c>");
        assert_eq!(link("https://a.b/<c>"), "`https://a.b/<c>`");
    }

    #[test]
    fn invisible_json_is_escaped() {
        assert_eq!(
            visible_json("{\n\"a\": \"\u{202e}\u{e0001}\"\n}".to_owned()),
            "{\n\"a\": \"\\u202e\\udb40\\udc01\"\n}"
        );
    }
}
