//! Client code, and what it goes by.

use errcat_model::{ErrorId, Prose};

use crate::client::{self, Clients, Told};
use crate::index::Index;
use crate::shown::view;

view! {
    /// How to tell errors in client code.
    pub(crate) struct ClientView {
        /// What to go by.
        about: String,
        /// The code in each language.
        code: String,
    }
}

/// How to tell one error.
pub(crate) fn of_error(index: &Index<'_>, id: ErrorId) -> Option<ClientView> {
    let clients = client::of_error(index, id)?;
    Some(view(index, &clients, &about_error(index, &clients)))
}

/// How to tell errors at all.
pub(crate) fn of_api(index: &Index<'_>) -> Option<ClientView> {
    let clients = client::of_api(index)?;
    Some(view(index, &clients, &about_api(&clients)))
}

fn view(index: &Index<'_>, clients: &Clients, about: &Prose) -> ClientView {
    let snippets = clients.snippets.iter();
    let blocks: Vec<_> = snippets
        .map(|snippet| (snippet.label, index.md.fence(snippet.language, &snippet.code)))
        .collect();
    ClientView { about: index.md.block(about), code: index.md.tabs(&blocks, index.host.is_none()) }
}

/// What an error is told by, in words.
pub(crate) fn about_error(index: &Index<'_>, clients: &Clients) -> Prose {
    let wire = index.catalog.wire(clients.wire);
    let wire_name = wire.title.as_ref().unwrap_or(&wire.name);
    let named = if index.many_wires() { format!("{wire_name}: ") } else { String::new() };
    let Told::By(mark) = &clients.told else {
        return Prose::parse(
            "Other errors answer with the same status, and nothing but the text tells them apart. \
             Leave that to the generated crate, which knows the texts of all.",
        );
    };
    let Some(path) = mark.path() else {
        let text = "branch on the status, which no other error has there. The text may change.";
        return sentence(&named, text);
    };
    let status = if mark.has_status() { "the status and " } else { "" };
    sentence(
        &named,
        &format!("branch on {status}{}, never on the text, which may change.", code(&path)),
    )
}

/// What errors are told by, in words.
pub(crate) fn about_api(clients: &Clients) -> Prose {
    let path = match &clients.told {
        Told::By(mark) => mark.path(),
        Told::ByText => None,
    };
    match path {
        Some(path) => Prose::parse(&format!(
            "Branch on {}, never on the text, which may change. Be ready for codes that are not \
             listed here: they come with later versions.",
            code(&path)
        )),
        None => Prose::parse(
            "Responses carry no code. The generated crate tells errors by their status and text; a \
             response that fits none comes back whole.",
        ),
    }
}

/// A path as code, where prose can show it.
fn code(path: &str) -> String {
    if path.is_empty() || path.contains(['`', '\n']) {
        "the code".to_owned()
    } else {
        format!("`{path}`")
    }
}

/// A sentence, capital where nothing precedes it.
fn sentence(named: &str, text: &str) -> Prose {
    let capital = text[..1].to_uppercase();
    let first = if named.is_empty() { &capital } else { &text[..1] };
    Prose::parse(&format!("{named}{first}{}", &text[1..]))
}
