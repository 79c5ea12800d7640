//! From a response to the errors in it.

use std::borrow::Cow;
use std::ops::Range;

use super::headers::{text as text_of, Headers};
use super::read::Input;
use super::shape::Found;
use super::table::{Candidate, ClientTable, Wire, NONE};
use super::tape::{Kind, Mark, Tape};
use super::{Decoded, Known, Problems, Unknown};
use crate::value::Unit;
use crate::{Json, Map};

/// What a generated crate brings: its tables and its types.
pub trait Api {
    /// One occurrence of an error.
    type Problem;
    /// Context of a response.
    type Context;

    /// The tables.
    fn table() -> &'static ClientTable;

    /// Makes a problem of the error of this number; `None` where a value does not fit.
    fn problem(error: usize, found: &Found<'_>) -> Option<Self::Problem>;

    /// Makes the context; `None` where a value is missing.
    fn context(found: &Found<'_>) -> Option<Self::Context>;
}

/// Reads a response, on one wire or on whichever fits. A status of 0 is none.
pub fn decode<A: Api>(
    wire: Option<usize>,
    status: u16,
    headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
    body: &[u8],
) -> Decoded<A::Problem, A::Context> {
    let table = A::table();
    let (headers, request_id) = Headers::new(table, headers);
    let text = std::str::from_utf8(body).ok();
    let on = |wire| Response { table, wire, status, headers: &headers };
    let first = match wire {
        Some(wire) => (wire < table.wires()).then(|| table.wire(wire)),
        None => of_http(table, &headers).next(),
    };
    let straight = first.map(on).zip(text).and_then(|(r, text)| r.straight::<A>(text));
    let retry_after = headers.retry_after;
    if let Some((problems, context)) = straight {
        let (context, extra) = (Some(context), None);
        return Decoded::Known(Known { problems, context, extra, retry_after });
    }
    let mut unknown =
        Unknown { status, code: None, request_id: None, retry_after, body: Vec::new() };
    if let Some(tape) = &text.and_then(Tape::new) {
        let given = wire.and(first).into_iter();
        let any = wire.is_none().then(|| of_http(table, &headers)).into_iter().flatten();
        for response in given.chain(any).map(on) {
            if let Some(known) = response.known::<A>(tape) {
                return Decoded::Known(known);
            }
            tape.unmark(0);
            response.describe(tape, &mut unknown);
        }
    }
    unknown.request_id =
        unknown.request_id.or_else(|| request_id.map(|id| text_of(id.as_ref()).into_owned()));
    body.clone_into(&mut unknown.body);
    Decoded::Unknown(unknown)
}

/// The wires of HTTP, those of the response's media type first.
fn of_http<'h>(
    table: &'static ClientTable,
    headers: &'h Headers,
) -> impl Iterator<Item = Wire> + 'h {
    let count = table.wires();
    let in_turn =
        (0..2 * count).map(move |i| if i < count { (i, true) } else { (i - count, false) });
    let of_type = in_turn.filter(|(wire, typed)| headers.is_of(*wire) == *typed);
    of_type.map(|(wire, _)| table.wire(wire)).filter(|wire| wire.is_http())
}

/// A response as one of the wires would have it.
pub(crate) struct Response<'r> {
    pub(crate) table: &'static ClientTable,
    pub(crate) wire: Wire,
    pub(crate) status: u16,
    pub(crate) headers: &'r Headers,
}

impl<'r> Response<'r> {
    /// Reads it; `None` where no error of this wire is in it.
    fn known<A: Api>(&self, tape: &'r Tape<'r>) -> Option<Known<A::Problem, A::Context>> {
        let mut found = Found::new(self.table, Some(tape));
        if self.wire.list() == NONE {
            let (_, problem) = self.problem::<A>(tape, &mut found, 0)?;
            let context = A::context(&found);
            return Some(self.found(Problems::one(problem), context, extra(tape, 0)));
        }
        let list = self.list(tape)?;
        let (mut problems, mut first) = (Vec::new(), None);
        for item in tape.items(list) {
            match self.problem::<A>(tape, &mut found, item) {
                Some((candidate, problem)) => {
                    first.get_or_insert(candidate);
                    problems.push(problem);
                }
                None => tape.set_mark(item, Mark::Foreign),
            }
        }
        let problems = Problems::many(problems)?;
        found.clear(true);
        found.follow(first?.shape(false), 0);
        let context = A::context(&found);
        Some(self.found(problems, context, extra(tape, 0)))
    }

    /// Which error one problem is.
    fn problem<A: Api>(
        &self,
        tape: &'r Tape<'r>,
        found: &mut Found<'r>,
        node: u32,
    ) -> Option<(Candidate, A::Problem)> {
        let listed = self.wire.list() != NONE;
        let code = if self.wire.code() == NONE { None } else { Some(self.code(tape, node)?) };
        let mut candidates = self.candidates(code.as_deref());
        // Without a code, or with one that several share, the text decides.
        let lenient = code.is_some() && candidates.len() == 1;
        candidates.find_map(|candidate| {
            let candidate = self.wire.candidate(candidate);
            found.clear(lenient);
            let fits = found.follow(candidate.shape(listed), node);
            if fits {
                found.headers(candidate, &self.headers.params);
                if let Some(problem) = A::problem(candidate.error(), found) {
                    return Some((candidate, problem));
                }
            }
            tape.unmark(node);
            None
        })
    }

    /// The errors that it may be.
    pub(crate) fn candidates(&self, code: Option<&str>) -> Range<usize> {
        // A list has one status for all its problems; their codes tell which they are.
        let by_status = self.wire.is_http() && !(self.wire.list() != NONE && code.is_some());
        self.wire.candidates(code, by_status.then_some(self.status))
    }

    /// What is known of the response.
    fn found<P, C>(
        &self,
        problems: Problems<P>,
        context: Option<C>,
        extra: Option<Json>,
    ) -> Known<P, C> {
        Known { problems, context, extra, retry_after: self.headers.retry_after }
    }

    /// The value at a path.
    fn at(&self, tape: &Tape<'_>, from: u32, path: u32) -> Option<u32> {
        self.table.texts(path).try_fold(from, |node, name| tape.member(node, name))
    }

    /// The list of problems.
    fn list(&self, tape: &Tape<'_>) -> Option<u32> {
        self.at(tape, 0, self.wire.list()).filter(|list| tape.kind(*list) == Kind::Array)
    }

    /// The code of a problem.
    fn code<'t>(&self, tape: &'t Tape<'t>, problem: u32) -> Option<Cow<'t, str>> {
        let node = self.at(tape, problem, self.wire.code())?;
        match tape.kind(node) {
            Kind::Number => Some(Cow::Borrowed(tape.raw(node))),
            _ => tape.string(node),
        }
    }

    /// Notes what can be said of a response that is not known.
    fn describe(&self, tape: &Tape<'_>, unknown: &mut Unknown) {
        let problem = if self.wire.list() == NONE {
            Some(0)
        } else {
            self.list(tape).and_then(|list| tape.items(list).next())
        };
        if unknown.code.is_none() && self.wire.code() != NONE {
            unknown.code = problem.and_then(|node| self.code(tape, node)).map(Into::into);
        }
        if unknown.request_id.is_none() && self.wire.request_id() != NONE {
            let node = self.at(tape, 0, self.wire.request_id());
            unknown.request_id = node.and_then(|node| tape.string(node)).map(Into::into);
        }
    }
}

/// What nobody read, in the places where it stands. As deep as a body may be.
pub(crate) fn extra(tape: &Tape<'_>, node: u32) -> Option<Json> {
    let json = |node| Input::new(tape, node, Unit::Seconds).json();
    match (tape.mark(node), tape.kind(node)) {
        (Mark::Foreign, _) => Some(json(node)),
        (Mark::Read, Kind::Object) => {
            let mut members = Vec::new();
            for (name, value) in tape.members(node) {
                let value = match tape.mark(name) {
                    Mark::None => Some(json(value)),
                    _ => extra(tape, value),
                };
                members.extend(value.map(|value| (tape.string(name).unwrap_or_default(), value)));
            }
            (!members.is_empty()).then(|| Json::Object(members.into_iter().collect::<Map<_>>()))
        }
        (Mark::Read, Kind::Array) => {
            let mut items = Vec::new();
            for (i, item) in tape.items(node).enumerate() {
                if let Some(item) = extra(tape, item) {
                    items.resize(i, Json::Null);
                    items.push(item);
                }
            }
            (!items.is_empty()).then_some(Json::Array(items))
        }
        _ => None,
    }
}
