//! The tables of a generated crate's client: how to find, in a body, which error it is and what it
//! carries.
//!
//! One text and one list of integers, as in the crate's other tables; the generator writes this
//! format from the shapes that also make the bodies. A *text* is two words: start and length in
//! bytes. A *list* is the index of a count, which the entries follow. [`NONE`] is no index.
//!
//! - word 0: list of wires, in the order of the catalog, [`WIRE_WORDS`] each;
//! - word 1: list of texts: names of the headers that carry params;
//! - word 2: the lengths of these names modulo 32, as bits.
//!
//! | word of a wire | what |
//! |---|---|
//! | 0, 1 | text: the media type |
//! | 2 | 1 where it is HTTP: errors have a status |
//! | 3 | path of the request id, or [`NONE`] |
//! | 4 | path of the code within a problem, or [`NONE`] |
//! | 5 | path of the list of problems, or [`NONE`] where the body is the problem |
//! | 6 | list of candidates, [`CANDIDATE_WORDS`] each |
//! | 7 | list of slots, or [`NONE`] where there is no code: a hash table as in the module `lookup`, of the first candidate of each code |
//! | 8 | how many bytes stand in a problem before the code, 0 where that is not always the same |
//!
//! A *path* is a list of texts: names of members. Candidates are the errors that travel on the
//! wire, ordered by code where the body has one; then by status; among those alike, the one with
//! most constant text first.
//!
//! | word of a candidate | what |
//! |---|---|
//! | 0, 1 | text: the code |
//! | 2 | the status, 0 for none |
//! | 3 | number of the error |
//! | 4 | shape of the body |
//! | 5 | shape of one problem in the list, or [`NONE`] |
//! | 6 | list of headers: text of the name, template of the value |
//! | 7, 8 | steps of the body and of the problem in the list, [`NONE`] where there are none |
//!
//! A *shape* is the index of a word of [`shape`] and its operands; a *template* the index of a
//! count of pieces, [`PIECE_WORDS`] each: constant text or a value (see [`piece`]). *Steps* are the
//! index of the first [`step`] of several.

use std::ops::Range;

use crate::lookup::hash;

/// Stands for an absent index.
pub(crate) const NONE: u32 = u32::MAX;
/// Words of a wire.
pub(crate) const WIRE_WORDS: usize = 9;
/// Words of a candidate.
pub(crate) const CANDIDATE_WORDS: usize = 9;
/// Words of a member in [`shape::OBJECT`].
pub(crate) const MEMBER_WORDS: usize = 4;
/// Words of a piece.
pub(crate) const PIECE_WORDS: usize = 3;

/// In the flags of a member: it may be absent.
pub(crate) const OPTIONAL: u32 = 1;

/// What a shape is.
pub(crate) mod shape {
    /// An object. Operands: count of members, then of each the text of its name, its flags
    /// ([`OPTIONAL`](super::OPTIONAL)), and its shape; then count of merged values, and of each its
    /// source.
    pub(crate) const OBJECT: u32 = 0;
    /// An array. Operands: count of items, and of each its shape.
    pub(crate) const ARRAY: u32 = 1;
    /// A constant string. Operand: the text.
    pub(crate) const STRING: u32 = 2;
    /// Another constant. Operands: the text of its JSON.
    pub(crate) const CONSTANT: u32 = 3;
    /// Text with values in it. Operand: the template.
    pub(crate) const TEXT: u32 = 4;
    /// A value. Operands: its source, and its alphabet where a string must be of one, else
    /// [`NONE`](super::NONE).
    pub(crate) const VALUE: u32 = 5;
    /// The list of problems. Operand: shape of one.
    pub(crate) const PROBLEMS: u32 = 6;
}

/// Through a body as a server of ours writes it, without a look at anything else.
pub(crate) mod step {
    /// This was all.
    pub(crate) const END: u32 = 0;
    /// Constant text, of all that stands between two values. Operand: the text.
    pub(crate) const TEXT: u32 = 1;
    /// What is left of a string. Operand: the template.
    pub(crate) const TEMPLATE: u32 = 2;
    /// A value. Operands as those of [`VALUE`](super::shape::VALUE).
    pub(crate) const VALUE: u32 = 3;
    /// The same, if no other value of the error or of the problem follows.
    pub(crate) const LAST_VALUE: u32 = 4;
    /// The name of a member, with a comma before it or not. Operand: the text of its JSON with the
    /// comma and the colon.
    pub(crate) const NAME: u32 = 5;
    /// A member that may be absent. Operands: the name as above; the source of its value, or
    /// [`NONE`](super::NONE) where it is something else; how many words of steps it has, which
    /// follow.
    pub(crate) const MEMBER: u32 = 6;
    /// The list of problems.
    pub(crate) const PROBLEMS: u32 = 7;
}

/// A source says where a value goes: what it belongs to in the lowest two bits, how it is written
/// in the next, its index there from bit 8 upwards.
pub(crate) mod source {
    /// The error's fields.
    pub(crate) const FIELD: u32 = 0;
    /// Context of the problem.
    pub(crate) const PROBLEM: u32 = 1;
    /// Context of the response.
    pub(crate) const RESPONSE: u32 = 2;
    /// Durations in it count milliseconds.
    pub(crate) const MILLISECONDS: u32 = 1 << 2;
    /// It is a string whatever its type.
    pub(crate) const AS_STRING: u32 = 1 << 3;
}

/// The first word of a piece.
pub(crate) mod piece {
    /// Constant text, which the other two words say. Anything else is a value: the second word is
    /// its source, the third its alphabet, [`super::Alphabet`].
    pub(crate) const TEXT: u32 = 0;
}

/// The tables of one crate.
#[derive(Debug, Clone, Copy)]
pub struct ClientTable {
    /// The strings.
    pub text: &'static str,
    /// Everything else.
    pub data: &'static [u32],
}

/// A wire of a table. Its words are read where they are asked for: copying them costs more.
#[derive(Clone, Copy)]
pub(crate) struct Wire {
    table: &'static ClientTable,
    at: usize,
}

/// An error that a body may be, on a wire.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    table: &'static ClientTable,
    at: usize,
}

impl ClientTable {
    #[inline]
    pub(crate) fn word(&self, at: usize) -> u32 {
        self.data[at]
    }

    #[inline]
    pub(crate) fn text(&self, at: usize) -> &'static str {
        let (start, len) = (self.data[at] as usize, self.data[at + 1] as usize);
        &self.text[start..start + len]
    }

    #[inline]
    pub(crate) fn bytes(&self, at: usize) -> &'static [u8] {
        let (start, len) = (self.data[at] as usize, self.data[at + 1] as usize);
        &self.text.as_bytes()[start..start + len]
    }

    /// The entries of a list, by the index of their first word.
    #[inline]
    pub(crate) fn list(&self, at: u32, words: usize) -> impl DoubleEndedIterator<Item = usize> {
        let at = at as usize;
        (0..self.data[at] as usize).map(move |i| at + 1 + i * words)
    }

    /// The texts of a list of them.
    #[inline]
    pub(crate) fn texts(&self, at: u32) -> impl Iterator<Item = &'static str> + '_ {
        self.list(at, 2).map(|at| self.text(at))
    }

    #[inline]
    pub(crate) fn wires(&self) -> usize {
        self.word(self.word(0) as usize) as usize
    }

    #[inline]
    pub(crate) fn wire(&'static self, wire: usize) -> Wire {
        Wire { table: self, at: self.word(0) as usize + 1 + wire * WIRE_WORDS }
    }

    /// The headers that carry params.
    pub(crate) fn header_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.texts(self.word(1))
    }

    /// The lengths of their names modulo 32, as bits.
    pub(crate) fn header_lengths(&self) -> u32 {
        self.word(2)
    }
}

impl Wire {
    pub(crate) fn media_type(self) -> &'static [u8] {
        self.table.bytes(self.at)
    }

    pub(crate) fn is_http(self) -> bool {
        self.table.word(self.at + 2) != 0
    }

    pub(crate) fn request_id(self) -> u32 {
        self.table.word(self.at + 3)
    }

    #[inline]
    pub(crate) fn code(self) -> u32 {
        self.table.word(self.at + 4)
    }

    #[inline]
    pub(crate) fn list(self) -> u32 {
        self.table.word(self.at + 5)
    }

    #[inline]
    pub(crate) fn before_code(self) -> usize {
        self.table.word(self.at + 8) as usize
    }

    fn count(self) -> usize {
        self.table.word(self.table.word(self.at + 6) as usize) as usize
    }

    #[inline]
    pub(crate) fn candidate(self, i: usize) -> Candidate {
        let first = self.table.word(self.at + 6) as usize + 1;
        Candidate { table: self.table, at: first + i * CANDIDATE_WORDS }
    }

    /// The candidates with this code and this status, as far as these are known.
    pub(crate) fn candidates(self, code: Option<&str>, status: Option<u16>) -> Range<usize> {
        let count = self.count();
        let mut range = 0..count;
        if let Some(code) = code.map(str::as_bytes) {
            let Some(first) = self.first_of_code(code) else { return 0..0 };
            let more = (first + 1..count).take_while(|&i| self.candidate(i).code() == code);
            range = first..first + 1 + more.count();
        }
        let Some(status) = status.map(u32::from) else { return range };
        if range.len() == 1 {
            let is = self.candidate(range.start).status() == status;
            return range.start..range.start + usize::from(is);
        }
        // The first of at least a status.
        let from = |status: u32| {
            let (mut low, mut high) = (range.start, range.end);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.candidate(middle).status() < status {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            low
        };
        from(status)..from(status + 1)
    }

    /// The first candidate of a code.
    fn first_of_code(self, code: &[u8]) -> Option<usize> {
        let slots = self.table.word(self.at + 7) as usize;
        let mask = self.table.data.get(slots)?.checked_sub(1)?;
        let mut at = hash(code) & mask;
        loop {
            let first = self.table.word(slots + 1 + at as usize);
            if first == NONE {
                return None;
            }
            if self.candidate(first as usize).code() == code {
                return Some(first as usize);
            }
            at = (at + 1) & mask;
        }
    }
}

impl Candidate {
    #[inline]
    fn code(self) -> &'static [u8] {
        self.table.bytes(self.at)
    }

    #[inline]
    fn status(self) -> u32 {
        self.table.word(self.at + 2)
    }

    #[inline]
    pub(crate) fn error(self) -> usize {
        self.table.word(self.at + 3) as usize
    }

    /// The shape of the body, or that of one problem in the list.
    pub(crate) fn shape(self, in_list: bool) -> u32 {
        self.table.word(self.at + 4 + usize::from(in_list))
    }

    #[inline]
    pub(crate) fn headers(self) -> u32 {
        self.table.word(self.at + 6)
    }

    /// The steps of the body, or those of one problem in the list.
    #[inline]
    pub(crate) fn steps(self, in_list: bool) -> u32 {
        self.table.word(self.at + 7 + usize::from(in_list))
    }
}
