//! Shapes filled with the values of an example: what an error answers, as JSON.
//!
//! Docs and OpenAPI show these; the generated crate proves in its own tests that it answers the
//! same bytes.

use crate::shape::{self, Member, Shape, TextPiece, Value, ValueSource};
use crate::{
    Catalog, Decl, Drawing, DrawnPiece, Entry, ErrorDef, Example, ExampleProblem, Json, Piece,
    SlotSource, TimeUnit, Type, TypeKind, WireId,
};

/// The body of an example on a wire.
pub fn body(catalog: &Catalog, wire: WireId, error: &ErrorDef, example: &Example) -> Json {
    let shape = shape::of_body(catalog, wire, error);
    let filler = Filler { catalog, error, example, problem: &example.problems[0] };
    filler.fill(&shape)
}

/// The headers of an example with their values, in the order declared; those left out for want of
/// a value are missing.
pub fn headers(catalog: &Catalog, error: &ErrorDef, example: &Example) -> Vec<(String, String)> {
    let filler = Filler { catalog, error, example, problem: &example.problems[0] };
    let value = |header| {
        let (pieces, needs) = shape::of_header(catalog, error, header)?;
        // RFC 9110, section 5.5: a control character must not begin another header.
        let sent = |text: String| text.replace(|c: char| c.is_ascii_control(), " ");
        filler.present(&needs).then(|| sent(filler.text(&pieces)))
    };
    error.headers.iter().filter_map(|h| value(h).map(|v| (h.name.clone(), v))).collect()
}

/// The message of one problem of an example; `None` where the error or this occurrence has none.
pub fn message(error: &ErrorDef, problem: &ExampleProblem) -> Option<String> {
    let pieces = &error.message.as_ref()?.pieces;
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::Field(index) => {
                let decl = &error.fields[*index].decl;
                problem.fields[*index].as_ref().or(decl.default.as_ref()).map(Json::to_text)
            }
        })
        .collect()
}

/// The bare format of a wire, drawn with its sample values; `None` where it has none.
pub fn sample(catalog: &Catalog, wire: WireId) -> Option<Json> {
    let wire = catalog.wire(wire);
    if wire.sample.is_empty() {
        return None;
    }
    let sampler = Sampler { catalog, sample: &wire.sample, problem: wire.problem.as_ref() };
    sampler.draw(&wire.body)
}

/// A plausible value for a declaration: its example, its default, or one made from its type.
pub fn value_of(catalog: &Catalog, decl: &Decl) -> Json {
    decl.example
        .clone()
        .or_else(|| decl.default.clone())
        .unwrap_or_else(|| made_up(catalog, &decl.ty, decl, 0))
}

/// Depth at which recursive types end in examples.
const DEPTH: usize = 3;

fn made_up(catalog: &Catalog, ty: &Type, decl: &Decl, depth: usize) -> Json {
    match ty {
        Type::String | Type::Any => {
            let limit = decl
                .constraints
                .max_length
                .map_or(usize::MAX, |n| usize::try_from(n).unwrap_or(usize::MAX));
            Json::String(decl.name.chars().take(limit).collect())
        }
        Type::Integer => {
            let constraints = &decl.constraints;
            Json::integer(
                1.max(constraints.min.unwrap_or(1)).min(constraints.max.unwrap_or(i64::MAX)),
            )
        }
        Type::Number => Json::Number("1.5".to_owned()),
        Type::Boolean => Json::Boolean(true),
        Type::DateTime => Json::string("2026-01-31T09:30:00Z"),
        Type::Uuid => Json::string("7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04"),
        Type::Uri => Json::string("https://example.com/resource"),
        Type::Duration(TimeUnit::Seconds) => Json::integer(30),
        Type::Duration(TimeUnit::Milliseconds) => Json::integer(500),
        Type::List(item) if depth < DEPTH => {
            Json::Array(vec![made_up(catalog, item, decl, depth + 1)])
        }
        Type::List(_) => Json::Array(Vec::new()),
        Type::Map(item) if depth < DEPTH => {
            Json::object([("key", made_up(catalog, item, decl, depth + 1))])
        }
        Type::Map(_) => Json::Object(Vec::new()),
        Type::Named(id) => match &catalog.type_def(*id).kind {
            TypeKind::Enum(values) => Json::string(&values[0].text),
            TypeKind::Record(fields) => Json::Object(
                fields
                    .iter()
                    .filter(|f| !f.optional || (f.example.is_some() && depth < DEPTH))
                    .map(|f| {
                        let value = f.example.clone().or_else(|| f.default.clone());
                        let value = value.unwrap_or_else(|| made_up(catalog, &f.ty, f, depth + 1));
                        (f.name.clone(), value)
                    })
                    .collect(),
            ),
        },
    }
}

struct Filler<'a> {
    catalog: &'a Catalog,
    error: &'a ErrorDef,
    example: &'a Example,
    problem: &'a ExampleProblem,
}

impl Filler<'_> {
    fn raw(&self, source: ValueSource) -> Option<&Json> {
        match source {
            ValueSource::Field(index) => self.problem.fields[index].as_ref(),
            ValueSource::Context(id) if source.per_problem(self.catalog) => {
                self.problem.context[id.0].as_ref()
            }
            ValueSource::Context(id) => self.example.context[id.0].as_ref(),
        }
    }

    fn value(&self, source: ValueSource) -> Option<&Json> {
        self.raw(source).or_else(|| source.decl(self.catalog, self.error).default.as_ref())
    }

    fn present(&self, needs: &[ValueSource]) -> bool {
        needs.iter().all(|&source| self.value(source).is_some())
    }

    fn text(&self, pieces: &[TextPiece]) -> String {
        let piece = |piece: &TextPiece| match piece {
            TextPiece::Text(text) => text.clone(),
            TextPiece::Value(source) => self.value(*source).map(Json::to_text).unwrap_or_default(),
        };
        pieces.iter().map(piece).collect()
    }

    fn fill(&self, shape: &Shape) -> Json {
        match shape {
            Shape::Literal(json) => json.clone(),
            Shape::Array(items) => Json::Array(items.iter().map(|item| self.fill(item)).collect()),
            Shape::Text(pieces) => Json::String(self.text(pieces)),
            Shape::Value(Value { source, as_string }) => {
                let value = self.value(*source).cloned().unwrap_or(Json::Null);
                if *as_string { Json::String(value.to_text()) } else { value }
            }
            Shape::Problems(shape) => Json::Array(
                self.example
                    .problems
                    .iter()
                    .map(|problem| Filler { problem, ..*self }.fill(shape))
                    .collect(),
            ),
            Shape::Object(members) => {
                let mut out = Vec::new();
                for member in members {
                    match member {
                        Member::Named { name, shape, needs } => {
                            if self.present(needs) {
                                out.push((name.clone(), self.fill(shape)));
                            }
                        }
                        Member::Merged(source) => {
                            if let Some(Json::Object(merged)) = self.value(*source) {
                                out.extend(merged.iter().cloned());
                            }
                        }
                    }
                }
                Json::Object(out)
            }
        }
    }
}

struct Sampler<'a> {
    catalog: &'a Catalog,
    sample: &'a [(String, Json)],
    problem: Option<&'a Drawing>,
}

impl Sampler<'_> {
    fn slot(&self, source: &SlotSource) -> Option<Json> {
        let name = source.name();
        let given = self.sample.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
        let context = || self.catalog.context.iter().find(|c| c.decl.name == name);
        given.or_else(|| {
            let decl = &context()?.decl;
            decl.example.clone().or_else(|| decl.default.clone())
        })
    }

    fn draw(&self, drawing: &Drawing) -> Option<Json> {
        match drawing {
            Drawing::Literal(json) => Some(json.clone()),
            Drawing::Array(items) => {
                Some(Json::Array(items.iter().filter_map(|i| self.draw(i)).collect()))
            }
            Drawing::Object(entries) => {
                let mut members = Vec::new();
                for entry in entries {
                    match entry {
                        Entry::Member(name, value) => {
                            members.extend(self.draw(value).map(|v| (name.clone(), v)));
                        }
                        Entry::Merge(slot) => {
                            if let Some(Json::Object(merged)) = self.slot(&slot.source) {
                                members.extend(merged);
                            }
                        }
                    }
                }
                Some(Json::Object(members))
            }
            Drawing::Slot(slot) => {
                let value = self.slot(&slot.source)?;
                Some(if slot.as_string { Json::String(value.to_text()) } else { value })
            }
            Drawing::Text(pieces) => pieces
                .iter()
                .map(|piece| match piece {
                    DrawnPiece::Text(text) => Some(text.clone()),
                    DrawnPiece::Slot(slot) => self.slot(&slot.source).map(|v| v.to_text()),
                })
                .collect::<Option<String>>()
                .map(Json::String),
            Drawing::Problems => Some(Json::Array(self.draw(self.problem?).into_iter().collect())),
        }
    }
}

/// The values an example starts from when the author gave none: required fields as declared,
/// optional ones absent.
pub fn defaults<'a>(
    catalog: &'a Catalog,
    decls: impl Iterator<Item = &'a Decl>,
) -> Vec<Option<Json>> {
    decls.map(|decl| (!decl.may_be_missing()).then(|| value_of(catalog, decl))).collect()
}
