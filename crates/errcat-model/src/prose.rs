//! Running text.

use std::borrow::Cow;

/// Prose of the catalog: paragraphs of plain text and `code`.
///
/// Code spans between backticks are the only markup there is; everything else is text, and every
/// output escapes it as its format needs. So prose can never become markup by accident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// Paragraphs, none of them empty.
    pub paragraphs: Vec<Vec<Inline>>,
}

/// A stretch of text within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text as it is.
    Text(String),
    /// A code span: an identifier, a path, a value.
    Code(String),
}

impl Prose {
    /// Reads prose as it is written: blank lines part paragraphs, backticks mark code, other line
    /// breaks are spaces. A backtick without a partner is a backtick.
    pub fn parse(text: &str) -> Self {
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let paragraphs = text.split("\n\n").map(one_line).filter(|p| !p.is_empty()).map(inlines);
        let mut paragraphs: Vec<_> = paragraphs.collect();
        // A catalog holds prose by the ten thousand, most of it a paragraph of one stretch.
        paragraphs.shrink_to_fit();
        Self { paragraphs }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The text without markup, paragraphs parted by a blank line.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            out.push_str(if at > 0 { "\n\n" } else { "" });
            for inline in paragraph {
                let (Inline::Text(text) | Inline::Code(text)) = inline;
                out.push_str(text);
            }
        }
        out
    }
}

/// The words with a space between each two.
fn one_line(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len());
    for word in paragraph.split_whitespace() {
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(word);
    }
    out.shrink_to_fit();
    out
}

fn inlines(text: String) -> Vec<Inline> {
    if !text.contains('`') {
        return vec![Inline::Text(text)];
    }
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('`') {
        plain.push_str(before);
        match after.split_once('`') {
            Some((code, tail)) if !code.is_empty() => {
                if !plain.is_empty() {
                    out.push(Inline::Text(std::mem::take(&mut plain)));
                }
                out.push(Inline::Code(code.to_owned()));
                rest = tail;
            }
            _ => {
                plain.push('`');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        out.push(Inline::Text(plain));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_and_paragraphs() {
        let prose = Prose::parse("Check the\n`details` array.\n\n\nA ` alone.\n");
        assert_eq!(
            prose.paragraphs,
            [
                vec![
                    Inline::Text("Check the ".into()),
                    Inline::Code("details".into()),
                    Inline::Text(" array.".into())
                ],
                vec![Inline::Text("A ` alone.".into())],
            ]
        );
        assert_eq!(prose.to_plain(), "Check the details array.\n\nA ` alone.");
        assert!(Prose::parse(" \n\n ").is_empty());
    }
}
