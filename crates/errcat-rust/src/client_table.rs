//! The tables of the client: how to find in a body which error it is, and where its values stand.
//!
//! The format is that of `errcat-runtime`, module `client::table`. It is made from the shapes that
//! also make the bodies, so that what is written can be read.

use std::cmp::Reverse;

use errcat_model::shape::{self, Member, Shape, TextPiece, Value, ValueSource};
use errcat_model::{
    Catalog, Decl, Drawing, Entry, ErrorDef, Json, Per, SlotSource, Transport, Type, WireId,
};

use crate::alphabet;
use crate::lookup;
use crate::plan::Plan;
use crate::pool::{NONE, Pool, word};
use crate::rust_type::in_milliseconds;
use crate::table_file::problem_in;

const OBJECT: u32 = 0;
const ARRAY: u32 = 1;
const STRING: u32 = 2;
const CONSTANT: u32 = 3;
const TEXT: u32 = 4;
const VALUE: u32 = 5;
const PROBLEMS: u32 = 6;

const OPTIONAL: u32 = 1;

const FIELD: u32 = 0;
const PROBLEM: u32 = 1;
pub(crate) const RESPONSE: u32 = 2;
const MILLISECONDS: u32 = 1 << 2;
const AS_STRING: u32 = 1 << 3;

const PIECE_TEXT: u32 = 0;
const PIECE_VALUE: u32 = 1;

/// Fills a pool; the data begin with the indexes of the two lists, and the lengths of the names.
pub(crate) fn write(plan: &Plan<'_>) -> Pool {
    let mut pool = Pool::default();
    pool.data.extend([NONE; 3]);
    let mut writer = Writer { plan, pool: &mut pool };
    let wires: Vec<u32> =
        (0..plan.catalog.wires.len()).flat_map(|wire| writer.wire(WireId(wire))).collect();
    let names = header_names(plan.catalog);
    let texts: Vec<u32> = names.iter().flat_map(|name| writer.pool.text(name)).collect();
    let wires = pool.list(plan.catalog.wires.len(), &wires);
    let lengths = names.iter().fold(0, |bits, name| bits | 1 << (name.len() % 32));
    let names = pool.list(names.len(), &texts);
    pool.data[..3].copy_from_slice(&[wires, names, lengths]);
    pool
}

/// The headers with a param in them.
fn header_names(catalog: &Catalog) -> Vec<&str> {
    let mut names = Vec::new();
    for error in &catalog.errors {
        for header in &error.headers {
            if with_params(catalog, error, header).is_some()
                && !names.contains(&header.name.as_str())
            {
                names.push(&header.name);
            }
        }
    }
    names
}

/// The value of a header, where a param stands in it.
fn with_params(
    catalog: &Catalog,
    error: &ErrorDef,
    header: &errcat_model::Header,
) -> Option<Vec<TextPiece>> {
    let (pieces, _) = shape::of_header(catalog, error, header)?;
    let is_param = |piece: &TextPiece| matches!(piece, TextPiece::Value(ValueSource::Field(_)));
    pieces.iter().any(is_param).then_some(pieces)
}

/// Whether a client can know every field that the error must have: each stands somewhere in its
/// body on this wire, or in a header. A sensitive one that no text shows does not.
pub(crate) fn is_readable(catalog: &Catalog, wire: WireId, error: &ErrorDef) -> bool {
    let body = shape::of_body(catalog, wire, error);
    let mut shown = Vec::new();
    fields_in(problem_in(&body).unwrap_or(&body), &mut shown);
    for pieces in error.headers.iter().filter_map(|h| with_params(catalog, error, h)) {
        fields_in(&Shape::Text(pieces), &mut shown);
    }
    let known = |(index, field): (usize, &errcat_model::Field)| {
        field.decl.may_be_missing() || shown.contains(&index)
    };
    error.fields.iter().enumerate().all(known)
}

/// The fields of the error that stand in a shape.
fn fields_in(shape: &Shape, fields: &mut Vec<usize>) {
    let mut add = |source: &ValueSource| match source {
        ValueSource::Field(index) => fields.push(*index),
        ValueSource::Context(_) => {}
    };
    match shape {
        Shape::Literal(_) => {}
        Shape::Value(value) => add(&value.source),
        Shape::Text(pieces) => pieces.iter().for_each(|piece| match piece {
            TextPiece::Text(_) => {}
            TextPiece::Value(source) => add(source),
        }),
        Shape::Array(items) => items.iter().for_each(|item| fields_in(item, fields)),
        Shape::Problems(problem) => fields_in(problem, fields),
        Shape::Object(members) => members.iter().for_each(|member| match member {
            Member::Named { shape, .. } => fields_in(shape, fields),
            Member::Merged(ValueSource::Field(index)) => fields.push(*index),
            Member::Merged(ValueSource::Context(_)) => {}
        }),
    }
}

pub(crate) struct Writer<'w, 'p> {
    plan: &'w Plan<'p>,
    pub(crate) pool: &'w mut Pool,
}

/// An error on a wire. Its body is drawn when it is needed: all of them together are several times
/// as large as the catalog.
struct Candidate<'a> {
    index: usize,
    error: &'a ErrorDef,
    code: String,
}

impl Writer<'_, '_> {
    fn wire(&mut self, id: WireId) -> [u32; 9] {
        let wire = self.plan.catalog.wire(id);
        let is_code = |source: &SlotSource| *source == SlotSource::Code;
        let problem = wire.problem.as_ref().unwrap_or(&wire.body);
        let code = path(problem, &is_code);
        let is_request_id = |source: &SlotSource| match source {
            SlotSource::Named(name) => name.replace(['_', '-'], "").to_lowercase() == "requestid",
            _ => false,
        };
        let request_id = path(&wire.body, &is_request_id);
        let list = path_of(&wire.body, &|drawing| *drawing == Drawing::Problems);
        let is_http = wire.transport == Transport::Http;
        let [candidates, slots] = self.candidates(id, code.is_some(), is_http);
        let before = code.as_deref().and_then(|path| before(problem, path)).unwrap_or(0);
        let [start, len] = self.pool.text(&wire.media_type);
        let [request_id, code, list] =
            [request_id, code, list].map(|path| path.map_or(NONE, |path| self.path(&path)));
        let is_http = u32::from(is_http);
        [start, len, is_http, request_id, code, list, candidates, slots, word(before)]
    }

    fn path(&mut self, names: &[&str]) -> u32 {
        let texts: Vec<u32> = names.iter().flat_map(|name| self.pool.text(name)).collect();
        self.pool.list(names.len(), &texts)
    }

    /// The errors of a wire in the order in which they are looked up and tried.
    ///
    /// And the hash table by code, where there is one.
    fn candidates(&mut self, id: WireId, by_code: bool, by_status: bool) -> [u32; 2] {
        let catalog = self.plan.catalog;
        let on_wire =
            catalog.errors.iter().enumerate().filter(|(_, error)| error.wires.contains(&id));
        let mut candidates: Vec<_> = on_wire
            .map(|(index, error)| {
                let code = error.code.to_text();
                Candidate { index, error, code }
            })
            .collect();
        candidates.sort_by_cached_key(|candidate| {
            let code = by_code.then(|| candidate.code.clone());
            let status = (by_code || by_status).then_some(candidate.error.status);
            let (constant, values) = weight(&shape::of_body(catalog, id, candidate.error));
            (code, status, Reverse(constant), values)
        });
        let mut words = Vec::with_capacity(candidates.len() * 9);
        for candidate in &candidates {
            let body = &shape::of_body(catalog, id, candidate.error);
            words.extend(self.pool.text(&candidate.code));
            words.push(u32::from(candidate.error.status.unwrap_or(0)));
            words.push(word(candidate.index));
            words.push(self.shape(candidate.error, body));
            words.push(match problem_in(body) {
                Some(problem) => self.shape(candidate.error, problem),
                None => NONE,
            });
            words.push(self.headers(candidate.error));
            words.push(self.steps(candidate.error, body));
            words.push(match problem_in(body) {
                Some(problem) => self.steps(candidate.error, problem),
                None => NONE,
            });
        }
        let slots = by_code.then(|| {
            let same = |a: &Candidate<'_>, b: &Candidate<'_>| a.code == b.code;
            let mut first = 0;
            let entries = candidates.chunk_by(same).map(|alike| {
                let entry = (alike[0].code.as_str(), word(first));
                first += alike.len();
                entry
            });
            let slots = lookup::fill(entries.collect());
            self.pool.list(slots.len(), &slots)
        });
        [self.pool.list(candidates.len(), &words), slots.unwrap_or(NONE)]
    }

    fn headers(&mut self, error: &ErrorDef) -> u32 {
        let mut words = Vec::new();
        for header in &error.headers {
            if let Some(pieces) = with_params(self.plan.catalog, error, header) {
                words.extend(self.pool.text(&header.name));
                words.push(self.template(error, &pieces));
            }
        }
        self.pool.list(words.len() / 3, &words)
    }

    fn shape(&mut self, error: &ErrorDef, shape: &Shape) -> u32 {
        let words = match shape {
            Shape::Literal(Json::Object(members)) => {
                let member = |(name, json): &(String, Json)| Member::Named {
                    name: name.clone(),
                    shape: Shape::Literal(json.clone()),
                    needs: Vec::new(),
                };
                return self.shape(error, &Shape::Object(members.iter().map(member).collect()));
            }
            Shape::Literal(Json::Array(items)) => {
                let items = items.iter().cloned().map(Shape::Literal).collect();
                return self.shape(error, &Shape::Array(items));
            }
            Shape::Literal(Json::String(text)) => {
                let [start, len] = self.pool.text(text);
                vec![STRING, start, len]
            }
            Shape::Literal(json) => {
                let [start, len] = self.pool.text(&json.to_string());
                vec![CONSTANT, start, len]
            }
            Shape::Object(members) => self.object(error, members),
            Shape::Array(items) => {
                let mut words = vec![ARRAY, word(items.len())];
                words.extend(items.iter().map(|item| self.shape(error, item)));
                words
            }
            Shape::Text(pieces) => vec![TEXT, self.template(error, pieces)],
            Shape::Value(value) => {
                let [source, alphabet] = self.value(error, value);
                vec![VALUE, source, alphabet]
            }
            Shape::Problems(problem) => vec![PROBLEMS, self.shape(error, problem)],
        };
        self.pool.words(&words)
    }

    fn object(&mut self, error: &ErrorDef, members: &[Member]) -> Vec<u32> {
        let (mut words, mut merged) = (vec![OBJECT, 0], Vec::new());
        for member in members {
            match member {
                Member::Named { name, shape, needs } => {
                    words[1] += 1;
                    words.extend(self.pool.text(name));
                    let optional = if needs.is_empty() { 0 } else { OPTIONAL };
                    words.push(optional);
                    words.push(self.shape(error, shape));
                }
                Member::Merged(source) => merged.push(self.source(error, *source)),
            }
        }
        words.push(word(merged.len()));
        words.append(&mut merged);
        words
    }

    /// Source and alphabet of a value of its own.
    pub(crate) fn value(&mut self, error: &ErrorDef, value: &Value) -> [u32; 2] {
        let Value { source, as_string } = value;
        let written = if *as_string { AS_STRING } else { 0 };
        let decl = source.decl(self.plan.catalog, error);
        let bound = &decl.constraints;
        let bounded = bound.pattern.is_some() || bound.max_length.is_some();
        let alphabet = if bounded && decl.ty == Type::String { self.alphabet(decl) } else { NONE };
        [self.source(error, *source) | written, alphabet]
    }

    pub(crate) fn template(&mut self, error: &ErrorDef, pieces: &[TextPiece]) -> u32 {
        let mut words = vec![word(pieces.len())];
        for piece in pieces {
            match piece {
                TextPiece::Text(text) => {
                    let [start, len] = self.pool.text(text);
                    words.extend([PIECE_TEXT, start, len]);
                }
                TextPiece::Value(source) => {
                    let decl = source.decl(self.plan.catalog, error);
                    let alphabet = self.alphabet(decl);
                    words.extend([PIECE_VALUE, self.source(error, *source), alphabet]);
                }
            }
        }
        self.pool.words(&words)
    }

    fn alphabet(&mut self, decl: &Decl) -> u32 {
        self.pool.words(&alphabet::of(self.plan.catalog, decl))
    }

    pub(crate) fn source(&self, error: &ErrorDef, source: ValueSource) -> u32 {
        let (of, index) = match source {
            ValueSource::Field(index) => (FIELD, index),
            ValueSource::Context(id) => {
                let context = &self.plan.context[id.0];
                (if context.per == Per::Problem { PROBLEM } else { RESPONSE }, context.position)
            }
        };
        let decl = source.decl(self.plan.catalog, error);
        let unit = if in_milliseconds(&decl.ty) { MILLISECONDS } else { 0 };
        of | unit | word(index) << 8
    }
}

/// How many bytes of a shape are constant, and how many values stand in it.
fn weight(shape: &Shape) -> (usize, usize) {
    let sum = |weights: &mut dyn Iterator<Item = (usize, usize)>| {
        weights.fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
    };
    match shape {
        Shape::Literal(json) => (json.to_text().len(), 0),
        Shape::Object(members) => sum(&mut members.iter().map(|member| match member {
            Member::Named { shape, .. } => weight(shape),
            Member::Merged(_) => (0, 1),
        })),
        Shape::Array(items) => sum(&mut items.iter().map(weight)),
        Shape::Text(pieces) => sum(&mut pieces.iter().map(|piece| match piece {
            TextPiece::Text(text) => (text.len(), 0),
            TextPiece::Value(_) => (0, 1),
        })),
        Shape::Value(_) => (0, 1),
        Shape::Problems(problem) => weight(problem),
    }
}

/// The members on the way to a slot.
fn path<'a>(drawing: &'a Drawing, is_wanted: &dyn Fn(&SlotSource) -> bool) -> Option<Vec<&'a str>> {
    path_of(drawing, &|drawing| matches!(drawing, Drawing::Slot(slot) if is_wanted(&slot.source)))
}

/// How many bytes stand before the value at a path, where that is the same in every body.
fn before(drawing: &Drawing, path: &[&str]) -> Option<usize> {
    let [name, rest @ ..] = path else { return Some(0) };
    let Drawing::Object(entries) = drawing else { return None };
    let mut bytes = "{".len();
    for entry in entries {
        let Entry::Member(member, value) = entry else { return None };
        bytes += Json::string(member).to_string().len() + ":".len();
        match value {
            value if member == name => return Some(bytes + before(value, rest)?),
            Drawing::Literal(json) => bytes += json.to_string().len() + ",".len(),
            _ => return None,
        }
    }
    None
}

fn path_of<'a>(drawing: &'a Drawing, is_wanted: &dyn Fn(&Drawing) -> bool) -> Option<Vec<&'a str>> {
    if is_wanted(drawing) {
        return Some(Vec::new());
    }
    let Drawing::Object(entries) = drawing else { return None };
    entries.iter().find_map(|entry| match entry {
        Entry::Member(name, value) => {
            let mut path = path_of(value, is_wanted)?;
            path.insert(0, name);
            Some(path)
        }
        Entry::Merge(_) => None,
    })
}
