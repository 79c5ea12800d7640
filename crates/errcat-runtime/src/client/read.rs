//! How typed values are read: from JSON, and from text in a sentence or header.

use super::cursor::Cursor;
use super::decode::extra;
use super::tape::{Kind, Mark, Tape};
use crate::value::Unit;
use crate::{Json, Map};

/// A JSON value to be read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'t> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) node: u32,
    pub(super) unit: Unit,
}

impl<'t> Input<'t> {
    pub(crate) fn new(tape: &'t Tape<'t>, node: u32, unit: Unit) -> Self {
        Self { tape, node, unit }
    }

    pub(super) fn at(self, node: u32) -> Self {
        Self { node, ..self }
    }

    pub(super) fn is(self, kind: Kind) -> bool {
        self.tape.kind(self.node) == kind
    }

    /// The text of a number.
    pub(super) fn number(self) -> Option<&'t str> {
        self.is(Kind::Number).then(|| self.tape.raw(self.node))
    }

    /// The text of a string.
    pub fn string(self) -> Option<std::borrow::Cow<'t, str>> {
        self.tape.string(self.node)
    }

    /// The members of an object, to be read by name.
    pub fn members(self) -> Option<Members<'t>> {
        self.is(Kind::Object).then_some(())?;
        self.tape.set_mark(self.node, Mark::Read);
        Some(Members { object: self })
    }

    /// The value as it is.
    pub(crate) fn json(self) -> Json {
        match self.tape.kind(self.node) {
            Kind::Null => Json::Null,
            Kind::True => Json::Boolean(true),
            Kind::False => Json::Boolean(false),
            Kind::Number => self.tape.raw(self.node).parse().map_or(Json::Null, Json::Number),
            Kind::String => self.string().map_or(Json::Null, |text| Json::String(text.into())),
            Kind::Array => {
                Json::Array(self.tape.items(self.node).map(|i| self.at(i).json()).collect())
            }
            Kind::Object => {
                Json::Object(self.entries(|value| Some(value.json())).unwrap_or_default())
            }
        }
    }

    pub(super) fn entries<T>(self, read: impl Fn(Self) -> Option<T>) -> Option<Map<T>> {
        let members = self.tape.members(self.node);
        members
            .map(|(name, value)| Some((self.at(name).string()?, read(self.at(value))?)))
            .collect()
    }
}

/// The members of an object.
#[derive(Debug)]
pub struct Members<'t> {
    object: Input<'t>,
}

impl Members<'_> {
    /// Reads a member. `None` where it has the wrong type, or is missing and must not.
    pub fn read<T: Read>(&self, name: &str, unit: Unit) -> Option<T> {
        let Input { tape, node, .. } = self.object;
        let mut last = None;
        for (key, value) in tape.members(node) {
            if tape.is(key, name) {
                tape.set_mark(key, Mark::Read);
                last = Some(value);
            }
        }
        match last {
            Some(node) => T::read(Input { tape, node, unit }),
            None => T::missing(),
        }
    }
}

/// A value of a field that can be read.
pub trait Read: Sized {
    /// Reads JSON; `None` where the type is wrong.
    fn read(input: Input<'_>) -> Option<Self>;

    /// Reads JSON where it stands in a body that is read straight; `None` where the type is wrong,
    /// or it has to be looked at more closely.
    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        let tape = Tape::new(cursor.raw()?)?;
        let value = Self::read(Input { tape: &tape, node: 0, unit })?;
        extra(&tape, 0).is_none().then_some(value)
    }

    /// Reads the text that stands for the value in a sentence or header.
    fn parse(text: &str, unit: Unit) -> Option<Self> {
        let tape = Tape::new(text)?;
        Self::read(Input { tape: &tape, node: 0, unit })
    }

    /// The value where there is none; `None` where there must be one.
    fn missing() -> Option<Self> {
        None
    }

    /// Reads the members of an object that nobody else read.
    fn rest(object: Input<'_>) -> Option<Self> {
        Self::read(object)
    }
}
