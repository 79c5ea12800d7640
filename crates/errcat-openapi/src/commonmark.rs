//! Prose as `CommonMark`, which is what OpenAPI says a `description` is.
//!
//! Only what a renderer would take for markup is escaped: descriptions also end up as comments in
//! generated clients, where every backslash is noise.

use std::fmt::Write as _;

use errcat_model::{Inline, Prose};

/// Paragraphs parted by blank lines.
pub(crate) fn prose(prose: &Prose) -> String {
    let mut out = String::new();
    for paragraph in &prose.paragraphs {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let start = out.len();
        for inline in paragraph {
            match inline {
                Inline::Text(text) => push_text(&mut out, text, start),
                Inline::Code(code) => push_code(&mut out, code),
            }
        }
    }
    out
}

/// Prose on one line.
pub(crate) fn line(text: &Prose) -> String {
    prose(text).replace("\n\n", " ")
}

/// Prose on one line that something follows.
pub(crate) fn sentence(prose: &Prose) -> String {
    let mut line = line(prose);
    if !line.ends_with(['.', '!', '?', ':']) {
        line.push('.');
    }
    line
}

/// One paragraph of plain text.
pub(crate) fn text(plain: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, &plain.split_whitespace().collect::<Vec<_>>().join(" "), 0);
    out
}

/// A code span. A line break in the code becomes a space, as it would for every reader of it.
pub(crate) fn code(code: &str) -> String {
    let mut out = String::new();
    push_code(&mut out, code);
    out
}

fn push_text(out: &mut String, text: &str, paragraph: usize) {
    let mut rest = text.char_indices().peekable();
    let mut before = out[paragraph..].chars().next_back();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, c)| *c);
        if c.is_control() {
            out.push(' ');
        } else {
            let markup = is_markup(c, before, next);
            if markup && c == '<' {
                // With a backslash, linters that look for tags would still find one.
                out.push_str("&lt;");
            } else {
                if markup || starts_block(c, &out[paragraph..], &text[at..]) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = Some(c);
    }
}

/// Whether a renderer would read `c` as inline markup.
fn is_markup(c: char, before: Option<char>, next: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' => true,
        // Between letters it is part of a name.
        '_' => !(word(before) && word(next)),
        '~' => before == Some('~') || next == Some('~'),
        '<' => next.is_none_or(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '&' => next.is_none_or(|n| n.is_ascii_alphabetic() || n == '#'),
        _ => false,
    }
}

/// Whether `c`, with `line` before it, would make the paragraph a heading, quote, list or rule.
fn starts_block(c: char, line: &str, rest: &str) -> bool {
    match c {
        '#' | '>' | '+' | '-' | '=' | '~' => line.is_empty(),
        '.' | ')' => {
            !line.is_empty()
                && line.bytes().all(|b| b.is_ascii_digit())
                && rest[1..].chars().next().is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

fn push_code(out: &mut String, code: &str) {
    let code: String = code.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut longest = 0;
    let mut run = 0;
    for c in code.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let touches = |c: Option<char>| matches!(c, Some('`' | ' '));
    let pad =
        if touches(code.chars().next()) || touches(code.chars().next_back()) { " " } else { "" };
    let _ = write!(out, "{fence}{pad}{code}{pad}{fence}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        let hostile = "<b>x</b> & &amp; [a](b) *c* snake_case _d_ a < b \\ ~~e~~ {{f}} |g|";
        assert_eq!(
            text(hostile),
            "&lt;b>x&lt;/b> & \\&amp; \\[a](b) \\*c\\* snake_case \\_d\\_ a < b \\\\ \\~\\~e\\~\\~ {{f}} |g|"
        );
        assert_eq!(text("# a"), "\\# a");
        assert_eq!(text("1. a 2. b"), "1\\. a 2. b");
        assert_eq!(text("1.5 a"), "1.5 a");
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(
            prose(&Prose::parse("Check `a_b`.\n\nThen *go*.")),
            "Check `a_b`.\n\nThen \\*go\\*."
        );
    }
}
