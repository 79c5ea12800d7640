//! Named examples: what each error really answers.

use errcat_model::{ErrorDef, Example, Inline, Json, OpenApiLayout, Prose, example};

use crate::commonmark;
use crate::idiom::Kind;
use crate::meaning;
use crate::plan::{Body, Plan};
use crate::schema::{Object, reference};
use crate::security;
use crate::sheet::Sheets;

/// The examples of an error on an HTTP wire, as components.
pub(crate) fn components(plan: &Plan<'_>, error: &ErrorDef, body: &Body, out: &mut Sheets<'_>) {
    for (name, example) in body.examples.iter().zip(&error.examples) {
        let (first, rest) = split(about(error, example));
        let component = Object::new()
            .with("summary", Json::string(first))
            .with_some("description", rest.map(Json::String))
            .with("value", example::body(plan.catalog, body.wire, error, example));
        let component = match plan.target.layout {
            OpenApiLayout::PerError => component,
            OpenApiLayout::Shared => component
                .with_some("x-retry", meaning::retry(error))
                .with_filled(security::ABOUT, security::of_error(plan.catalog, error))
                .with_some("x-docs-url", error.docs.as_ref().map(Json::string)),
        };
        out.entry(Kind::Plain, name, component.build());
    }
}

/// References to examples by name.
pub(crate) fn references(names: &[String]) -> Object {
    let mut out = Object::new();
    out.extend(names.iter().map(|name| (name.clone(), reference("examples", name).build())));
    out
}

/// What an example shows: what its author says, else the kind of error, else its very message.
fn about(error: &ErrorDef, example: &Example) -> Prose {
    if !example.about.is_empty() {
        return example.about.clone();
    }
    let message = || example::message(error, example.problems.first()?);
    match error.title.clone().or_else(message) {
        Some(text) => Prose { paragraphs: vec![vec![Inline::Text(text)]] },
        None => error.summary(),
    }
}

/// A summary is plain text on one line; what goes on after the first paragraph is a description.
fn split(about: Prose) -> (String, Option<String>) {
    let mut paragraphs = about.paragraphs.into_iter();
    let first = Prose { paragraphs: paragraphs.next().into_iter().collect() };
    let rest = Prose { paragraphs: paragraphs.collect() };
    (first.to_plain(), (!rest.is_empty()).then(|| commonmark::prose(&rest)))
}
