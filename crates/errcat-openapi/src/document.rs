//! The document as a whole.

use errcat_model::{Catalog, Json};

use crate::body::{self, EnvelopeDocs};
use crate::commonmark;
use crate::example;
use crate::header::Headers;
use crate::operation;
use crate::part::{Entries, Part};
use crate::plan::{ErrorSet, Plan};
use crate::response;
use crate::schema::Object;
use crate::types;
use crate::union;

/// The complete document.
pub(crate) fn document<'a>(plan: &'a Plan<'a>, headers: &'a Headers) -> Part<'a> {
    Part::Map(vec![
        ("openapi", Part::Value(Json::string("3.1.0"))),
        ("info", Part::Value(info(plan.catalog))),
        ("paths", Part::Value(operation::paths(plan, headers))),
        ("components", components(plan, headers)),
    ])
}

fn info(catalog: &Catalog) -> Json {
    let description = commonmark::prose(&catalog.description);
    let version = catalog.version.as_deref().unwrap_or("0.0.0");
    Object::new()
        .with("title", Json::string(&catalog.title))
        .with_some("summary", catalog.summary.as_ref().map(Json::string))
        .with_some("description", (!description.is_empty()).then_some(Json::String(description)))
        .with("version", Json::string(version))
        .build()
}

/// The components; a section without entries is left out.
fn components<'a>(plan: &'a Plan<'a>, headers: &'a Headers) -> Part<'a> {
    let mut sections = Vec::new();
    let on_http = !plan.statuses.is_empty();
    if on_http {
        let responses = move |out: Entries<'_>| response::components(plan, headers, out);
        sections.push(("responses", Part::Made(Box::new(responses))));
    }
    if !headers.is_empty() {
        sections.push(("headers", Part::Value(headers.components())));
    }
    if !plan.bodies.is_empty() || !plan.types.is_empty() {
        sections.push(("schemas", Part::Made(Box::new(|out| schemas(plan, out)))));
    }
    if on_http {
        sections.push(("examples", Part::Made(Box::new(|out| examples(plan, out)))));
    }
    Part::Map(sections)
}

/// From the whole to its parts: wires, statuses, errors, types, context.
fn schemas(plan: &Plan<'_>, out: Entries<'_>) {
    let catalog = plan.catalog;
    for set in plan.wires.iter().chain(plan.statuses.values().filter(|set| set.errors.len() > 1)) {
        out(set.name.clone(), union_of(plan, set));
    }
    let docs = EnvelopeDocs::new(catalog);
    for (error, bodies) in catalog.errors.iter().zip(&plan.bodies) {
        for body in bodies {
            body::schemas(plan, &docs, error, body, out);
        }
    }
    for (def, name) in catalog.types.iter().zip(&plan.types) {
        out(name.clone(), types::definition(plan, def).build());
    }
    for (context, name) in catalog.context.iter().zip(&plan.context) {
        if let Some(name) = name {
            out(name.clone(), types::declaration(plan, &context.decl).build());
        }
    }
}

fn union_of(plan: &Plan<'_>, set: &ErrorSet) -> Json {
    let wire = plan.catalog.wire(set.wire);
    union::of_errors(plan, set.wire, &set.errors).documented(&wire.description).build()
}

fn examples(plan: &Plan<'_>, out: Entries<'_>) {
    for (error, bodies) in plan.catalog.errors.iter().zip(&plan.bodies) {
        for body in bodies.iter().filter(|body| plan.is_http(body.wire)) {
            example::components(plan, error, body, out);
        }
    }
}
