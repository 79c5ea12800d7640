//! Schemas of several errors on one wire.

use std::collections::HashSet;

use errcat_model::shape::{Member, Shape};
use errcat_model::{Drawing, Entry, Json, SlotSource, Transport, Wire};

use crate::idiom::Kind;
use crate::plan::{Body, ErrorSet, Plan};
use crate::schema::{Object, pointer, reference};
use crate::sheet::Sheets;

/// The unions of all errors of a wire, of those under a status, and of those that operations answer.
pub(crate) fn schemas(plan: &Plan<'_>, out: &mut Sheets<'_>) {
    let sets = plan.wires.iter().chain(plan.statuses.values()).filter(|set| is_union(plan, set));
    for set in sets.chain(&plan.unions) {
        let doc = &plan.catalog.wire(set.wire).description;
        out.entry(Kind::Schema, &set.name, of_errors(plan, set).documented(doc).build());
    }
}

/// Whether a set is more than a reference to its only member.
fn is_union(plan: &Plan<'_>, set: &ErrorSet) -> bool {
    set.errors.len() > 1 || plan.envelope(set.wire).is_some()
}

/// The schema of any of the errors of a set.
fn of_errors(plan: &Plan<'_>, set: &ErrorSet) -> Object {
    let bodies = plan.bodies_on(set.wire, &set.errors);
    let other = plan.envelope(set.wire);
    let keyword = if other.is_none() && told_apart(&bodies) { "oneOf" } else { "anyOf" };
    let names = bodies.iter().map(|body| &body.name).chain(other.map(|other| &other.set.name));
    let members = names.map(|name| reference("schemas", name).build()).collect();
    // One that leaves room for other codes would need `defaultMapping`, which only 3.2 has and
    // validators of examples do not know yet.
    let discriminator = match other {
        None => discriminator(plan.catalog.wire(set.wire), &bodies),
        Some(_) => None,
    };
    Object::new().with(keyword, Json::Array(members)).with_some("discriminator", discriminator)
}

/// Names of members from the body inwards; [`FIRST`] leads into a list of problems.
type Path<'a> = Vec<&'a str>;

/// The first problem, which is always there.
const FIRST: &str = "0";

/// Whether no body can match two of the schemas: the constants that all of them have are, taken
/// together, different for each.
fn told_apart(bodies: &[&Body]) -> bool {
    let Some((first, others)) = bodies.split_first() else { return true };
    let mut common = Vec::new();
    constants(&first.shape, &mut Vec::new(), &mut common);
    common.retain(|path| others.iter().all(|body| constant_at(&body.shape, path).is_some()));
    // One of them does it nearly always: the code.
    let different = |paths: &[Path<'_>]| {
        let mut seen = HashSet::with_capacity(bodies.len());
        bodies.iter().all(|body| {
            let values = paths.iter().filter_map(|path| constant_at(&body.shape, path));
            seen.insert(values.map(Json::to_string).collect::<Vec<_>>())
        })
    };
    common.iter().any(|path| different(std::slice::from_ref(path))) || different(&common)
}

/// The paths of all constants that every body of a shape has.
fn constants<'a>(shape: &'a Shape, path: &mut Path<'a>, out: &mut Vec<Path<'a>>) {
    match shape {
        Shape::Literal(_) => out.push(path.clone()),
        Shape::Object(members) => {
            for (name, shape) in members.iter().filter_map(always) {
                path.push(name);
                constants(shape, path, out);
                path.pop();
            }
        }
        Shape::Problems(problem) => {
            path.push(FIRST);
            constants(problem, path, out);
            path.pop();
        }
        Shape::Array(_) | Shape::Text(_) | Shape::Value(_) => {}
    }
}

/// The constant at a path, where every body of the shape has it.
fn constant_at<'a>(shape: &'a Shape, path: &[&str]) -> Option<&'a Json> {
    match (shape, path) {
        (Shape::Literal(json), []) => Some(json),
        (Shape::Object(members), [name, rest @ ..]) => {
            let mut members = members.iter().filter_map(always);
            constant_at(members.find(|(n, _)| n == name)?.1, rest)
        }
        (Shape::Problems(problem), [FIRST, rest @ ..]) => constant_at(problem, rest),
        _ => None,
    }
}

/// A member that is always present.
fn always(member: &Member) -> Option<(&str, &Shape)> {
    match member {
        Member::Named { name, shape, needs } if needs.is_empty() => Some((name, shape)),
        _ => None,
    }
}

/// The discriminator of a union, where OpenAPI can express it: the code is a top-level member of an
/// HTTP body, a string in all of them, and different in each.
fn discriminator(wire: &Wire, bodies: &[&Body]) -> Option<Json> {
    if wire.transport != Transport::Http {
        return None;
    }
    let property = code_member(&wire.body)?;
    let mut seen = HashSet::with_capacity(bodies.len());
    let mut mapping = Object::new();
    for body in bodies {
        let code = constant_at(&body.shape, &[property])?.as_str()?;
        if !seen.insert(code) {
            return None;
        }
        mapping = mapping.with(code, Json::String(pointer("schemas", &body.name)));
    }
    let discriminator =
        Object::new().with("propertyName", Json::string(property)).with("mapping", mapping.build());
    Some(discriminator.build())
}

/// The top-level member that is the code and nothing but the code.
fn code_member(body: &Drawing) -> Option<&str> {
    let Drawing::Object(entries) = body else { return None };
    entries.iter().find_map(|entry| match entry {
        Entry::Member(name, Drawing::Slot(slot)) if slot.source == SlotSource::Code => {
            Some(name.as_str())
        }
        _ => None,
    })
}
