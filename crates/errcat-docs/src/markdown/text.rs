//! Running text and headings.

use super::invisible::{is_invisible, push_entity};
use super::{Markdown, Place};

impl Markdown {
    /// `text` as one line of Markdown; it may start the line.
    pub(crate) fn text(self, text: &str, place: Place) -> String {
        let text = text.trim();
        let mut out = String::with_capacity(text.len() + 8);
        self.push(&mut out, text, place, true);
        out
    }

    /// `text` as the content of a heading.
    pub(crate) fn heading(self, text: &str) -> String {
        self.in_heading(self.text(text, Place::Line))
    }

    /// A line of Markdown as the content of a heading.
    pub(crate) fn in_heading(self, mut line: String) -> String {
        // A run of `#` after a space would be taken for the closing sequence.
        let before = line.trim_end_matches('#');
        if before.len() < line.len() && (before.is_empty() || before.ends_with(' ')) {
            line.insert(line.len() - 1, '\\');
        }
        // What looks for anchors looks before backslashes are read.
        if self.flavor.heading_anchors { line.replace("\\{#", "&#123;#") } else { line }
    }

    /// Appends a stretch of text. `starts` says that nothing precedes it on its line.
    pub(super) fn push(self, out: &mut String, text: &str, place: Place, starts: bool) {
        let mut done = 0;
        if starts && place == Place::Line {
            done = self.push_block_start(out, text);
        }
        while let Some((at, c)) = text[done..].char_indices().find(|&(_, c)| self.is_special(c)) {
            let at = done + at;
            out.push_str(&text[done..at]);
            done = at + self.push_special(out, text, at, c, place);
        }
        out.push_str(&text[done..]);
    }

    /// What may need an escape somewhere.
    fn is_special(self, c: char) -> bool {
        self.flavor.escape(c).is_some()
            || self.flavor.not_doubled.contains(&c)
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '&' | '$' | '|' | ':' | '.'
            )
            || is_invisible(c)
    }

    /// Writes the special character at `at`, escaped where Markdown would act on it; the length of
    /// what was written of `text`.
    fn push_special(self, out: &mut String, text: &str, at: usize, c: char, place: Place) -> usize {
        let rest = &text[at + c.len_utf8()..];
        if let Some(escape) = self.flavor.escape(c) {
            out.push_str(escape);
            return c.len_utf8();
        }
        match c {
            '*' | '_' | '~' => return push_run(out, text, at, c),
            '\n' | '\r' | '\t' => {
                let space = text[at..].len() - text[at..].trim_start().len();
                let breaks = text[at..at + space].contains(['\n', '\r']);
                out.push_str(if breaks && place == Place::Cell {
                    self.flavor.line_break
                } else {
                    " "
                });
                return space;
            }
            '\\' if rest
                .chars()
                .next()
                .is_none_or(|n| n.is_ascii_punctuation() || n.is_control()) =>
            {
                out.push_str("\\\\");
            }
            _ if self.flavor.not_doubled.contains(&c) && rest.starts_with(c) => {
                out.extend(['\\', c]);
            }
            '`' | '[' | ']' | '$' => out.extend(['\\', c]),
            '<' if rest.starts_with(|n: char| n.is_ascii_alphabetic() || "/!?".contains(n)) => {
                out.push_str("\\<");
            }
            ':' if rest.starts_with("//") && self.has_escapes(rest) => out.push_str("&#58;"),
            '.' if text[..at].ends_with("www") && self.has_escapes(rest) => out.push_str("&#46;"),
            '&' if is_entity(rest) => out.push_str("\\&"),
            // After a backslash parsers disagree on whether `\|` is one cell or two.
            '|' if place == Place::Cell && out.ends_with('\\') => out.push_str("&#124;"),
            '|' if place == Place::Cell => out.push_str("\\|"),
            _ if is_invisible(c) => push_entity(out, c),
            _ => out.push(c),
        }
        c.len_utf8()
    }

    /// Whether the rest of a URL needs escapes. GitHub makes a link of every bare URL and takes what
    /// stands in it as it is, backslashes included; then it must not see a URL.
    fn has_escapes(self, rest: &str) -> bool {
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let edge = |part: Option<char>| !part.is_some_and(char::is_alphanumeric);
        let mut parts = word.split('_').peekable();
        let mut underscore_at_edge = false;
        while let (Some(part), Some(next)) = (parts.next(), parts.peek()) {
            underscore_at_edge |= edge(part.chars().next_back()) || edge(next.chars().next());
        }
        underscore_at_edge
            || word.contains(['\\', '`', '*', '~', '[', ']', '<', '$'])
            || word.contains(is_invisible)
            || word.contains(|c| self.flavor.escape(c).is_some())
            || (word.contains('&') && word.contains(';'))
    }

    /// Writes what would make the line a heading, quote, list item or rule, escaped; the length of
    /// what was written of `text`.
    fn push_block_start(self, out: &mut String, text: &str) -> usize {
        let ends_marker = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']);
        let Some(first) = text.chars().next() else { return 0 };
        let start = self.flavor.line_starts.iter().find(|(start, _)| text.starts_with(start));
        if let Some((start, escape)) = start {
            out.push_str(escape);
            return start.len();
        }
        let rest = &text[first.len_utf8()..];
        let escaped = match first {
            '#' => ends_marker(rest.trim_start_matches('#')),
            '=' => {
                // Not every host has a backslash escape for it.
                out.push_str("&#61;");
                return 1;
            }
            '>' => true,
            '-' => !rest.starts_with(char::is_alphanumeric),
            '+' => ends_marker(rest),
            _ => false,
        };
        if escaped {
            out.extend(['\\', first]);
            return 1;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let after = &text[digits..];
        if (1..10).contains(&digits) && after.starts_with(['.', ')']) && ends_marker(&after[1..]) {
            out.push_str(&text[..digits]);
            out.push('\\');
            out.push_str(&after[..1]);
            return digits + 1;
        }
        0
    }
}

/// A run of emphasis or strikethrough marks: harmless between spaces, `_` also within a word.
fn push_run(out: &mut String, text: &str, at: usize, mark: char) -> usize {
    let after = text[at..].trim_start_matches(mark);
    let length = text.len() - at - after.len();
    let before = text[..at].chars().next_back();
    let after = after.chars().next();
    let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    let harmless = both(|c| c == ' ') || (mark == '_' && both(char::is_alphanumeric));
    for _ in 0..length {
        if !harmless {
            out.push('\\');
        }
        out.push(mark);
    }
    length
}

/// Whether `&` before `rest` would be read as a character reference.
fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    after.len() < name.len() && after.starts_with(';')
}
