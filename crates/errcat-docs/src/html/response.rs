//! An error's responses, byte for byte but for the line breaks of the body.

use std::fmt::Write as _;

use errcat_model::{ErrorDef, Transport, example, reason_phrase};

use crate::index::Index;
use crate::markdown::visible_json;
use crate::shown::view;

view! {
    /// One worked example on one wire.
    pub(super) struct Response {
        /// What the example shows, in plain text.
        pub(super) about: String,
        /// The wire's name, where the API has several.
        pub(super) wire: Option<String>,
        /// Status line and headers; empty off HTTP.
        pub(super) head: String,
        /// The body, indented.
        pub(super) body: String,
    }
}

/// All examples of an error on all its wires.
///
/// The phrase of the status line is the one of RFC 9110, which servers write whatever a catalog
/// calls the status.
pub(super) fn all(index: &Index<'_>, error: &ErrorDef) -> Vec<Response> {
    let catalog = index.catalog;
    let mut out = Vec::new();
    for example in &error.examples {
        for &id in &error.wires {
            let wire = catalog.wire(id);
            let mut head = String::new();
            if let (Some(status), Transport::Http) = (error.status, &wire.transport) {
                let _ = write!(head, "HTTP/1.1 {status} {}", reason_phrase(status));
                let _ = write!(head, "\nContent-Type: {}", wire.media_type);
                for (name, value) in example::headers(catalog, error, example) {
                    let _ = write!(head, "\n{name}: {value}");
                }
            }
            out.push(Response {
                about: example.about.to_plain(),
                wire: index.many_wires().then(|| wire.title.clone().unwrap_or(wire.name.clone())),
                head,
                body: visible_json(&example::body(catalog, id, error, example)),
            });
        }
    }
    out
}

impl Response {
    /// Head and body as one text, the way it is read off the wire.
    pub(super) fn text(&self) -> String {
        if self.head.is_empty() {
            self.body.clone()
        } else {
            format!("{}\n\n{}", self.head, self.body)
        }
    }
}
