//! Response headers as components, one per field name.

use std::collections::{BTreeMap, BTreeSet};

use errcat_model::shape::{self, TextPiece};
use errcat_model::{ErrorDef, ErrorId, Json, Prose};

use crate::commonmark;
use crate::idiom::Kind;
use crate::name::Names;
use crate::plan::Plan;
use crate::schema::{Object, constant, reference, typed};
use crate::sheet::Sheets;
use crate::types;

/// The headers of all errors, by field name in lower case, as field names do not know case.
pub(crate) struct Headers {
    by_field: BTreeMap<String, Header>,
}

struct Header {
    field: String,
    component: String,
    doc: Prose,
    schemas: Vec<Json>,
    required: bool,
}

impl Headers {
    /// Gathers the headers of the catalog.
    pub(crate) fn new(plan: &Plan<'_>) -> Self {
        let mut names = Names::default();
        let mut by_field: BTreeMap<String, Header> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for error in &plan.catalog.errors {
            for (field, header) in fields(error) {
                let Some((schema, _)) = schema_of(plan, error, header) else { continue };
                let entry = by_field.entry(field.clone()).or_insert_with(|| Header {
                    field: header.name.clone(),
                    component: names.claim(&header.name, ""),
                    doc: header.doc.clone(),
                    schemas: Vec::new(),
                    required: true,
                });
                if entry.doc.is_empty() {
                    entry.doc = header.doc.clone();
                }
                if seen.insert((field, schema.to_string())) {
                    entry.schemas.push(schema);
                }
            }
        }
        let mut headers = Self { by_field };
        for set in &plan.responses {
            headers.relax(plan, &set.errors().collect());
        }
        headers
    }

    /// A header is required where every response that lists it always has it.
    fn relax(&mut self, plan: &Plan<'_>, errors: &BTreeSet<ErrorId>) {
        let mut always: BTreeMap<String, usize> = BTreeMap::new();
        for id in errors {
            let error = plan.catalog.error(*id);
            for (field, header) in fields(error) {
                let sure = schema_of(plan, error, header).is_some_and(|(_, sure)| sure);
                *always.entry(field).or_default() += usize::from(sure);
            }
        }
        for (field, count) in always {
            if let Some(header) = self.by_field.get_mut(&field) {
                header.required &= count == errors.len();
            }
        }
    }

    /// Whether no error sends any.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_field.is_empty()
    }

    /// The components.
    pub(crate) fn components(&self, out: &mut Sheets<'_>) {
        for header in self.by_field.values() {
            let mut schema = merged(&header.schemas);
            let doc = commonmark::prose(&header.doc);
            if let Json::Object(members) = &mut schema {
                members.retain(|(name, said)| name != "description" || said.as_str() != Some(&doc));
            }
            let component = Object::new()
                .described(doc)
                .with_some("required", header.required.then_some(Json::Boolean(true)))
                .with("schema", schema);
            out.entry(Kind::Header, &header.component, component.build());
        }
    }

    /// The headers any of `errors` sends, as references.
    pub(crate) fn of_errors(&self, plan: &Plan<'_>, errors: impl Iterator<Item = ErrorId>) -> Json {
        let sent: BTreeSet<_> =
            errors.flat_map(|id| fields(plan.catalog.error(id)).map(|(field, _)| field)).collect();
        let sent = sent.iter().filter_map(|field| self.by_field.get(field));
        let mut out = Object::new();
        for header in sent {
            out = out.with(&header.field, reference("headers", &header.component).build());
        }
        out.build()
    }
}

/// The headers of an error by name. `Content-Type` is said by the media type of the content.
fn fields(error: &ErrorDef) -> impl Iterator<Item = (String, &errcat_model::Header)> {
    let named = error.headers.iter().map(|header| (header.name.to_lowercase(), header));
    named.filter(|(field, _)| field != "content-type")
}

/// The schema of a header's value, and whether the error always sends it.
fn schema_of(
    plan: &Plan<'_>,
    error: &ErrorDef,
    header: &errcat_model::Header,
) -> Option<(Json, bool)> {
    let (pieces, needs) = shape::of_header(plan.catalog, error, header)?;
    let schema = match &pieces[..] {
        [TextPiece::Text(text)] => constant(&Json::string(text)),
        [TextPiece::Value(source)] => types::declaration(plan, source.decl(plan.catalog, error)),
        _ => typed("string"),
    };
    Some((schema.build(), needs.is_empty()))
}

/// One schema for all the ways a header is used: the one there is, the constants it has, else text.
fn merged(schemas: &[Json]) -> Json {
    if let [schema] = schemas {
        return schema.clone();
    }
    let constants: Option<Vec<Json>> = schemas.iter().map(|s| s.get("const").cloned()).collect();
    typed("string").with_some("enum", constants.map(Json::Array)).build()
}
