//! The response to problems: status, content type, headers, body.

use std::borrow::Cow;

use super::{accept, Respond};

/// A response, before it is a framework's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, 200 to 599.
    pub status: u16,
    /// The content type.
    pub media_type: &'static str,
    /// The other headers.
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    /// The body.
    pub body: Cow<'static, [u8]>,
}

/// The response to problems, in the form that `accept` prefers of those they can take. `None`
/// without problems.
pub(crate) fn answer<P: Respond>(
    problems: &[P],
    accept: Option<&str>,
    context: &P::Context,
) -> Option<Answer> {
    let first = problems.first()?;
    let wires = wires(problems);
    let types: Vec<_> = wires.iter().map(|wire| P::media_type(*wire)).collect();
    let chosen = accept.map_or(0, |accept| accept::choose(accept, &types));
    let wire = wires.get(chosen).copied().unwrap_or_else(|| first.wire());
    // Where the wire carries one problem, the first speaks for all.
    let body = P::body(problems, wire, context)
        .or_else(|| P::body(std::slice::from_ref(first), wire, context))
        .unwrap_or_default();
    let mut headers: Vec<(&'static str, Cow<'static, str>)> = Vec::new();
    for header in problems.iter().flat_map(|problem| problem.headers(context)) {
        // A value nobody knows: axum says what a route allows only outside of the router's layers,
        // unless the header is there already.
        if !header.1.is_empty()
            && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(header.0))
        {
            headers.push(header);
        }
    }
    if wires.len() > 1 && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("vary")) {
        headers.push(("Vary", Cow::Borrowed("Accept")));
    }
    Some(Answer { status: status_of(problems), media_type: P::media_type(wire), headers, body })
}

/// The wires of HTTP that all problems travel on, the one the first prefers at the front.
fn wires<P: Respond>(problems: &[P]) -> Vec<P::Wire> {
    let preferred = problems.first().map(P::wire);
    let others = P::HTTP.iter().copied().filter(|wire| Some(*wire) != preferred);
    let all = preferred.into_iter().filter(|wire| P::HTTP.contains(wire)).chain(others);
    all.filter(|wire| problems.iter().all(|problem| problem.travels_on(*wire))).collect()
}

/// The status of all problems, or where they differ the one that covers them all: 500 with a fault
/// of the server among them, else 400.
fn status_of<P: Respond>(problems: &[P]) -> u16 {
    let mut statuses = problems.iter().map(P::status);
    let first = statuses.next().unwrap_or(500);
    let (mut same, mut worst) = (true, first);
    for status in statuses {
        same &= status == first;
        worst = worst.max(status);
    }
    match same {
        true => first,
        false if worst >= 500 => 500,
        false => 400,
    }
}
