//! One schema for all errors of a wire: its envelope, with whatever any of them puts in it.
//!
//! It follows the wire's drawing; what the errors make of each place (constants, params, payloads)
//! becomes one schema there. A member is required where all of them always have it.

use std::collections::HashSet;

use errcat_model::shape::{Member, Shape};
use errcat_model::{Drawing, Entry, ErrorDef, Json, SlotSource};

use crate::body::{Drawn, EnvelopeDocs, Writer};
use crate::code;
use crate::plan::{Body, Envelope, Plan};
use crate::schema::{Object, constant, object, reference, typed};
use crate::sheet::{Kind, Sheets};

/// The envelopes of all wires, and what one problem of them is where they carry several.
pub(crate) fn schemas(plan: &Plan<'_>, docs: &EnvelopeDocs<'_>, out: &mut Sheets) {
    for envelope in plan.envelopes.iter().flatten() {
        let wire = plan.catalog.wire(envelope.set.wire);
        let errors: Vec<_> = envelope
            .set
            .errors
            .iter()
            .filter_map(|id| Some((plan.catalog.error(*id), plan.body(envelope.set.wire, *id)?)))
            .collect();
        let shapes: Vec<_> =
            errors.iter().map(|(error, body)| Seen { error, body, shape: &body.shape }).collect();
        let writer = Envelopes { plan, docs, envelope };
        let at = if wire.problem.is_some() { None } else { Some("") };
        let whole = writer.schema(&wire.body, &shapes, at).documented(&wire.description);
        out.entry(Kind::Schema, &envelope.set.name, whole.build());
        if let (Some(name), Some(drawing)) = (&envelope.problem, &wire.problem) {
            let problems: Vec<_> = shapes.iter().filter_map(Seen::problem).collect();
            let problem = writer.schema(drawing, &problems, Some(""));
            out.entry(Kind::Schema, name, problem.build());
        }
    }
}

/// What one error makes of a place in the drawing.
#[derive(Clone, Copy)]
struct Seen<'a> {
    error: &'a ErrorDef,
    body: &'a Body,
    shape: &'a Shape,
}

impl<'a> Seen<'a> {
    fn of(self, shape: &'a Shape) -> Self {
        Self { shape, ..self }
    }

    /// The member of that name, and whether it is always there.
    fn member(&self, wanted: &str) -> Option<(Self, bool)> {
        let Shape::Object(members) = self.shape else { return None };
        members.iter().find_map(|member| match member {
            Member::Named { name, shape, needs } if name == wanted => {
                Some((self.of(shape), needs.is_empty()))
            }
            _ => None,
        })
    }

    fn problem(&self) -> Option<Self> {
        crate::body::problem_of(self.shape).map(|shape| self.of(shape))
    }
}

struct Envelopes<'a> {
    plan: &'a Plan<'a>,
    docs: &'a EnvelopeDocs<'a>,
    envelope: &'a Envelope,
}

impl Envelopes<'_> {
    fn schema(&self, drawing: &Drawing, seen: &[Seen<'_>], at: Option<&str>) -> Object {
        match drawing {
            Drawing::Literal(json) => constant(json),
            Drawing::Object(entries) => self.object(entries, seen, at),
            Drawing::Problems => {
                let name = self.envelope.problem.as_deref().unwrap_or_default();
                typed("array")
                    .with("minItems", Json::integer(1))
                    .with("items", reference("schemas", name).build())
            }
            Drawing::Slot(slot) if slot.source == SlotSource::Code => self.code(seen),
            Drawing::Slot(_) | Drawing::Text(_) | Drawing::Array(_) => {
                any_of(seen.iter().map(|seen| self.place(*seen)))
            }
        }
    }

    fn object(&self, entries: &[Entry], seen: &[Seen<'_>], at: Option<&str>) -> Object {
        let mut drawn = Drawn::default();
        for entry in entries {
            match entry {
                Entry::Member(name, drawing) => {
                    let found: Vec<_> = seen.iter().filter_map(|seen| seen.member(name)).collect();
                    if found.is_empty() {
                        continue;
                    }
                    let always = found.len() == seen.len() && found.iter().all(|(_, sure)| *sure);
                    let found: Vec<_> = found.into_iter().map(|(seen, _)| seen).collect();
                    let at =
                        at.map(
                            |at| if at.is_empty() { name.clone() } else { format!("{at}.{name}") },
                        );
                    let mut schema = self.schema(drawing, &found, at.as_deref());
                    if let Some(doc) = at.and_then(|at| self.docs.of(self.envelope.set.wire, &at)) {
                        schema = schema.documented(doc);
                    }
                    drawn.member(name, schema.build(), always);
                }
                Entry::Merge(_) => self.merge(entries, seen, &mut drawn),
            }
        }
        drawn.build()
    }

    /// The members of payloads that stand beside those of the drawing: any of them may be missing.
    fn merge(&self, entries: &[Entry], seen: &[Seen<'_>], drawn: &mut Drawn) {
        let is_drawn =
            |name: &str| entries.iter().any(|e| matches!(e, Entry::Member(n, _) if n == name));
        let mut names: Vec<String> = Vec::new();
        let mut schemas: Vec<Vec<Json>> = Vec::new();
        for seen in seen {
            let writer = Writer::new(self.plan, self.docs, seen.error, seen.body);
            let merged = writer.merged(seen.shape, &is_drawn);
            for (name, schema) in merged {
                let place = names.iter().position(|n| *n == name).unwrap_or_else(|| {
                    names.push(name);
                    schemas.push(Vec::new());
                    names.len() - 1
                });
                schemas[place].push(schema);
            }
        }
        for (name, schemas) in names.into_iter().zip(schemas) {
            drawn.member(&name, any_of(schemas.into_iter()).build(), false);
        }
    }

    fn code(&self, seen: &[Seen<'_>]) -> Object {
        let mut known = HashSet::new();
        let codes = seen.iter().filter_map(|seen| match seen.shape {
            Shape::Literal(code) if known.insert(code.to_string()) => Some(code.clone()),
            _ => None,
        });
        let codes: Vec<Json> = codes.collect();
        match codes.first() {
            Some(code) if self.envelope.any_code => of_its_type(code),
            _ => code::one_of(codes, self.plan.target.open_codes),
        }
    }

    /// What one error says of a place: constants differ from error to error, so of them only the
    /// type is said.
    fn place(&self, seen: Seen<'_>) -> Json {
        match seen.shape {
            Shape::Literal(json) => of_its_type(json).build(),
            Shape::Text(_) => typed("string").build(),
            shape => {
                Writer::new(self.plan, self.docs, seen.error, seen.body).shape(shape, None).build()
            }
        }
    }
}

fn of_its_type(value: &Json) -> Object {
    match value {
        Json::String(_) => typed("string"),
        Json::Number(text) if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
            typed("integer")
        }
        Json::Number(_) => typed("number"),
        other => constant(other),
    }
}

/// One schema for all of them: the one there is, else whichever fits.
fn any_of(schemas: impl Iterator<Item = Json>) -> Object {
    let mut known = HashSet::new();
    let mut schemas: Vec<Json> =
        schemas.filter(|schema| known.insert(schema.to_string())).collect();
    match (schemas.len(), schemas.pop()) {
        (1, Some(Json::Object(members))) => Object::from(members),
        (_, Some(last)) => {
            // Where any value will do there is nothing more to say.
            let free = |schema: &Json| matches!(schema, Json::Object(m) if m.is_empty());
            if free(&last) || schemas.iter().any(free) {
                return Object::new();
            }
            schemas.push(last);
            Object::new().with("anyOf", Json::Array(schemas))
        }
        (_, None) => object(Object::new(), Vec::new()),
    }
}
