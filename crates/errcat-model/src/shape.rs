//! What the body of one error looks like on one wire.
//!
//! A [`Shape`] is a wire's drawing with everything the error settles already filled in: constants
//! are literals, slots are values with a known source, members that cannot be present are gone.
//! The Rust tables, the OpenAPI schema and every example are made from the same shape, so presence
//! is decided here and nowhere else.

use crate::{
    Catalog, ContextId, Decl, Drawing, DrawnPiece, Entry, ErrorDef, FieldRole, Header, Json,
    Message, Per, Piece, Slot, SlotSource, WireId,
};

/// A body, or part of one, for one error.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Always the same.
    Literal(Json),
    /// An object; its members in the order of the wire.
    Object(Vec<Member>),
    /// An array of fixed length.
    Array(Vec<Shape>),
    /// Text with values in it. Has at least one [`TextPiece::Value`].
    Text(Vec<TextPiece>),
    /// A value.
    Value(Value),
    /// An array of problems, each of this shape.
    Problems(Box<Shape>),
}

/// What stands in an object.
#[derive(Debug, Clone, PartialEq)]
pub enum Member {
    /// A member of that name.
    Named {
        /// Its name.
        name: String,
        /// Its value.
        shape: Shape,
        /// Values it needs: the member is absent when one of them is missing. Empty where the
        /// member is always present.
        needs: Vec<ValueSource>,
    },
    /// The members of an object value, beside the others; nothing where the value is missing.
    Merged(ValueSource),
}

/// A value in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Where it comes from.
    pub source: ValueSource,
    /// Whether it becomes a string whatever its type.
    pub as_string: bool,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueSource {
    /// The error's field of that index.
    Field(usize),
    /// The context.
    Context(ContextId),
}

/// A stretch of text in a body or header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPiece {
    /// Constant text.
    Text(String),
    /// A value as text.
    Value(ValueSource),
}

impl ValueSource {
    /// The declaration of the value.
    pub fn decl<'a>(self, catalog: &'a Catalog, error: &'a ErrorDef) -> &'a Decl {
        match self {
            Self::Field(index) => &error.fields[index].decl,
            Self::Context(id) => &catalog.context[id.0].decl,
        }
    }

    /// Whether the value belongs to one problem rather than to the response.
    pub fn per_problem(self, catalog: &Catalog) -> bool {
        match self {
            Self::Field(_) => true,
            Self::Context(id) => catalog.context[id.0].per == Per::Problem,
        }
    }
}

impl Shape {
    /// The body, where it is the same for every occurrence of the error.
    pub fn constant(&self) -> Option<Json> {
        match self {
            Self::Literal(json) => Some(json.clone()),
            Self::Array(items) => {
                items.iter().map(Self::constant).collect::<Option<_>>().map(Json::Array)
            }
            Self::Object(members) => members
                .iter()
                .map(|member| match member {
                    Member::Named { name, shape, needs } if needs.is_empty() => {
                        Some((name.clone(), shape.constant()?))
                    }
                    _ => None,
                })
                .collect::<Option<_>>()
                .map(Json::Object),
            Self::Problems(problem) => problem.constant().map(|p| Json::Array(vec![p])),
            Self::Text(_) | Self::Value(_) => None,
        }
    }
}

/// The body of `error` on `wire`. Where the wire carries several problems the list stands as
/// [`Shape::Problems`].
pub fn of_body(catalog: &Catalog, wire: WireId, error: &ErrorDef) -> Shape {
    let wire = catalog.wire(wire);
    let problem = wire.problem.as_ref();
    Drawer { catalog, error, problem }
        .draw(&wire.body)
        .map_or(Shape::Object(Vec::new()), |d| d.shape)
}

/// The value of a header of `error`, with the values it needs to be sent at all.
pub fn of_header(
    catalog: &Catalog,
    error: &ErrorDef,
    header: &Header,
) -> Option<(Vec<TextPiece>, Vec<ValueSource>)> {
    let drawer = Drawer { catalog, error, problem: None };
    let drawn = drawer.text(&header.value)?;
    Some(match drawn.shape {
        Shape::Literal(json) => (vec![TextPiece::Text(json.to_text())], drawn.needs),
        Shape::Text(pieces) => (pieces, drawn.needs),
        _ => return None,
    })
}

/// A shape and the values without which it is absent.
struct Drawn {
    shape: Shape,
    needs: Vec<ValueSource>,
}

impl Drawn {
    fn always(shape: Shape) -> Self {
        Self { shape, needs: Vec::new() }
    }
}

struct Drawer<'a> {
    catalog: &'a Catalog,
    error: &'a ErrorDef,
    problem: Option<&'a Drawing>,
}

impl Drawer<'_> {
    /// `None` where nothing of the drawing can be present for this error.
    fn draw(&self, drawing: &Drawing) -> Option<Drawn> {
        match drawing {
            Drawing::Literal(json) => Some(Drawn::always(Shape::Literal(json.clone()))),
            Drawing::Array(items) => {
                let items = items.iter().filter_map(|item| self.draw(item)).map(|d| d.shape);
                Some(Drawn::always(Shape::Array(items.collect())))
            }
            Drawing::Object(entries) => {
                let mut members = Vec::new();
                for entry in entries {
                    match entry {
                        Entry::Member(name, value) => {
                            if let Some(Drawn { shape, needs }) = self.draw(value) {
                                members.push(Member::Named { name: name.clone(), shape, needs });
                            }
                        }
                        Entry::Merge(slot) => self.merge(slot, &mut members),
                    }
                }
                Some(Drawn::always(Shape::Object(members)))
            }
            Drawing::Slot(slot) => self.slot(slot),
            Drawing::Text(pieces) => self.text(pieces),
            Drawing::Problems => {
                let problem = self.draw(self.problem?)?.shape;
                Some(Drawn::always(Shape::Problems(Box::new(problem))))
            }
        }
    }

    fn slot(&self, slot: &Slot) -> Option<Drawn> {
        let literal = |json: Json| {
            let json = if slot.as_string { Json::String(json.to_text()) } else { json };
            Some(Drawn::always(Shape::Literal(json)))
        };
        let text = |text: &Option<String>| text.clone().and_then(|t| literal(Json::String(t)));
        match &slot.source {
            SlotSource::Code => literal(self.error.code.clone()),
            SlotSource::Status => self.error.status.and_then(|s| literal(Json::integer(s))),
            SlotSource::Title => text(&self.error.title),
            SlotSource::Docs => text(&self.error.docs),
            SlotSource::Message => self.error.message.as_ref().map(|m| self.message(m)),
            SlotSource::Params => Some(Drawn::always(Shape::Object(self.params()))),
            SlotSource::Details | SlotSource::Named(_) => {
                self.source(&slot.source).map(|source| self.value(source, slot.as_string))
            }
        }
    }

    /// The value a slot stands for, where it is one of an occurrence.
    fn source(&self, slot: &SlotSource) -> Option<ValueSource> {
        let (own, name) = match slot {
            SlotSource::Details => (self.error.details(), "details"),
            SlotSource::Named(name) => (self.error.field(name), name.as_str()),
            _ => return None,
        };
        own.map(ValueSource::Field).or_else(|| {
            let index = self.catalog.context.iter().position(|c| c.decl.name == name)?;
            Some(ValueSource::Context(ContextId(index)))
        })
    }

    fn value(&self, source: ValueSource, as_string: bool) -> Drawn {
        let shape = Shape::Value(Value { source, as_string });
        let needs = self.needs(source).into_iter().collect();
        Drawn { shape, needs }
    }

    fn needs(&self, source: ValueSource) -> Option<ValueSource> {
        (!source.decl(self.catalog, self.error).always_present()).then_some(source)
    }

    fn message(&self, message: &Message) -> Drawn {
        let pieces = message.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => TextPiece::Text(text.clone()),
            Piece::Field(index) => TextPiece::Value(ValueSource::Field(*index)),
        });
        self.pieces(pieces.collect())
    }

    fn text(&self, drawn: &[DrawnPiece]) -> Option<Drawn> {
        let mut pieces = Vec::new();
        for piece in drawn {
            match piece {
                DrawnPiece::Text(text) => pieces.push(TextPiece::Text(text.clone())),
                DrawnPiece::Slot(slot) => match self.slot(slot)?.shape {
                    Shape::Literal(json) => pieces.push(TextPiece::Text(json.to_text())),
                    Shape::Text(inner) => pieces.extend(inner),
                    Shape::Value(value) => pieces.push(TextPiece::Value(value.source)),
                    Shape::Object(_) | Shape::Array(_) | Shape::Problems(_) => return None,
                },
            }
        }
        Some(self.pieces(pieces))
    }

    /// Joins constant stretches; text without values is a literal.
    fn pieces(&self, pieces: Vec<TextPiece>) -> Drawn {
        let mut joined: Vec<TextPiece> = Vec::new();
        let mut needs = Vec::new();
        for piece in pieces {
            match (joined.last_mut(), piece) {
                (Some(TextPiece::Text(before)), TextPiece::Text(text)) => before.push_str(&text),
                (_, piece) => {
                    if let TextPiece::Value(source) = piece {
                        needs.extend(self.needs(source));
                    }
                    joined.push(piece);
                }
            }
        }
        let shape = match &joined[..] {
            [] => Shape::Literal(Json::string("")),
            [TextPiece::Text(text)] => Shape::Literal(Json::string(text)),
            _ => Shape::Text(joined),
        };
        Drawn { shape, needs }
    }

    fn params(&self) -> Vec<Member> {
        let params = self.error.fields.iter().enumerate();
        params
            .filter(|(_, f)| f.role == FieldRole::Param && !f.decl.sensitive)
            .map(|(index, field)| {
                let Drawn { shape, needs } = self.value(ValueSource::Field(index), false);
                Member::Named { name: field.decl.name.clone(), shape, needs }
            })
            .collect()
    }

    fn merge(&self, slot: &Slot, members: &mut Vec<Member>) {
        if slot.source == SlotSource::Params {
            members.extend(self.params());
        } else if let Some(source) = self.source(&slot.source) {
            members.push(Member::Merged(source));
        }
    }
}
