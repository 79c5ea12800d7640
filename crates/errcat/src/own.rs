//! errcat's own rules as a catalog, which documents them as it documents any other API's errors.
//!
//! The registry of rules is the source. `cargo xtask gen` writes the catalog from it and generates
//! the pages from the catalog; nothing is built from either.

mod occurrence;
mod yaml;

use errcat_check::rules::{FILLS, HEAD};
use errcat_source::{Rule, Severity, Sink, SourceMap};
use errcat_syntax::layout::canonical;

use self::occurrence::Occurrence;
use self::yaml::Yaml;
use crate::load::CATALOG_FILE;

/// What does not depend on the rules.
const BEGINNING: &str = include_str!("own/head.yaml");

/// Codes that belong together: how they begin, the key of the group, its title and what it is about.
const FAMILIES: &[(&str, &str, &str, &str)] = &[
    ("E00", "reading", "Reading files", "What keeps a file from being read as a catalog."),
    (
        "E01",
        "words",
        "Words, numbers and texts",
        "Values that do not have the form their key asks for.",
    ),
    (
        "E02",
        "types",
        "Types and values",
        "Types and declarations, and values that do not fit them.",
    ),
    ("E03", "references", "References", "Names that lead nowhere, or where they must not."),
    (
        "E04",
        "whole",
        "The whole catalog",
        "What only the whole catalog shows: duplicates, collisions, things missing.",
    ),
    (
        "E05",
        "standards",
        "Standards",
        "What a standard demands of a wire that claims it. A wire can waive it with a reason.",
    ),
    (
        "E06",
        "templates",
        "Templates and pages",
        "Files of the team's own that documentation is made with.",
    ),
    ("E07", "merging", "Merging", "What keeps errors from being merged into an OpenAPI document."),
    (
        "W0",
        "warnings",
        "Warnings",
        "What is allowed and rarely meant. A catalog can turn each off under `rules`, with a reason.",
    ),
];

/// Every rule there is: of catalogs, and of documents that they are merged into.
pub(crate) fn every() -> impl Iterator<Item = &'static Rule> {
    errcat_check::rules::every().chain(errcat_merge::rules::ALL.iter().copied())
}

/// The text of `catalog.yaml`.
pub fn catalog() -> String {
    let mut out = Yaml::new(BEGINNING);
    out.key(0, "groups");
    for (prefix, key, title, description) in FAMILIES {
        out.key(1, key);
        out.text(2, "title", title);
        out.text(2, "description", description);
        out.text(2, "message", "{message}");
        out.key(2, "errors");
        for rule in every().filter(|rule| rule.code.starts_with(prefix)) {
            error(rule, &mut out);
        }
    }
    out.key(0, "guides");
    out.key(1, "head");
    out.text(2, "title", "Above the examples");
    out.text(
        2,
        "text",
        "An example without `errcat:` is not a whole catalog; these lines stand above it.",
    );
    out.key(2, "code");
    out.text(3, "language", "yaml");
    out.block(3, "text", HEAD);
    out.key(1, "fills");
    out.text(2, "title", "Behind the pages");
    out.text(
        2,
        "text",
        "An example that begins with a marker is a page, `page.md`. The catalog that fills it has these lines below the others.",
    );
    out.key(2, "code");
    out.text(3, "language", "yaml");
    out.block(3, "text", FILLS);
    let text = out.finish();
    let mut sources = SourceMap::new();
    let file = sources.add(CATALOG_FILE, text.as_str());
    canonical(&sources, file, &mut Sink::new()).unwrap_or(text)
}

fn error(rule: &'static Rule, out: &mut Yaml) {
    out.key(3, rule.code);
    out.text(4, "title", rule.name);
    out.text(4, "description", rule.explanation);
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    out.text(4, "severity", severity);
    out.text(4, "wire", severity);
    let occurrence = Occurrence::of(rule);
    if let Some(drawn) = &occurrence.drawn {
        out.key(4, "samples");
        for (title, language, text) in [
            ("Wrong", rule.language(), rule.bad),
            ("What errcat says", "text", drawn),
            ("Right", rule.language(), rule.good),
        ] {
            out.item(5, "title", title);
            out.text(6, "language", language);
            out.block(6, "text", text);
        }
    }
    if occurrence.members.is_empty() {
        return;
    }
    out.key(4, "examples");
    for (at, (name, value)) in occurrence.members.iter().enumerate() {
        if at == 0 { out.json_item(5, name, value) } else { out.json(6, name, value) }
    }
}
