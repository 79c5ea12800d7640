//! Follows the shape of a body through a body.

use std::borrow::Cow;
use std::cell::Cell;

use super::cursor::Cursor;
use super::places::{Origin, Place, Places};
use super::read::{Input, Read};
use super::table::{shape, source, Candidate, ClientTable, MEMBER_WORDS, NONE, OPTIONAL};
use super::tape::{Kind, Mark, Tape};
use super::template;
use crate::value::Unit;

/// What a body says of one error: where each of its values stands.
#[derive(Debug)]
pub struct Found<'t> {
    /// The body; none where it is read straight.
    tape: Option<&'t Tape<'t>>,
    pub(crate) table: &'static ClientTable,
    /// By source.
    pub(crate) places: Places<'t>,
    /// Texts with params in them that do not stand in the body as they are.
    made: Vec<String>,
    /// How long the open value is, once it has been read.
    pub(crate) open: Cell<Option<usize>>,
    /// Whether constants and sentences may differ from those of the catalog: the code says which
    /// error it is, and texts get better over time.
    lenient: bool,
}

impl<'t> Found<'t> {
    #[inline]
    pub(crate) fn new(table: &'static ClientTable, tape: Option<&'t Tape<'t>>) -> Self {
        let (places, made, open) = (Places::new(), Vec::new(), Cell::new(None));
        Self { tape, table, places, made, open, lenient: false }
    }

    /// Forgets what was found.
    #[inline]
    pub(crate) fn clear(&mut self, lenient: bool) {
        self.places.truncate(0);
        self.made.clear();
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
        let Some(&(source, ref place)) = self.places.best(is) else { return T::missing() };
        let milliseconds = source & source::MILLISECONDS != 0;
        let unit = if milliseconds { Unit::Milliseconds } else { Unit::Seconds };
        match *place {
            Place::Node(node) => T::read(Input::new(self.tape?, node, unit)),
            Place::Rest(node) => T::rest(Input::new(self.tape?, node, unit)),
            Place::Raw(json) => {
                let mut cursor = Cursor::new(json);
                T::scan(&mut cursor, unit).filter(|_| cursor.is_done())
            }
            // Whoever reads anything of it reads it all.
            Place::Plain(json) => T::scan(&mut Cursor::plain(json), unit),
            Place::Open(text) => {
                let mut cursor = Cursor::new(text);
                let value = T::scan(&mut cursor, unit)?;
                self.open.set(Some(cursor.at()));
                Some(value)
            }
            Place::Text(text) => T::parse(text, unit),
            Place::Made(text, from, to) => T::parse(self.made.get(text)?.get(from..to)?, unit),
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
                if source & source::AS_STRING == 0 {
                    self.places.push(source, Place::Node(node));
                    return true;
                }
                let text = tape.string(node);
                text.map(|text| self.place_text(source, text)).is_some()
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
                    self.places.push(table.word(child + 1), Place::Absent);
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
            self.places.push(table.word(merged + 1 + i), Place::Rest(node));
        }
        true
    }

    /// Notes a text that is a value.
    pub(crate) fn place_text(&mut self, source: u32, text: Cow<'t, str>) {
        let place = match text {
            Cow::Borrowed(text) => Place::Text(text),
            Cow::Owned(text) => {
                let (made, len) = (self.made.len(), text.len());
                self.made.push(text);
                Place::Made(made, 0, len)
            }
        };
        self.places.push(source, place);
    }

    /// Finds the params of a template in a text.
    pub(crate) fn text(&mut self, template: u32, text: Cow<'t, str>) -> bool {
        let (table, template) = (self.table, template as usize);
        match text {
            Cow::Borrowed(text) => {
                template::find(table, template, text, Origin::Body(text), &mut self.places)
            }
            Cow::Owned(text) => {
                let origin = Origin::Made(self.made.len());
                let fits = template::find(table, template, &text, origin, &mut self.places);
                self.made.push(text);
                fits
            }
        }
    }

    /// Finds params in the headers of a response.
    pub(crate) fn headers(&mut self, candidate: Candidate, headers: &[(&'static str, String)]) {
        for at in self.table.list(candidate.headers(), 3) {
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
