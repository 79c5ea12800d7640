//! The tables of a generated crate.
//!
//! Everything a catalog says about its errors is one text and two lists of integers: cheap to
//! compile (an array of nested structs takes the compiler forty times as long), cheap to load (no
//! pointers to relocate), and read without allocating. The generator writes this format, this
//! module reads it; nothing else knows it.
//!
//! **Text.** All strings of the catalog. A *text* is two words: start and length in bytes, at
//! character boundaries. [`NONE`] as start says that there is none.
//!
//! **Rows.** [`COLUMNS`] words per error, in the order of the catalog:
//!
//! | word | what |
//! |---|---|
//! | 0, 1 | text: name of the variant |
//! | 2, 3 | text: the code |
//! | 4, 5 | text: the title, or [`NONE`] |
//! | 6 | program: the message, or [`NONE`] |
//! | 7 | HTTP status, 0 for none; in bits 16 to 23 the retry grade, from bit 24 the severity, 0 for none |
//! | 8 | list: the fields |
//! | 9 | list: the bodies |
//! | 10 | list: the headers |
//! | 11 | index in the data of the facts: see the module `facts` |
//!
//! A *list* is the index in the data of a count, which the entries follow:
//!
//! - field: text of the name; the top bit of the length marks a sensitive one;
//! - body: [`BODY_WORDS`] words: wire, program of the body with one problem, then, where the wire
//!   has a list of problems, program of the envelope and program of one problem, else [`NONE`];
//! - header: text of the name, program of the value.
//!
//! **Programs.** A *program* is the index in the data of [`PROGRAM_HEAD`] words and some more:
//! the *shape*, the start of its constant text, the length of all of that text, then the lengths
//! of its stretches, which follow each other in the text. The shape is a list of operations, the
//! same for many errors; each is one word (see [`op`]), some with operands after it.

use std::borrow::Cow;

use crate::render::Values;
use crate::RetryGrade;

/// Stands for an absent text, program or list.
pub const NONE: u32 = u32::MAX;
/// Words in a row.
pub const COLUMNS: usize = 12;
/// Words of a body.
pub const BODY_WORDS: usize = 4;
/// Words of a program before the lengths of its stretches.
pub const PROGRAM_HEAD: usize = 3;
/// In the length of a field's name: the field is sensitive.
const SENSITIVE: u32 = 1 << 31;

/// Operations of a shape: the lowest four bits of a word. `op::*` that take a value carry its
/// [`source`] from bit 8 upwards.
pub mod op {
    /// Copies the next stretch of constant text.
    pub const TEXT: u32 = 0;
    /// Writes a value as JSON.
    pub const JSON: u32 = 1;
    /// Writes a value within a JSON string.
    pub const JSON_STRING: u32 = 2;
    /// Writes a value within plain text.
    pub const PLAIN: u32 = 3;
    /// Writes the members of an object beside those already there.
    pub const MEMBERS: u32 = 4;
    /// Unless there is a value, goes on after the part that needs it. Two operands: how many
    /// words of the shape and how many stretches of text that part has.
    pub const IF: u32 = 5;
    /// Unless there is a value, ends: there is no such message or header.
    pub const REQUIRE: u32 = 6;
    /// Writes a comma unless an object has just begun.
    pub const COMMA: u32 = 7;
    /// Writes the problems, separated by commas.
    pub const PROBLEMS: u32 = 8;

    /// The bits of the operation itself.
    pub const MASK: u32 = 15;
    /// Durations count milliseconds, not seconds.
    pub const MILLISECONDS: u32 = 1 << 4;
    /// Two operands, a text, stand for a missing value.
    pub const DEFAULT: u32 = 1 << 5;
    /// Control characters become spaces, as RFC 9110 section 5.5 wants of a header's value, so
    /// that none begins another header.
    pub const FIELD_VALUE: u32 = 1 << 6;
}

/// Where a value comes from: the lowest two bits say of what, the others its index there.
pub mod source {
    /// A field of the error.
    pub const FIELD: u32 = 0;
    /// Context of the problem.
    pub const PROBLEM: u32 = 1;
    /// Context of the response.
    pub const RESPONSE: u32 = 2;
}

/// The tables of one crate.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The strings.
    pub text: &'static str,
    /// The rows.
    pub rows: &'static [u32],
    /// Lists, programs and shapes.
    pub data: &'static [u32],
    /// Which error has which code: see the module `lookup`.
    pub codes: &'static [u32],
}

impl Table {
    /// The row of an error.
    #[inline]
    pub const fn row(&'static self, index: usize) -> Row {
        Row { table: self, at: index * COLUMNS }
    }

    /// The program at an index of the data.
    pub(crate) const fn program(&'static self, at: usize) -> Program {
        Program { table: self, at }
    }

    fn slice(&self, start: u32, len: u32) -> &'static str {
        &self.text[start as usize..start as usize + len as usize]
    }

    /// A text that two words of the data say.
    pub(crate) fn text_at(&self, index: usize) -> &'static str {
        self.slice(self.data[index], self.data[index + 1])
    }

    /// The entries of a list, by the index of their first word.
    #[inline]
    pub(crate) fn list(&self, at: u32, words: usize) -> impl ExactSizeIterator<Item = usize> {
        let at = at as usize;
        (0..self.data[at] as usize).map(move |i| at + 1 + i * words)
    }
}

/// What the tables say of one error.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    table: &'static Table,
    at: usize,
}

impl Row {
    #[inline]
    fn word(self, column: usize) -> u32 {
        self.table.rows[self.at + column]
    }

    pub(crate) fn table(self) -> &'static Table {
        self.table
    }

    /// Where its facts begin in the data.
    pub(crate) fn facts_at(self) -> usize {
        self.word(11) as usize
    }

    /// The number of its severity.
    pub(crate) fn severity_number(self) -> u32 {
        self.word(7) >> 24
    }

    #[inline]
    fn program(self, at: u32) -> Option<Program> {
        (at != NONE).then(|| self.table.program(at as usize))
    }

    /// Name of the variant.
    pub fn name(self) -> &'static str {
        self.table.slice(self.word(0), self.word(1))
    }

    /// The code.
    #[inline]
    pub fn code(self) -> &'static str {
        self.table.slice(self.word(2), self.word(3))
    }

    /// The title.
    pub fn title(self) -> Option<&'static str> {
        let start = self.word(4);
        (start != NONE).then(|| self.table.slice(start, self.word(5)))
    }

    /// The message; `None` where the error or this occurrence has none.
    pub fn message(self, values: &Values<'_>) -> Option<Cow<'static, str>> {
        self.program(self.word(6))?.text(values)
    }

    /// The HTTP status, 0 where there is none.
    #[inline]
    pub fn status(self) -> u16 {
        // The lower half is the status.
        (self.word(7) & 0xffff) as u16
    }

    /// The HTTP status, where there is one.
    pub fn status_if_any(self) -> Option<u16> {
        Some(self.status()).filter(|status| *status != 0)
    }

    /// The retry grade.
    pub fn grade(self) -> Option<RetryGrade> {
        RetryGrade::from_table(self.word(7) >> 16 & 0xff)
    }

    /// Names of the fields, and whether they are sensitive.
    pub fn fields(self) -> impl Iterator<Item = (&'static str, bool)> {
        self.table.list(self.word(8), 2).map(move |at| {
            let [start, len] = [self.table.data[at], self.table.data[at + 1]];
            (self.table.slice(start, len & !SENSITIVE), len & SENSITIVE != 0)
        })
    }

    /// The wire the error prefers.
    #[inline]
    pub fn first_wire(self) -> usize {
        self.table.data[self.word(9) as usize + 1] as usize
    }

    /// Its body on the wire it prefers.
    #[inline]
    pub fn first_body(self) -> Program {
        // Behind the count and the number of the wire.
        self.table.program(self.table.data[self.word(9) as usize + 2] as usize)
    }

    /// Its body on a wire; `None` where it does not travel on it.
    #[inline]
    pub fn body(self, wire: usize) -> Option<Body> {
        let data = self.table.data;
        let at = self.table.list(self.word(9), BODY_WORDS).find(|&at| data[at] as usize == wire)?;
        Some(Body {
            one: self.table.program(data[at + 1] as usize),
            envelope: self.program(data[at + 2]),
            problem: self.program(data[at + 3]),
        })
    }

    /// The headers of a response with their values; those without a value are left out.
    pub fn headers(self, values: &Values<'_>) -> Vec<(&'static str, Cow<'static, str>)> {
        self.table
            .list(self.word(10), 3)
            .filter_map(|at| {
                let value = self.table.program(self.table.data[at + 2] as usize);
                Some((self.table.text_at(at), one_line(value.text(values)?)))
            })
            .collect()
    }
}

/// A header's value without the control characters that would end it: spaces stand in, as RFC
/// 9110, section 5.5, says.
fn one_line(value: Cow<'static, str>) -> Cow<'static, str> {
    let is_control = |c: char| c.is_ascii_control() && c != '\t';
    if value.contains(is_control) {
        Cow::Owned(value.replace(is_control, " "))
    } else {
        value
    }
}

/// The body of an error on one wire.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// The body with this problem.
    pub one: Program,
    /// The body around the problems, where the wire has a list of them.
    pub envelope: Option<Program>,
    /// This problem in the list.
    pub problem: Option<Program>,
}

/// Constant text and what stands between.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    table: &'static Table,
    at: usize,
}

impl Program {
    /// The operations.
    #[inline]
    pub(crate) fn shape(self) -> &'static [u32] {
        let shape = self.table.data[self.at] as usize;
        let words = self.table.data[shape] as usize;
        &self.table.data[shape + 1..shape + 1 + words]
    }

    /// Start and length of the constant text.
    #[inline]
    pub(crate) fn span(self) -> (usize, usize) {
        (self.table.data[self.at + 1] as usize, self.table.data[self.at + 2] as usize)
    }

    /// The lengths of the stretches, and whatever follows in the data.
    pub(crate) fn lengths(self) -> &'static [u32] {
        &self.table.data[self.at + PROGRAM_HEAD..]
    }

    pub(crate) fn table(self) -> &'static Table {
        self.table
    }

    /// The whole text, where every occurrence has the same.
    #[inline]
    pub fn constant(self) -> Option<&'static str> {
        let (start, len) = self.span();
        (self.shape() == [op::TEXT]).then(|| &self.table.text[start..start + len])
    }

    /// The text as bytes of a body.
    pub fn bytes(self, values: &Values<'_>) -> Cow<'static, [u8]> {
        if let Some(text) = self.constant() {
            return Cow::Borrowed(text.as_bytes());
        }
        let mut out = Vec::with_capacity(self.room(values));
        self.render(&mut out, values);
        Cow::Owned(out)
    }

    /// The text as bytes of a body, in place of what the buffer holds.
    pub fn write(self, values: &Values<'_>, buffer: &mut Vec<u8>) {
        buffer.clear();
        self.render(buffer, values);
    }

    /// The text with values; `None` where a required one is missing.
    pub fn text(self, values: &Values<'_>) -> Option<Cow<'static, str>> {
        if let Some(text) = self.constant() {
            return Some(Cow::Borrowed(text));
        }
        let mut out = Vec::with_capacity(self.room(values));
        // Nothing but whole texts has been put together.
        self.render(&mut out, values).then(|| String::from_utf8(out).unwrap_or_default().into())
    }
}
