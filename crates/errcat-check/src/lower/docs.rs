//! The Markdown reference that `generate` asks for.

use errcat_model::{Client, DocsFlavor, DocsPages, DocsTarget, InjectedPage};
use errcat_syntax::ast;

use super::scope::Scope;
use super::{folders, literals, words};
use crate::rules::{bad_link, unfit_front_matter};

const FLAVORS: &[(&str, DocsFlavor)] = &[
    ("docusaurus", DocsFlavor::Docusaurus),
    ("mkdocs", DocsFlavor::MkDocs),
    ("mdbook", DocsFlavor::MdBook),
    ("just-the-docs", DocsFlavor::JustTheDocs),
    ("github", DocsFlavor::GitHub),
    ("github-wiki", DocsFlavor::GitHubWiki),
    ("plain", DocsFlavor::Plain),
];

const PAGES: &[(&str, DocsPages)] = &[
    ("one", DocsPages::One),
    ("group", DocsPages::Group),
    ("error", DocsPages::Error),
    ("none", DocsPages::None),
];

const CLIENTS: &[(&str, Client)] = &[
    ("rust", Client::Rust),
    ("python", Client::Python),
    ("typescript", Client::TypeScript),
    ("curl", Client::Curl),
];

/// Lowers `generate.docs`, whose folder is `dir`.
pub(super) fn lower(scope: &mut Scope<'_>, dir: String, def: ast::DocsTarget) -> DocsTarget {
    let flavor = def.flavor.and_then(|text| words::one_of(scope, "a flavor", &text, FLAVORS));
    let pages = def.pages.and_then(|text| words::one_of(scope, "a cut", &text, PAGES));
    let flavor = flavor.unwrap_or_default();
    let front_matter = def.front_matter.map(|entries| entries.entries).unwrap_or_default();
    let has_it =
        matches!(flavor, DocsFlavor::Docusaurus | DocsFlavor::MkDocs | DocsFlavor::JustTheDocs);
    if let (false, Some(first)) = (has_it, front_matter.first()) {
        let name = FLAVORS.iter().find(|(_, f)| *f == flavor).map_or("this", |(name, _)| name);
        scope.report(unfit_front_matter::report(&first.key, name));
    }
    let mut inject: Vec<InjectedPage> = Vec::new();
    for text in def.inject.unwrap_or_default() {
        let Some(path) = folders::relative(scope, Some(&text)) else { continue };
        if inject.iter().all(|page| page.path != path) {
            inject.push(InjectedPage { path, origin: scope.origin(text.span) });
        }
    }
    DocsTarget {
        dir,
        flavor,
        pages: pages.unwrap_or_default(),
        front_matter: front_matter
            .into_iter()
            .map(|entry| (entry.key.value, literals::json(&entry.value)))
            .collect(),
        source: def.source.and_then(|text| source(scope, &text)),
        inject,
        clients: match def.clients {
            None => Client::ALL.to_vec(),
            some => words::each_of(scope, "a language of clients", some.as_deref(), CLIENTS),
        },
    }
}

/// A URL, absolute or seen from the pages.
pub(super) fn source(scope: &mut Scope<'_>, text: &ast::Text) -> Option<String> {
    let url = text.value.trim_end_matches('/');
    let breaks = |c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c);
    if url.is_empty() || url.contains(breaks) {
        scope.report(bad_link::report(text));
        return None;
    }
    Some(url.to_owned())
}
