//! Client code on the site: a language at a time, without a script.

use errcat_model::{ErrorId, Prose};

use super::prose::{Paragraphs, paragraphs};
use crate::client::{self, Clients};
use crate::index::Index;
use crate::shown::view;
use crate::view::client::{about_api, about_error};

view! {
    /// How to tell errors in client code.
    pub(super) struct ClientView {
        /// What to go by.
        about: Paragraphs,
        /// Language and code.
        snippets: Vec<(&'static str, String)>,
    }
}

/// How to tell one error.
pub(super) fn of_error(index: &Index<'_>, id: ErrorId) -> Option<ClientView> {
    let clients = client::of_error(index, id)?;
    let about = about_error(index, &clients);
    Some(view(clients, &about))
}

/// How to tell errors at all.
pub(super) fn of_api(index: &Index<'_>) -> Option<ClientView> {
    let clients = client::of_api(index)?;
    let about = about_api(&clients);
    Some(view(clients, &about))
}

fn view(clients: Clients, about: &Prose) -> ClientView {
    let snippets = clients.snippets.into_iter();
    ClientView {
        about: paragraphs(about),
        snippets: snippets.map(|snippet| (snippet.label, snippet.code)).collect(),
    }
}
