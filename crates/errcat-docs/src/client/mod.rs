//! Client code that tells errors by what stays the same in their responses.
//!
//! `tell` decides what that is; a module per language writes it. The code of an error is a function,
//! so that it can be run as it stands; `cargo xtask conformance` does.

mod curl;
mod python;
mod rust;
mod tell;
#[cfg(test)]
mod tests;
mod typescript;

use errcat_model::{Client, ErrorId, Transport, WireId};

use crate::index::Index;
use tell::{Mark, Step};
pub(crate) use tell::{Marks, Told};

/// Client code in one language.
#[derive(Debug)]
pub(crate) struct Snippet {
    /// The language for people.
    pub(crate) label: &'static str,
    /// The language as fences have it.
    pub(crate) language: &'static str,
    /// The code, without a line break at its end.
    pub(crate) code: String,
}

/// Client code, and what it goes by.
#[derive(Debug)]
pub(crate) struct Clients {
    pub(crate) wire: WireId,
    pub(crate) told: Told,
    pub(crate) snippets: Vec<Snippet>,
}

/// Whether a response is the error; `None` where no language is asked for that can say so.
pub(crate) fn of_error(index: &Index<'_>, id: ErrorId) -> Option<Clients> {
    let error = index.catalog.error(id);
    let (wire, told) = tell::of_error(index, error)?;
    let over_http = index.catalog.wire(wire).transport == Transport::Http;
    // A code with characters that nobody sees has no spelling that people could copy.
    let mark = told.mark().filter(|mark| mark.is_legible());
    let code = |client| match client {
        Client::Rust => rust::is_error(index, wire, error),
        Client::Python => mark.map(|mark| python::is_error(error, mark, over_http)),
        Client::TypeScript => mark.map(|mark| typescript::is_error(error, mark, over_http)),
        Client::Curl => mark.filter(|_| over_http).map(curl::is_error),
    };
    gathered(index, wire, told.clone(), code)
}

/// Which error a response is, on the wire that errors travel on unless they say otherwise.
pub(crate) fn of_api(index: &Index<'_>) -> Option<Clients> {
    let wire = index.catalog.default_wire;
    let over_http = index.catalog.wire(wire).transport == Transport::Http;
    let path = index.marks.code_path(wire);
    let texts = index.catalog.errors.iter().all(|error| error.code.as_str().is_some());
    let code = |client| match client {
        Client::Rust => rust::code(index, wire),
        Client::Python => path.map(|path| python::code(path, texts, over_http)),
        Client::TypeScript => path.map(|path| typescript::code(path, texts, over_http)),
        Client::Curl => path.filter(|_| over_http).map(curl::code),
    };
    let told = path.map_or(Told::ByText, |path| Told::By(Mark::of_code(path)));
    gathered(index, wire, told, code)
}

fn gathered(
    index: &Index<'_>,
    wire: WireId,
    told: Told,
    code: impl Fn(Client) -> Option<String>,
) -> Option<Clients> {
    let snippet = |&client| {
        let (label, language) = names(client);
        code(client).map(|code| Snippet { label, language, code })
    };
    let snippets: Vec<_> = index.clients.iter().filter_map(snippet).collect();
    (!snippets.is_empty()).then_some(Clients { wire, told, snippets })
}

fn names(client: Client) -> (&'static str, &'static str) {
    match client {
        Client::Rust => ("Rust", "rust"),
        Client::Python => ("Python", "python"),
        Client::TypeScript => ("TypeScript", "ts"),
        Client::Curl => ("curl", "sh"),
    }
}

/// The steps before the list of problems, if there is one on the way, and those behind it.
fn around_list(path: &[Step]) -> (&[Step], Option<&[Step]>) {
    match path.iter().position(|step| *step == Step::Each) {
        Some(at) => (&path[..at], Some(&path[at + 1..])),
        None => (path, None),
    }
}
