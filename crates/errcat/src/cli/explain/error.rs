//! The page of an error.

use errcat_model::{
    Catalog, Cause, Credentials, ErrorDef, ErrorId, Inline, Prose, Relation, example,
};
use serde_json::{Value, json};

use crate::cli::page::Page;

pub(super) fn page(catalog: &Catalog, id: ErrorId) -> Page {
    let error = catalog.error(id);
    let mut page = Page::default();
    page.heading(match &error.title {
        Some(title) => format!("{}: {title}", error.code.to_text()),
        None => error.code.to_text(),
    });
    page.fact("api", &catalog.title);
    page.fact("group", &catalog.groups[error.group.0].title);
    if let Some(status) = error.status {
        let meaning = catalog.status(status).map(|s| s.meaning.as_str());
        let meaning = meaning.unwrap_or_else(|| errcat_model::reason_phrase(status));
        page.fact("status", format!("{status} {meaning}"));
    }
    if let Some(message) = &error.message {
        page.fact("message", message.template(error));
    }
    if let Some(retry) = &error.retry {
        page.fact("retry", retry.grade.label());
    }
    if !error.security.is_empty() {
        let about = error.security.iter().map(|c| credentials(catalog, c));
        page.fact("security", about.collect::<Vec<_>>().join(", "));
    }
    let others = error.related.iter().filter(|relation| relation.difference.is_empty());
    let others: Vec<&str> = others.map(|r| catalog.error(r.error).key.as_str()).collect();
    if !others.is_empty() {
        page.fact("related", others.join(", "));
    }
    if let Some(docs) = &error.docs {
        page.fact("docs", docs);
    }
    page.fact(
        "declared",
        format!("{}/{}:{}", catalog.folder, error.origin.file, error.origin.line),
    );
    page.text(&error.description);
    page.list("Causes", error.causes.iter().map(cause).collect());
    page.list("What to do", error.resolutions.clone());
    let differing = error.related.iter().filter(|relation| !relation.difference.is_empty());
    page.list("Do not confuse with", differing.map(|r| told(catalog, r)).collect());
    page.list("Notes", error.notes.clone());
    for sample in &error.samples {
        let title = sample.title.as_deref().unwrap_or("Sample");
        page.code(title, &sample.language, &sample.text);
    }
    page.code("Body", "json", &body(catalog, error).unwrap_or_default());
    page
}

pub(super) fn json(catalog: &Catalog, id: ErrorId) -> Value {
    let error = catalog.error(id);
    let plain = |texts: &[Prose]| texts.iter().map(Prose::to_plain).collect::<Vec<_>>();
    let causes = error.causes.iter().map(|c| {
        json!({ "text": c.text.to_plain(), "resolution": c.resolution.as_ref().map(Prose::to_plain) })
    });
    json!({
        "api": catalog.api,
        "key": error.key,
        "code": value(&error.code.to_string()),
        "group": catalog.groups[error.group.0].name,
        "status": error.status,
        "title": error.title,
        "message": error.message.as_ref().map(|message| message.template(error)),
        "description": error.description.to_plain(),
        "causes": causes.collect::<Vec<_>>(),
        "resolutions": plain(&error.resolutions),
        "samples": error.samples.iter().map(|sample| {
            json!({ "title": sample.title, "language": sample.language, "text": sample.text })
        }).collect::<Vec<_>>(),
        "retry": error.retry.as_ref().map(|retry| retry.grade.as_str()),
        "security": error.security.iter().map(|c| {
            json!({ "scheme": catalog.scheme(c.scheme).name, "scopes": c.scopes })
        }).collect::<Vec<_>>(),
        "related": error.related.iter().map(|r| related(catalog, r)).collect::<Vec<_>>(),
        "docs": error.docs,
        "file": format!("{}/{}", catalog.folder, error.origin.file),
        "line": error.origin.line,
        "body": body(catalog, error).map(|body| value(&body)),
    })
}

/// A scheme, with its scopes in parentheses.
fn credentials(catalog: &Catalog, about: &Credentials) -> String {
    let name = &catalog.scheme(about.scheme).name;
    match &about.scopes[..] {
        [] => name.clone(),
        scopes => format!("{name} ({})", scopes.join(", ")),
    }
}

/// Another error and what tells it apart.
fn told(catalog: &Catalog, relation: &Relation) -> Prose {
    let mut text = relation.difference.clone();
    if let Some(first) = text.paragraphs.first_mut() {
        let key = catalog.error(relation.error).key.clone();
        first.splice(0..0, [Inline::Code(key), Inline::Text(": ".to_owned())]);
    }
    text
}

fn related(catalog: &Catalog, relation: &Relation) -> Value {
    let difference = &relation.difference;
    json!({
        "key": catalog.error(relation.error).key,
        "difference": (!difference.is_empty()).then(|| difference.to_plain()),
    })
}

fn cause(cause: &Cause) -> Prose {
    let mut text = cause.text.clone();
    text.paragraphs.extend(cause.resolution.iter().flat_map(|fix| fix.paragraphs.clone()));
    text
}

/// The body of its first example, as its first wire sends it.
fn body(catalog: &Catalog, error: &ErrorDef) -> Option<String> {
    let (wire, example) = (error.wires.first()?, error.examples.first()?);
    Some(example::body(catalog, *wire, error, example).to_pretty())
}

/// JSON of the model as JSON of this command.
fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
