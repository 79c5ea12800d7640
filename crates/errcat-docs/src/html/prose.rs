//! Prose of the catalog as the templates take it.

use crate::shown::view;
use errcat_model::{ErrorDef, Inline, Message, Piece, Prose};

view! {
    /// A stretch of text.
    #[derive(Clone)]
    pub(super) struct Run {
        pub(super) text: String,
        /// `code`, `param`, or nothing for plain text.
        pub(super) kind: &'static str,
    }
}

impl Run {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: "" }
    }

    pub(super) fn code(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: "code" }
    }
}

/// Paragraphs of runs.
pub(super) type Paragraphs = Vec<Vec<Run>>;

/// Prose by paragraphs.
pub(super) fn paragraphs(prose: &Prose) -> Paragraphs {
    let run = |inline: &Inline| match inline {
        Inline::Text(text) => Run::plain(text),
        Inline::Code(code) => Run::code(code),
    };
    prose.paragraphs.iter().map(|paragraph| paragraph.iter().map(run).collect()).collect()
}

/// A message as its template, params marked.
pub(super) fn message(error: &ErrorDef, message: &Message) -> Vec<Run> {
    let run = |piece: &Piece| match piece {
        Piece::Text(text) => Run::plain(text),
        Piece::Field(at) => {
            Run { text: format!("{{{}}}", error.fields[*at].decl.name), kind: "param" }
        }
    };
    message.pieces.iter().map(run).collect()
}
