//! From a response to the errors in it.

use std::borrow::Cow;

use super::advice::RetryAfter;
use super::headers::Headers;
use super::read::Input;
use super::shape::Found;
use super::table::{Candidate, ClientTable, Wire, NONE};
use super::tape::{Kind, Mark, Tape};
use super::{Decoded, Known, Unknown};
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
    let headers = Headers::new(table, headers);
    let retry_after = headers.retry_after.as_deref().and_then(RetryAfter::parse);
    let tape = std::str::from_utf8(body).ok().and_then(Tape::new);
    let mut unknown =
        Unknown { status, code: None, request_id: None, retry_after, body: Vec::new() };
    if let Some(tape) = &tape {
        for wire in wires(table, wire, &headers) {
            let response = Response { table, wire, status, headers: &headers, tape };
            if let Some(mut known) = response.known::<A>() {
                known.retry_after = retry_after;
                return Decoded::Known(known);
            }
            tape.unmark(0);
            response.describe(&mut unknown);
        }
    }
    unknown.request_id = unknown.request_id.or(headers.request_id);
    body.clone_into(&mut unknown.body);
    Decoded::Unknown(unknown)
}

/// The wires to try: those of HTTP, the ones of the response's media type first.
fn wires<'h>(
    table: &'static ClientTable,
    wire: Option<usize>,
    headers: &'h Headers,
) -> impl Iterator<Item = Wire> + 'h {
    let all = move || (0..table.wires()).map(move |wire| table.wire(wire));
    let http =
        move |typed: bool| all().filter(move |w| w.is_http && headers.is_of(w.media_type) == typed);
    let given = wire.filter(|wire| *wire < table.wires()).map(|wire| table.wire(wire));
    let any = wire.is_none().then(|| http(true).chain(http(false)));
    given.into_iter().chain(any.into_iter().flatten())
}

/// A response as one of the wires would have it.
struct Response<'r> {
    table: &'static ClientTable,
    wire: Wire,
    status: u16,
    headers: &'r Headers,
    tape: &'r Tape<'r>,
}

impl<'r> Response<'r> {
    /// Reads it; `None` where no error of this wire is in it.
    fn known<A: Api>(&self) -> Option<Known<A::Problem, A::Context>> {
        let tape = self.tape;
        let mut found = Found::new(self.table, tape);
        if self.wire.list == NONE {
            let (_, problem) = self.problem::<A>(&mut found, 0)?;
            let context = A::context(&found);
            return Some(known(vec![problem], context, extra(tape, 0)));
        }
        let list = self.at(0, self.wire.list).filter(|list| tape.kind(*list) == Kind::Array)?;
        let (mut problems, mut first) = (Vec::new(), None);
        for item in tape.items(list) {
            match self.problem::<A>(&mut found, item) {
                Some((candidate, problem)) => {
                    first.get_or_insert(candidate);
                    problems.push(problem);
                }
                None => tape.set_mark(item, Mark::Foreign),
            }
        }
        found.clear(true);
        found.follow(first?.body, 0);
        let context = A::context(&found);
        Some(known(problems, context, extra(tape, 0)))
    }

    /// Which error one problem is.
    fn problem<A: Api>(&self, found: &mut Found<'r>, node: u32) -> Option<(Candidate, A::Problem)> {
        let listed = self.wire.list != NONE;
        let code = if self.wire.code == NONE { None } else { Some(self.code(node)?) };
        // A list has one status for all its problems; their codes tell which they are.
        let by_status = self.wire.is_http && !(listed && code.is_some());
        let status = by_status.then_some(self.status);
        let mut candidates = self.table.candidates(self.wire, code.as_deref(), status);
        // Without a code, or with one that several share, the text decides.
        let lenient = code.is_some() && candidates.len() == 1;
        candidates.find_map(|candidate| {
            let candidate = self.table.candidate(&self.wire, candidate);
            found.clear(lenient);
            let shape = if listed { candidate.problem } else { candidate.body };
            let fits = found.follow(shape, node);
            if fits {
                found.headers(&candidate, &self.headers.params);
                if let Some(problem) = A::problem(candidate.error, found) {
                    return Some((candidate, problem));
                }
            }
            self.tape.unmark(node);
            None
        })
    }

    /// The value at a path.
    fn at(&self, from: u32, path: u32) -> Option<u32> {
        let names = self.table.list(path, 2);
        names
            .map(|at| self.table.text(at))
            .try_fold(from, |node, name| self.tape.member(node, name))
    }

    /// The code of a problem.
    fn code(&self, problem: u32) -> Option<Cow<'r, str>> {
        let node = self.at(problem, self.wire.code)?;
        match self.tape.kind(node) {
            Kind::Number => Some(Cow::Borrowed(self.tape.raw(node))),
            _ => self.tape.string(node),
        }
    }

    /// Notes what can be said of a response that is not known.
    fn describe(&self, unknown: &mut Unknown) {
        let problem = if self.wire.list == NONE {
            Some(0)
        } else {
            let list = self.at(0, self.wire.list).filter(|l| self.tape.kind(*l) == Kind::Array);
            list.and_then(|list| self.tape.items(list).next())
        };
        if unknown.code.is_none() && self.wire.code != NONE {
            unknown.code = problem.and_then(|node| self.code(node)).map(Into::into);
        }
        if unknown.request_id.is_none() && self.wire.request_id != NONE {
            let node = self.at(0, self.wire.request_id);
            unknown.request_id = node.and_then(|node| self.tape.string(node)).map(Into::into);
        }
    }
}

fn known<P, C>(problems: Vec<P>, context: Option<C>, extra: Option<Json>) -> Known<P, C> {
    Known { problems, context, extra, retry_after: None }
}

/// What nobody read, in the places where it stands. As deep as a body may be.
fn extra(tape: &Tape<'_>, node: u32) -> Option<Json> {
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
