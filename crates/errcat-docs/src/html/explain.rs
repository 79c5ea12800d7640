//! The page into which a response is pasted.

use super::frame::Frame;
use super::response;
use crate::index::Index;
use crate::shown::view;
use crate::templates::Pen;

view! {
    pub(crate) struct Explain {
        frame: Frame,
        /// A response to try it with.
        sample: Option<String>,
    }
}

/// The page as HTML.
pub(super) fn draw(index: &Index<'_>, pen: &Pen<'_>) -> String {
    let errors = &index.catalog.errors;
    let telling = errors.iter().find(|e| !e.fields.is_empty()).or_else(|| errors.first());
    let sample = telling.and_then(|error| response::all(index, error).into_iter().next());
    pen.draw(
        "html/explain.html.tera",
        "page",
        &Explain {
            frame: Frame::top(index, "Explain a response", "explain"),
            sample: sample.map(|sample| sample.text()),
        },
    )
}
