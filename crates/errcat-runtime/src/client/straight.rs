//! Reads a body that is written just as errcat's servers write it, in one pass and with nothing but
//! what the caller gets in memory.
//!
//! Nearly all bodies are. Of any other, this says nothing at all, and it is read from a
//! [`Tape`](super::tape::Tape); where both read a body they read the same.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::decode::{Api, Response};
use super::places::Place;
use super::shape::Found;
use super::table::{source, step, Candidate, NONE};
use super::tape::Tape;
use super::{template, Problems};

/// Why a body is not what was expected.
enum Miss {
    /// It is another error's.
    Differs,
    /// Perhaps it is written in another way.
    Unsure,
}

fn sure(is: bool) -> Result<(), Miss> {
    is.then_some(()).ok_or(Miss::Unsure)
}

/// Where steps ended.
enum Pause {
    End,
    /// At the last value of a problem, before the step of this index. Whoever makes the problem
    /// reads it, and thereby finds where it ends.
    Value(usize),
}

impl<'r> Response<'r> {
    /// Reads it; `None` where it has to be looked at more closely.
    #[inline]
    pub(crate) fn straight<A: Api>(
        &self,
        text: &'r str,
    ) -> Option<(Problems<A::Problem>, A::Context)> {
        let mut found = Found::new(self.table, None);
        let mut cursor = Cursor::new(text);
        if self.wire.list() == NONE {
            let (_, problem) = self.straight_problem::<A>(&mut found, &mut cursor)?;
            cursor.is_done().then_some(())?;
            return Some((Problems::one(problem), A::context(&found)?));
        }
        cursor.enter(self.table.texts(self.wire.list()))?;
        let list = cursor.at();
        let (mut problems, mut first) = (Vec::new(), None);
        while cursor.skip(if problems.is_empty() { b'[' } else { b',' }) {
            let (candidate, problem) = self.straight_problem::<A>(&mut found, &mut cursor)?;
            first.get_or_insert(candidate);
            problems.push(problem);
        }
        cursor.skip(b']').then_some(())?;
        found.clear(false);
        let after = Some((list, cursor.at()));
        cursor.go_to(0);
        found.walk(first?.steps(false) as usize, &mut cursor, after).ok()?;
        cursor.is_done().then_some(())?;
        Some((Problems::many(problems)?, A::context(&found)?))
    }

    /// Reads one problem and goes on after it.
    #[inline]
    fn straight_problem<A: Api>(
        &self,
        found: &mut Found<'r>,
        cursor: &mut Cursor<'r>,
    ) -> Option<(Candidate, A::Problem)> {
        let start = cursor.at();
        let code = if self.wire.code() == NONE { None } else { Some(self.straight_code(cursor)?) };
        for candidate in self.candidates(code.as_deref()) {
            let candidate = self.wire.candidate(candidate);
            cursor.go_to(start);
            match self.attempt::<A>(found, candidate, cursor) {
                Ok(problem) => return Some((candidate, problem)),
                Err(Miss::Differs) => {}
                Err(Miss::Unsure) => return None,
            }
        }
        None
    }

    /// The code of a problem. What stands before it where it always stands is not compared here, but
    /// with all the rest of the body.
    #[inline]
    fn straight_code(&self, cursor: &mut Cursor<'r>) -> Option<Cow<'r, str>> {
        match self.wire.before_code() {
            0 => cursor.enter(self.table.texts(self.wire.code()))?,
            bytes => cursor.advance(bytes),
        }
        match cursor.peek()? {
            b'"' => cursor.string(),
            b'-' | b'0'..=b'9' => cursor.number().map(Cow::Borrowed),
            _ => None,
        }
    }

    /// Reads the problem of an error.
    #[inline]
    fn attempt<A: Api>(
        &self,
        found: &mut Found<'r>,
        candidate: Candidate,
        cursor: &mut Cursor<'r>,
    ) -> Result<A::Problem, Miss> {
        let steps = candidate.steps(self.wire.list() != NONE);
        sure(steps != NONE)?;
        found.clear(false);
        let pause = found.walk(steps as usize, cursor, None)?;
        found.headers(candidate, &self.headers.params);
        let problem = A::problem(candidate.error(), found).ok_or(Miss::Unsure)?;
        if let Pause::Value(next) = pause {
            cursor.advance(found.open.take().ok_or(Miss::Unsure)?);
            found.walk(next, cursor, None)?;
        }
        Ok(problem)
    }
}

impl<'t> Found<'t> {
    /// Goes through a text by steps, and notes where the values in it stand. `problems` is where
    /// the list of problems begins and ends.
    fn walk(
        &mut self,
        mut at: usize,
        cursor: &mut Cursor<'t>,
        problems: Option<(usize, usize)>,
    ) -> Result<Pause, Miss> {
        let table = self.table;
        loop {
            match table.word(at) {
                step::END => return Ok(Pause::End),
                step::TEXT => {
                    let text = table.bytes(at + 1);
                    if !cursor.skip_text(text) {
                        let differs = cursor.differs_in_value(text);
                        return Err(if differs { Miss::Differs } else { Miss::Unsure });
                    }
                    at += 3;
                }
                step::TEMPLATE => {
                    let text = cursor.string_rest().ok_or(Miss::Unsure)?;
                    self.text(table.word(at + 1), text).then_some(()).ok_or(Miss::Differs)?;
                    at += 2;
                }
                kind @ (step::VALUE | step::LAST_VALUE) => {
                    let (source, alphabet) = (table.word(at + 1), table.word(at + 2));
                    at += 3;
                    if kind == step::LAST_VALUE && matches!(cursor.peek(), Some(b'{' | b'[')) {
                        self.open.set(None);
                        self.places.push(source, Place::Open(cursor.rest().ok_or(Miss::Unsure)?));
                        return Ok(Pause::Value(at));
                    }
                    self.walk_value(source, alphabet, cursor).ok_or(Miss::Unsure)?;
                }
                step::NAME => {
                    sure(cursor.skip_name(table.bytes(at + 1)))?;
                    at += 3;
                }
                step::MEMBER => {
                    let (absent, steps) = (table.word(at + 3), table.word(at + 4) as usize);
                    let is_there = cursor.skip_name(table.bytes(at + 1));
                    if !is_there && absent != NONE {
                        self.places.push(absent, Place::Absent);
                    }
                    at += 5 + if is_there { 0 } else { steps };
                }
                step::PROBLEMS => {
                    let (start, end) = problems.ok_or(Miss::Unsure)?;
                    sure(cursor.at() == start)?;
                    cursor.advance(end - start);
                    at += 1;
                }
                _ => return Err(Miss::Unsure),
            }
        }
    }

    fn walk_value(&mut self, of: u32, alphabet: u32, cursor: &mut Cursor<'t>) -> Option<()> {
        let fits = |text: &str| template::fits(self.table, alphabet, text);
        if of & source::AS_STRING != 0 {
            let text = cursor.string().filter(|text| fits(text))?;
            self.place_text(of, text);
            return Some(());
        }
        let (json, plain) = cursor.value()?;
        match json.as_bytes().first()? {
            b'"' if alphabet != NONE => {
                let mut string = if plain { Cursor::plain(json) } else { Cursor::new(json) };
                string.string().filter(|text| fits(text)).map(drop)?;
            }
            // Nobody else looks whether it is JSON.
            b'{' | b'[' if !self.will_be_read(of) => Tape::new(json).map(drop)?,
            _ => {}
        }
        self.places.push(of, if plain { Place::Plain(json) } else { Place::Raw(json) });
        Some(())
    }

    /// Whether a value of a source found now is the one that is read.
    fn will_be_read(&self, of: u32) -> bool {
        let known = self.places.iter().any(|(source, _)| *source == of);
        of & 3 != source::RESPONSE && !known
    }
}
