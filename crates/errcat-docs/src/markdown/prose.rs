//! Prose of the catalog.

use errcat_model::{Inline, Prose};

use super::code::html_span;
use super::{Markdown, Place};

impl Markdown {
    /// A title of the author's own sections, in which backticks mark code as in prose.
    pub(crate) fn title(self, text: &str) -> String {
        self.block(&Prose::parse(&text.replace('\n', " ")))
    }

    /// Prose as paragraphs of the page.
    pub(crate) fn block(self, prose: &Prose) -> String {
        self.join(prose, Place::Line, "\n\n")
    }

    /// Prose as the content of a list item, further paragraphs indented to stay in it.
    pub(crate) fn item(self, prose: &Prose) -> String {
        self.join(prose, Place::Line, &format!("\n\n{}", self.flavor.item_indent))
    }

    /// Prose within a line of the page.
    pub(crate) fn line(self, prose: &Prose) -> String {
        self.join(prose, Place::Line, self.flavor.line_break)
    }

    /// Prose in a cell of a table.
    pub(crate) fn cell(self, prose: &Prose) -> String {
        self.join(prose, Place::Cell, self.flavor.line_break)
    }

    fn join(self, prose: &Prose, place: Place, separator: &str) -> String {
        let mut out = String::new();
        for (i, paragraph) in prose.paragraphs.iter().enumerate() {
            if i > 0 {
                out.push_str(separator);
            }
            self.push_paragraph(&mut out, paragraph, place);
        }
        out
    }

    fn push_paragraph(self, out: &mut String, paragraph: &[Inline], place: Place) {
        let last = paragraph.len().saturating_sub(1);
        for (i, inline) in paragraph.iter().enumerate() {
            match inline {
                Inline::Text(text) => {
                    let text = if i == 0 { text.trim_start() } else { text };
                    let text = if i == last { text.trim_end() } else { text };
                    self.push(out, text, place, i == 0);
                }
                // The backticks of two spans in a row would run together.
                Inline::Code(code) if i > 0 && matches!(paragraph[i - 1], Inline::Code(_)) => {
                    out.push_str(&html_span(code));
                }
                Inline::Code(code) => out.push_str(&self.span(code, place)),
            }
        }
    }
}
