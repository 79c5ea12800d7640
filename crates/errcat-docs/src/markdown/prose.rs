//! Prose of the catalog.

use errcat_model::{Inline, Prose};

use super::code::html_span;
use super::text::push;
use super::{Place, span};

/// A title of the author's own sections, in which backticks mark code as in prose.
pub(crate) fn title(text: &str) -> String {
    block(&Prose::parse(&text.replace('\n', " ")))
}

/// Prose as paragraphs of the page.
pub(crate) fn block(prose: &Prose) -> String {
    join(prose, Place::Line, "\n\n")
}

/// Prose as the content of a list item, further paragraphs indented to stay in it.
pub(crate) fn item(prose: &Prose) -> String {
    join(prose, Place::Line, "\n\n  ")
}

/// Prose within a line of the page.
pub(crate) fn line(prose: &Prose) -> String {
    join(prose, Place::Line, "<br>")
}

/// Prose in a cell of a table.
pub(crate) fn cell(prose: &Prose) -> String {
    join(prose, Place::Cell, "<br>")
}

fn join(prose: &Prose, place: Place, separator: &str) -> String {
    let mut out = String::new();
    for (i, paragraph) in prose.paragraphs.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        push_paragraph(&mut out, paragraph, place);
    }
    out
}

fn push_paragraph(out: &mut String, paragraph: &[Inline], place: Place) {
    let last = paragraph.len().saturating_sub(1);
    for (i, inline) in paragraph.iter().enumerate() {
        match inline {
            Inline::Text(text) => {
                let text = if i == 0 { text.trim_start() } else { text };
                let text = if i == last { text.trim_end() } else { text };
                push(out, text, place, i == 0);
            }
            // The backticks of two spans in a row would run together.
            Inline::Code(code) if i > 0 && matches!(paragraph[i - 1], Inline::Code(_)) => {
                out.push_str(&html_span(code));
            }
            Inline::Code(code) => out.push_str(&span(code, place)),
        }
    }
}
