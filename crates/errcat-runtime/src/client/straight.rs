//! Reads a body that is written just as errcat's servers write it, in one pass and with nothing but
//! what the caller gets in memory.
//!
//! Nearly all bodies are. Of any other, this says nothing at all, and it is read from a
//! [`Tape`](super::tape::Tape); where both read a body they read the same.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::decode::{known, Api, Response};
use super::shape::{Found, Place};
use super::table::{shape, source, Candidate, MEMBER_WORDS, NONE, NOT_PLAIN, OPTIONAL};
use super::tape::Tape;
use super::{template, Known};

/// Why a body is not what was expected.
enum Miss {
    /// It is another error's.
    Differs,
    /// Perhaps it is written in another way.
    Unsure,
}

type Fits = Result<(), Miss>;

fn sure(is: bool) -> Fits {
    is.then_some(()).ok_or(Miss::Unsure)
}

impl<'r> Response<'r> {
    /// Reads it; `None` where it has to be looked at more closely.
    pub(crate) fn straight<A: Api>(&self, text: &'r str) -> Option<Known<A::Problem, A::Context>> {
        let mut found = Found::new(self.table, None);
        let start = Cursor::new(text);
        if self.wire.list == NONE {
            let (_, problem, end) = self.straight_problem::<A>(&mut found, start)?;
            end.is_done().then_some(())?;
            let context = A::context(&found)?;
            return Some(known(vec![problem], Some(context), None));
        }
        let mut cursor = start;
        cursor.enter(self.path(self.wire.list))?;
        let list = cursor;
        let (mut problems, mut first) = (Vec::new(), None);
        while cursor.skip(if problems.is_empty() { b'[' } else { b',' }) {
            let (candidate, problem, end) = self.straight_problem::<A>(&mut found, cursor)?;
            first.get_or_insert(candidate);
            problems.push(problem);
            cursor = end;
        }
        cursor.skip(b']').then_some(())?;
        found.clear(false);
        let mut envelope = start;
        let after = Some((list, cursor));
        found.walk(first?.body, &mut envelope, after).ok()?;
        envelope.is_done().then_some(())?;
        Some(known(problems, Some(A::context(&found)?), None))
    }

    fn path(&self, path: u32) -> impl Iterator<Item = &'static [u8]> + '_ {
        self.table.list(path, 2).map(|at| self.table.bytes(at))
    }

    /// Reads one problem and goes on after it.
    fn straight_problem<A: Api>(
        &self,
        found: &mut Found<'r>,
        start: Cursor<'r>,
    ) -> Option<(Candidate, A::Problem, Cursor<'r>)> {
        let listed = self.wire.list != NONE;
        let code = if self.wire.code == NONE {
            None
        } else {
            let mut cursor = start;
            cursor.enter(self.path(self.wire.code))?;
            Some(match cursor.peek()? {
                b'"' => cursor.string()?,
                _ => Cow::Borrowed(cursor.number()?),
            })
        };
        for candidate in self.candidates(code.as_deref()) {
            let candidate = self.table.candidate(&self.wire, candidate);
            found.clear(false);
            let mut cursor = start;
            let shape = if listed { candidate.problem } else { candidate.body };
            match found.walk(shape, &mut cursor, None) {
                Ok(()) => {
                    found.headers(&candidate, &self.headers.params);
                    let problem = A::problem(candidate.error, found)?;
                    return Some((candidate, problem, cursor));
                }
                Err(Miss::Differs) => {}
                Err(Miss::Unsure) => return None,
            }
        }
        None
    }
}

impl<'t> Found<'t> {
    /// Goes through a value of a shape, and notes where the values in it stand. `problems` is where
    /// the list of problems begins and ends.
    fn walk(
        &mut self,
        at: u32,
        cursor: &mut Cursor<'t>,
        problems: Option<(Cursor<'t>, Cursor<'t>)>,
    ) -> Fits {
        let (table, at) = (self.table, at as usize);
        match table.word(at) {
            shape::OBJECT => self.walk_object(at + 1, cursor, problems),
            shape::ARRAY => {
                sure(cursor.skip(b'['))?;
                for i in 0..table.word(at + 1) as usize {
                    sure(i == 0 || cursor.skip(b','))?;
                    self.walk(table.word(at + 2 + i), cursor, problems)?;
                }
                sure(cursor.skip(b']'))
            }
            shape::STRING => {
                let start = *cursor;
                let is =
                    cursor.skip(b'"') && cursor.skip_text(table.bytes(at + 3)) && cursor.skip(b'"');
                if is {
                    return Ok(());
                }
                *cursor = start;
                match cursor.string() {
                    Some(Cow::Borrowed(text)) if text != table.text(at + 1) => Err(Miss::Differs),
                    _ => Err(Miss::Unsure),
                }
            }
            shape::CONSTANT => sure(cursor.skip_text(table.bytes(at + 1))),
            shape::TEXT => {
                let text = cursor.string().ok_or(Miss::Unsure)?;
                self.text(table.word(at + 1), text).then_some(()).ok_or(Miss::Differs)
            }
            shape::VALUE => {
                let value = self.walk_value(table.word(at + 1), table.word(at + 2), cursor);
                value.ok_or(Miss::Unsure)
            }
            shape::PROBLEMS => {
                let (start, end) = problems.ok_or(Miss::Unsure)?;
                sure(cursor.is_at(&start))?;
                *cursor = end;
                Ok(())
            }
            _ => Err(Miss::Unsure),
        }
    }

    fn walk_object(
        &mut self,
        at: usize,
        cursor: &mut Cursor<'t>,
        problems: Option<(Cursor<'t>, Cursor<'t>)>,
    ) -> Fits {
        let table = self.table;
        let count = table.word(at) as usize;
        let members = at + 1..at + 1 + count * MEMBER_WORDS;
        // Who is left with the other members is told by the tape.
        sure(table.word(members.end) == 0 && cursor.skip(b'{'))?;
        for member in members.step_by(MEMBER_WORDS) {
            let (flags, child) = (table.word(member + 2), table.word(member + 3));
            sure(flags & NOT_PLAIN == 0)?;
            if cursor.skip_name(table.bytes(member)) {
                self.walk(child, cursor, problems)?;
            } else {
                sure(flags & OPTIONAL != 0)?;
                if table.word(child as usize) == shape::VALUE {
                    self.places.push((table.word(child as usize + 1), Place::Absent));
                }
            }
        }
        sure(cursor.skip(b'}'))
    }

    fn walk_value(&mut self, of: u32, alphabet: u32, cursor: &mut Cursor<'t>) -> Option<()> {
        let start = *cursor;
        let fits = |text: &str| template::fits(self.table, alphabet, text);
        if of & source::AS_STRING != 0 {
            let text = cursor.string().filter(|text| fits(text))?;
            self.places.push((of, Place::Text(text)));
            return Some(());
        }
        let raw = cursor.raw()?;
        if raw.starts_with('"') {
            if alphabet != NONE {
                start.clone().string().filter(|text| fits(text))?;
            }
        } else if raw.starts_with(['{', '[']) && !self.will_be_read(of) {
            // Nobody else looks whether it is JSON.
            Tape::new(raw)?;
        }
        self.places.push((of, Place::Raw(raw)));
        Some(())
    }

    /// Whether a value of a source found now is the one that is read.
    fn will_be_read(&self, of: u32) -> bool {
        let known = self.places.iter().any(|(source, _)| *source == of);
        of & 3 != source::RESPONSE && !known
    }
}
