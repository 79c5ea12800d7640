//! One schema for all errors of a wire: its envelope, with whatever any of them puts in it.
//!
//! It follows the wire's drawing; what the errors make of each place (constants, params, payloads)
//! becomes one schema there. A member is required where all of them always have it.

use std::cell::OnceCell;
use std::collections::HashSet;

use errcat_model::shape::{Member, Shape};
use errcat_model::{Drawing, Entry, ErrorDef, Json, SlotSource, TypeKind};

use crate::body::{Drawn, EnvelopeDocs, Writer};
use crate::code;
use crate::idiom::Kind;
use crate::plan::{Body, Envelope, Plan};
use crate::schema::{Object, constant, object, pointer, reference, typed};
use crate::sheet::Sheets;

/// The envelopes of all wires, and what one problem of them is where they carry several.
pub(crate) fn schemas(plan: &Plan<'_>, docs: &EnvelopeDocs<'_>, out: &mut Sheets<'_>) {
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
        let writer = Envelopes { plan, docs, envelope, codes: OnceCell::new() };
        let at = if wire.problem.is_some() { None } else { Some("") };
        let whole = writer.schema(&wire.body, &shapes, at).documented(&wire.description);
        out.entry(Kind::Schema, &envelope.set.name, whole.build());
        if let (Some(name), Some(drawing)) = (&envelope.problem, &wire.problem) {
            let problems: Vec<_> = shapes.iter().filter_map(Seen::problem).collect();
            let problem = writer.schema(drawing, &problems, Some(""));
            out.entry(Kind::Schema, name, problem.build());
        }
        if let (Some(name), Some(codes)) = (&envelope.codes, writer.codes.into_inner()) {
            out.entry(Kind::Schema, name, codes);
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
    /// The schema of the codes, once it has been met. It is a component, since client generators
    /// name an enum after its member, which may be the name of another type.
    codes: OnceCell<Json>,
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
                self.any_of(seen.iter().map(|seen| self.place(*seen)))
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
            drawn.member(&name, self.any_of(schemas.into_iter()).build(), false);
        }
    }

    /// One schema for all of them: the one there is, else whichever fits.
    fn any_of(&self, schemas: impl Iterator<Item = Json>) -> Object {
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
                // Values of different types fit one alone. Generators for Rust make an enum of that
                // and, of `anyOf`, a struct.
                let mut types = HashSet::new();
                let apart = schemas
                    .iter()
                    .all(|schema| self.type_of(schema).is_some_and(|ty| types.insert(ty)));
                Object::new().with(if apart { "oneOf" } else { "anyOf" }, Json::Array(schemas))
            }
            (_, None) => object(Object::new(), Vec::new()),
        }
    }

    /// The JSON type of a schema's values, where it has one.
    fn type_of<'s>(&self, schema: &'s Json) -> Option<&'s str> {
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            let plan = self.plan;
            let place = plan.types.iter().position(|name| pointer("schemas", name) == reference)?;
            return Some(match plan.catalog.types[place].kind {
                TypeKind::Record(_) => "object",
                TypeKind::Enum(_) => "string",
            });
        }
        match schema.get("type")?.as_str()? {
            // An integer is a number.
            "integer" => Some("number"),
            ty => Some(ty),
        }
    }

    fn code(&self, seen: &[Seen<'_>]) -> Object {
        let mut known = HashSet::new();
        let codes = seen.iter().filter_map(|seen| match seen.shape {
            Shape::Literal(code) if known.insert(code.to_string()) => Some(code.clone()),
            _ => None,
        });
        let codes: Vec<Json> = codes.collect();
        let Some(name) = &self.envelope.codes else {
            return codes.first().map(of_its_type).unwrap_or_default();
        };
        let schema = code::one_of(codes, self.plan.target.open_codes);
        let json = schema.clone().build();
        if json == *self.codes.get_or_init(|| json.clone()) {
            return reference("schemas", name);
        }
        schema
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
