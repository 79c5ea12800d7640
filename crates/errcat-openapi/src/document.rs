//! The document as a whole.

use errcat_model::{Catalog, Json, OpenApiLayout};

use crate::body::{self, EnvelopeDocs};
use crate::code;
use crate::commonmark;
use crate::content;
use crate::envelope;
use crate::example;
use crate::header::Headers;
use crate::idiom::Kind;
use crate::operation;
use crate::plan::Plan;
use crate::response;
use crate::schema::Object;
use crate::security;
use crate::sheet::Sheets;
use crate::types;
use crate::union;

/// Writes the complete document.
pub(crate) fn write(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets<'_>) {
    out.entry(Kind::Info, "info", info(plan.catalog));
    out.open("paths");
    for item in operation::paths(plan) {
        out.entry_by(Kind::PathItem, item.path, |version| Some(item.describe(plan, version)));
    }
    out.close();
    out.open("components");
    components(plan, headers, out);
    out.close();
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
pub(crate) fn components(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets<'_>) {
    let on_http = !plan.statuses.is_empty();
    if on_http {
        out.open("responses");
        response::components(plan, headers, out);
        out.close();
    }
    if !headers.is_empty() {
        out.open("headers");
        headers.components(out);
        out.close();
    }
    if !plan.bodies.is_empty() || !plan.types.is_empty() {
        out.open("schemas");
        schemas(plan, out);
        out.close();
    }
    if on_http {
        out.open("examples");
        for (error, bodies) in plan.catalog.errors.iter().zip(&plan.bodies) {
            for body in bodies.iter().filter(|body| plan.is_http(body.wire)) {
                example::components(plan, error, body, out);
            }
        }
        out.close();
    }
    security::components(plan.catalog, out);
}

/// From the whole to its parts: wires, statuses, errors, codes, types, context.
fn schemas(plan: &Plan<'_>, out: &mut Sheets<'_>) {
    let catalog = plan.catalog;
    let docs = EnvelopeDocs::new(catalog);
    match plan.target.layout {
        OpenApiLayout::Shared => envelope::schemas(plan, &docs, out),
        OpenApiLayout::PerError => {
            union::schemas(plan, out);
            for (error, bodies) in catalog.errors.iter().zip(&plan.bodies) {
                for body in bodies {
                    body::schemas(plan, &docs, error, body, out);
                }
            }
            if plan.target.open_codes {
                envelope::schemas(plan, &docs, out);
            }
        }
    }
    content::mixed(plan, out);
    code::schemas(plan, out);
    for (def, name) in catalog.types.iter().zip(&plan.types) {
        out.entry(Kind::Schema, name, types::definition(plan, def).build());
    }
    for (context, name) in catalog.context.iter().zip(&plan.context) {
        if let Some(name) = name {
            let schema = types::declaration(plan, &context.decl);
            out.entry(Kind::Schema, name, schema.build());
        }
    }
}
