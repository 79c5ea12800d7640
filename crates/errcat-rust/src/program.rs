//! Bodies, messages and headers as the programs of a table: constant text and operations.
//!
//! The format is that of `errcat-runtime`, module `table`.

use errcat_model::shape::{Member, Shape, TextPiece, Value, ValueSource};
use errcat_model::{Decl, ErrorDef, Json, Message, Per, Piece, Type};

use crate::plan::Plan;
use crate::pool::{Pool, word};
use crate::rust_type::in_milliseconds;

const TEXT: u32 = 0;
const JSON: u32 = 1;
const JSON_STRING: u32 = 2;
const PLAIN: u32 = 3;
const MEMBERS: u32 = 4;
const IF: u32 = 5;
const REQUIRE: u32 = 6;
const COMMA: u32 = 7;
const PROBLEMS: u32 = 8;
const MILLISECONDS: u32 = 1 << 4;
const DEFAULT: u32 = 1 << 5;
const FIELD_VALUE: u32 = 1 << 6;

const FIELD: u32 = 0;
const PROBLEM: u32 = 1;
const RESPONSE: u32 = 2;

/// How a list of problems becomes part of a body.
#[derive(Clone, Copy)]
pub(crate) enum List {
    /// With this one problem in it.
    One,
    /// With a place for problems that are rendered already.
    Any,
}

/// The body of an error.
pub(crate) fn body(
    plan: &Plan<'_>,
    pool: &mut Pool,
    error: &ErrorDef,
    shape: &Shape,
    list: List,
) -> u32 {
    let mut writer = Writer::new(plan, pool, error);
    writer.json(shape, list);
    writer.finish()
}

/// The message of an error.
pub(crate) fn message(
    plan: &Plan<'_>,
    pool: &mut Pool,
    error: &ErrorDef,
    message: &Message,
) -> u32 {
    let mut writer = Writer::new(plan, pool, error);
    if let Some(field) = message.optional_whole(error)
        && !error.fields[field].decl.always_present()
    {
        writer.op(REQUIRE, ValueSource::Field(field));
    }
    for piece in &message.pieces {
        match piece {
            Piece::Text(text) => writer.constant(text),
            Piece::Field(field) => {
                writer.value(PLAIN, ValueSource::Field(*field), |d| {
                    d.default.as_ref().map(Json::to_text)
                });
            }
        }
    }
    writer.finish()
}

/// The value of a header.
pub(crate) fn header(
    plan: &Plan<'_>,
    pool: &mut Pool,
    error: &ErrorDef,
    pieces: &[TextPiece],
    needs: &[ValueSource],
) -> u32 {
    // As the runtime does with values: no control character may begin another header.
    let clean = |text: &str| text.replace(|c: char| c.is_ascii_control(), " ");
    let mut writer = Writer::new(plan, pool, error);
    for &need in needs {
        writer.op(REQUIRE, need);
    }
    for piece in pieces {
        match piece {
            TextPiece::Text(text) => writer.constant(&clean(text)),
            TextPiece::Value(source) => writer.value(PLAIN | FIELD_VALUE, *source, |d| {
                d.default.as_ref().map(|json| clean(&json.to_text()))
            }),
        }
    }
    writer.finish()
}

/// What a member finds before it in its object.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Perhaps,
    Something,
}

struct Writer<'w, 'p> {
    plan: &'w Plan<'p>,
    pool: &'w mut Pool,
    error: &'w ErrorDef,
    shape: Vec<u32>,
    /// All constant text.
    text: String,
    /// Where its current stretch began.
    stretch: usize,
    lengths: Vec<u32>,
}

impl<'w, 'p> Writer<'w, 'p> {
    fn new(plan: &'w Plan<'p>, pool: &'w mut Pool, error: &'w ErrorDef) -> Self {
        let (shape, text, lengths) = (Vec::new(), String::new(), Vec::new());
        Self { plan, pool, error, shape, text, stretch: 0, lengths }
    }

    fn constant(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the current stretch of constant text.
    fn flush(&mut self) {
        if self.text.len() > self.stretch {
            self.shape.push(TEXT);
            self.lengths.push(word(self.text.len() - self.stretch));
            self.stretch = self.text.len();
        }
    }

    fn finish(mut self) -> u32 {
        self.flush();
        if self.shape.is_empty() {
            self.shape.push(TEXT);
            self.lengths.push(0);
        }
        let shape = self.pool.list(self.shape.len(), &self.shape);
        let [start, len] = self.pool.text(&self.text);
        let mut words = vec![shape, start, len];
        words.append(&mut self.lengths);
        self.pool.words(&words)
    }

    fn decl(&self, source: ValueSource) -> &'w Decl {
        source.decl(self.plan.catalog, self.error)
    }

    fn is_always_text(&self, source: ValueSource) -> bool {
        let decl = self.decl(source);
        matches!(decl.ty, Type::String) && !decl.may_be_missing()
    }

    fn op(&mut self, op: u32, source: ValueSource) {
        self.flush();
        let (of, index) = match source {
            ValueSource::Field(index) => (FIELD, index),
            ValueSource::Context(id) => {
                let context = &self.plan.context[id.0];
                (if context.per == Per::Problem { PROBLEM } else { RESPONSE }, context.position)
            }
        };
        self.shape.push(op | of << 8 | word(index) << 10);
    }

    /// A value, with the text that stands for a missing one.
    fn value(&mut self, op: u32, source: ValueSource, default: impl Fn(&Decl) -> Option<String>) {
        let decl = self.decl(source);
        let unit = if in_milliseconds(&decl.ty) { MILLISECONDS } else { 0 };
        match default(decl).filter(|_| decl.may_be_missing()) {
            Some(default) => {
                self.op(op | unit | DEFAULT, source);
                let text = self.pool.text(&default);
                self.shape.extend(text);
            }
            None => self.op(op | unit, source),
        }
    }

    fn json(&mut self, shape: &Shape, list: List) {
        match shape {
            Shape::Literal(json) => self.constant(&json.to_string()),
            Shape::Array(items) => {
                self.constant("[");
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        self.constant(",");
                    }
                    self.json(item, list);
                }
                self.constant("]");
            }
            Shape::Object(members) => self.object(members, list),
            Shape::Text(pieces) => {
                self.constant("\"");
                for piece in pieces {
                    match piece {
                        TextPiece::Text(text) => self.constant(&within_string(text)),
                        TextPiece::Value(source) => self.value(JSON_STRING, *source, |d| {
                            d.default.as_ref().map(|json| within_string(&json.to_text()))
                        }),
                    }
                }
                self.constant("\"");
            }
            // The quotes are as constant as the text around them.
            Shape::Value(Value { source, as_string: false }) if self.is_always_text(*source) => {
                self.constant("\"");
                self.value(JSON_STRING, *source, |_| None);
                self.constant("\"");
            }
            Shape::Value(Value { source, as_string: false }) => {
                self.value(JSON, *source, |d| d.default.as_ref().map(Json::to_string));
            }
            Shape::Value(Value { source, as_string: true }) => {
                self.constant("\"");
                self.value(JSON_STRING, *source, |d| {
                    let default = d.default.as_ref().unwrap_or(&Json::Null);
                    Some(within_string(&default.to_text()))
                });
                self.constant("\"");
            }
            Shape::Problems(problem) => {
                self.constant("[");
                match list {
                    List::One => self.json(problem, list),
                    List::Any => {
                        self.flush();
                        self.shape.push(PROBLEMS);
                    }
                }
                self.constant("]");
            }
        }
    }

    fn object(&mut self, members: &[Member], list: List) {
        self.constant("{");
        let mut before = Before::Nothing;
        for member in members {
            let sure = match member {
                Member::Named { name, shape, needs } => {
                    self.if_all(needs, |writer| {
                        writer.comma(before);
                        writer.constant(&Json::string(name).to_string());
                        writer.constant(":");
                        writer.json(shape, list);
                    });
                    needs.is_empty()
                }
                Member::Merged(source) => {
                    self.value(MEMBERS, *source, |d| {
                        let default = d.default.as_ref()?.to_string();
                        Some(default.strip_prefix('{')?.strip_suffix('}')?.to_owned())
                    });
                    false
                }
            };
            before = match before {
                Before::Something => Before::Something,
                _ if sure => Before::Something,
                _ => Before::Perhaps,
            };
        }
        self.constant("}");
    }

    fn comma(&mut self, before: Before) {
        match before {
            Before::Nothing => {}
            Before::Perhaps => {
                self.flush();
                self.shape.push(COMMA);
            }
            Before::Something => self.constant(","),
        }
    }

    /// A part that stands only where all these values are there.
    fn if_all(&mut self, needs: &[ValueSource], part: impl FnOnce(&mut Self)) {
        let conditions: Vec<_> = needs
            .iter()
            .map(|&need| {
                self.op(IF, need);
                let operands = self.shape.len();
                self.shape.extend([0, 0]);
                (operands, self.lengths.len())
            })
            .collect();
        part(self);
        if !conditions.is_empty() {
            self.flush();
        }
        for (operands, stretches) in conditions {
            self.shape[operands] = word(self.shape.len() - operands - 2);
            self.shape[operands + 1] = word(self.lengths.len() - stretches);
        }
    }
}

/// Text as it stands between the quotes of a JSON string.
pub(crate) fn within_string(text: &str) -> String {
    if !text.bytes().any(|b| b < b' ' || matches!(b, b'"' | b'\\')) {
        return text.to_owned();
    }
    let json = Json::string(text).to_string();
    json[1..json.len() - 1].to_owned()
}
