//! Follows the shape of a body through a body.

use std::borrow::Cow;
use std::cell::Cell;

use super::cursor::Cursor;
use super::read::{Input, Read};
use super::table::{shape, source, Candidate, ClientTable, MEMBER_WORDS, NONE, OPTIONAL};
use super::tape::{Kind, Mark, Tape};
use super::template::{self, Part};
use crate::value::Unit;

/// Where a value was found.
#[derive(Debug)]
pub(crate) enum Place<'t> {
    /// A value of its own.
    Node(u32),
    /// The same, as its JSON.
    Raw(Cursor<'t>),
    /// The same, of which nobody knows yet where it ends.
    Open(Cursor<'t>),
    /// The members of an object that nobody else reads.
    Rest(u32),
    /// A stretch of text.
    Text(Cow<'t, str>),
    /// Nowhere: a member of its own would be there if it were.
    Absent,
}

/// Values and where they were found, by source. Most errors have few, which need no allocation.
#[derive(Debug, Default)]
pub(crate) struct Places<'t> {
    few: [Option<(u32, Place<'t>)>; 6],
    count: usize,
    more: Vec<(u32, Place<'t>)>,
}

impl<'t> Places<'t> {
    #[inline]
    pub(crate) fn push(&mut self, place: (u32, Place<'t>)) {
        match self.few.get_mut(self.count) {
            Some(free) => *free = Some(place),
            None => self.more.push(place),
        }
        self.count += 1;
    }

    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(u32, Place<'t>)> {
        let few = &self.few[..self.count.min(self.few.len())];
        few.iter().flatten().chain(&self.more)
    }

    fn clear(&mut self) {
        self.count = 0;
        self.more.clear();
    }
}

/// What a body says of one error: where each of its values stands.
#[derive(Debug)]
pub struct Found<'t> {
    /// The body; none where it is read straight.
    tape: Option<&'t Tape<'t>>,
    pub(crate) table: &'static ClientTable,
    /// By source.
    pub(crate) places: Places<'t>,
    /// Where the open value ends, once it has been read.
    pub(crate) end: Cell<Option<Cursor<'t>>>,
    parts: Vec<Part>,
    /// Whether constants and sentences may differ from those of the catalog: the code says which
    /// error it is, and texts get better over time.
    lenient: bool,
}

impl<'t> Found<'t> {
    #[inline]
    pub(crate) fn new(table: &'static ClientTable, tape: Option<&'t Tape<'t>>) -> Self {
        let (places, end, parts) = Default::default();
        Self { tape, table, places, end, parts, lenient: false }
    }

    /// Forgets what was found.
    #[inline]
    pub(crate) fn clear(&mut self, lenient: bool) {
        self.places.clear();
        self.lenient = lenient;
    }

    /// Reads a field of the error; `None` where its type is wrong or it is missing and must not.
    pub fn field<T: Read>(&self, index: usize) -> Option<T> {
        self.value(source::FIELD, index)
    }

    /// Reads context of the problem, as [`Self::field`].
    pub fn problem<T: Read>(&self, index: usize) -> Option<T> {
        self.value(source::PROBLEM, index)
    }

    /// Reads context of the response, as [`Self::field`].
    pub fn response<T: Read>(&self, index: usize) -> Option<T> {
        self.value(source::RESPONSE, index)
    }

    fn value<T: Read>(&self, of: u32, index: usize) -> Option<T> {
        let is = |source: u32| source & 3 == of && source as usize >> 8 == index;
        // What stands by itself is exact; text may leave open where a value ends, and whether
        // there is one.
        let rank = |(_, place): &&(u32, Place<'_>)| match place {
            Place::Node(_) | Place::Raw(_) | Place::Open(_) | Place::Rest(_) => 0,
            Place::Absent => 1,
            Place::Text(_) => 2,
        };
        let places = self.places.iter().filter(|(source, _)| is(*source));
        let Some((source, place)) = places.min_by_key(rank) else {
            return T::missing();
        };
        let milliseconds = source & source::MILLISECONDS != 0;
        let unit = if milliseconds { Unit::Milliseconds } else { Unit::Seconds };
        match place {
            Place::Node(node) => T::read(Input::new(self.tape?, *node, unit)),
            Place::Rest(node) => T::rest(Input::new(self.tape?, *node, unit)),
            Place::Raw(json) => {
                let mut cursor = *json;
                T::scan(&mut cursor, unit).filter(|_| cursor.is_done())
            }
            Place::Open(start) => {
                let mut cursor = *start;
                let value = T::scan(&mut cursor, unit)?;
                self.end.set(Some(cursor));
                Some(value)
            }
            Place::Text(text) => T::parse(text, unit),
            Place::Absent => T::missing(),
        }
    }

    /// Follows a shape through a value; `false` where the value is not of that shape.
    pub(crate) fn follow(&mut self, at: u32, node: u32) -> bool {
        let (table, at) = (self.table, at as usize);
        let Some(tape) = self.tape else { return false };
        match table.word(at) {
            shape::OBJECT => self.object(at + 1, node),
            shape::ARRAY => {
                let shapes = table.word(at + 1) as usize;
                if tape.kind(node) != Kind::Array || tape.items(node).count() != shapes {
                    return false;
                }
                tape.set_mark(node, Mark::Read);
                let shapes = at + 2..at + 2 + shapes;
                tape.items(node)
                    .zip(shapes)
                    .all(|(item, shape)| self.follow(table.word(shape), item) || self.lenient)
            }
            shape::STRING => tape.is(node, table.text(at + 1)),
            shape::CONSTANT => {
                tape.kind(node) != Kind::String && same(tape.raw(node), table.text(at + 1))
            }
            shape::TEXT => match tape.string(node) {
                Some(text) => self.text(table.word(at + 1), text),
                None => false,
            },
            shape::VALUE => {
                let (source, alphabet) = (table.word(at + 1), table.word(at + 2));
                let fits = |text: Cow<'_, str>| template::fits(table, alphabet, &text);
                // It tells errors apart; where the code has done so, a value is taken as it is.
                let tells = alphabet != NONE && !self.lenient;
                if tells && !tape.string(node).map_or(true, fits) {
                    return false;
                }
                let place = if source & source::AS_STRING == 0 {
                    Place::Node(node)
                } else {
                    match tape.string(node) {
                        Some(text) => Place::Text(text),
                        None => return false,
                    }
                };
                self.places.push((source, place));
                true
            }
            shape::PROBLEMS => {
                // They are read one by one.
                tape.set_mark(node, Mark::Read);
                tape.kind(node) == Kind::Array
            }
            _ => false,
        }
    }

    fn object(&mut self, at: usize, node: u32) -> bool {
        let table = self.table;
        let Some(tape) = self.tape else { return false };
        if tape.kind(node) != Kind::Object {
            return false;
        }
        tape.set_mark(node, Mark::Read);
        let count = table.word(at) as usize;
        let member = |i: usize| at + 1 + i * MEMBER_WORDS;
        let (mut few, mut many) = ([NONE; 16], Vec::new());
        let values = if count <= few.len() {
            &mut few[..count]
        } else {
            many.resize(count, NONE);
            &mut many[..]
        };
        // Members mostly come in the order of the catalog.
        let mut next = 0;
        for (name, value) in tape.members(node) {
            let Some(text) = tape.string(name) else { continue };
            let mut order = (next..count).chain(0..next);
            if let Some(i) = order.find(|&i| table.text(member(i)) == text) {
                if values[i] != NONE {
                    tape.set_mark(values[i] - 1, Mark::Read);
                }
                values[i] = value;
                next = i + 1;
            }
        }
        for (i, &value) in values.iter().enumerate() {
            let (flags, child) = (table.word(member(i) + 2), table.word(member(i) + 3));
            let optional = flags & OPTIONAL != 0;
            if value == NONE {
                if !optional && !self.lenient {
                    return false;
                }
                let child = child as usize;
                if optional && table.word(child) == shape::VALUE {
                    self.places.push((table.word(child + 1), Place::Absent));
                }
                continue;
            }
            let null = optional && tape.kind(value) == Kind::Null;
            let absent = null && table.word(child as usize) != shape::VALUE;
            if absent || self.follow(child, value) {
                // The name stands before its value.
                tape.set_mark(value - 1, Mark::Read);
            } else if !self.lenient {
                return false;
            }
        }
        let merged = at + 1 + count * MEMBER_WORDS;
        for i in 0..table.word(merged) as usize {
            self.places.push((table.word(merged + 1 + i), Place::Rest(node)));
        }
        true
    }

    /// Finds the params of a template in a text.
    pub(crate) fn text(&mut self, template: u32, text: Cow<'t, str>) -> bool {
        self.parts.clear();
        if !template::find(self.table, template as usize, &text, &mut self.parts) {
            return false;
        }
        if let [(source, from, to)] = self.parts[..] {
            if to - from == text.len() {
                self.places.push((source, Place::Text(text)));
                return true;
            }
        }
        for &(source, from, to) in &self.parts {
            let part = match &text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[from..to]),
                Cow::Owned(text) => Cow::Owned(text[from..to].to_owned()),
            };
            self.places.push((source, Place::Text(part)));
        }
        true
    }

    /// Finds params in the headers of a response.
    pub(crate) fn headers(&mut self, candidate: &Candidate, headers: &[(&'static str, String)]) {
        for at in self.table.list(candidate.headers, 3) {
            let name = self.table.text(at);
            if let Some((_, value)) = headers.iter().find(|(kept, _)| *kept == name) {
                self.text(self.table.word(at + 2), Cow::Owned(value.clone()));
            }
        }
    }
}

/// Whether two JSON texts that are not strings are the same value: `1`, `1.0`.
fn same(a: &str, b: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    a == b || number(a).is_some_and(|a| number(b) == Some(a))
}
