//! Responses: all errors of a status, or those an operation may answer.

use std::collections::{BTreeMap, BTreeSet};

use errcat_model::{Catalog, ErrorId, GroupId, Json, Transport, WireId, reason_phrase};

use crate::code;
use crate::commonmark;
use crate::example;
use crate::header::Headers;
use crate::name::Names;
use crate::plan::{self, ErrorSet, Plan};
use crate::schema::{Object, reference};
use crate::sheet::{Kind, Sheets};
use crate::union;

/// Errors that share a wire within a response.
pub(crate) type OnWire = (WireId, Vec<ErrorId>);

/// All errors of a status that one response can show.
pub(crate) struct ResponseSet {
    /// Name of the component.
    pub(crate) name: String,
    /// The status.
    pub(crate) status: u16,
    /// The errors by wire.
    pub(crate) wires: Vec<OnWire>,
}

/// The responses of a catalog: one per status for wires on which the same errors travel, since a
/// client of an operation may meet any of them.
pub(crate) fn sets(
    catalog: &Catalog,
    statuses: &BTreeMap<(WireId, u16), ErrorSet>,
) -> Vec<ResponseSet> {
    let mut family: Vec<usize> = (0..catalog.wires.len()).collect();
    for error in &catalog.errors {
        let http = error.wires.iter().filter(|w| catalog.wire(**w).transport == Transport::Http);
        let together: Vec<usize> = http.map(|wire| family[wire.0]).collect();
        if let Some(&first) = together.iter().min() {
            family.iter_mut().filter(|f| together.contains(f)).for_each(|f| *f = first);
        }
    }
    let mut sets: BTreeMap<(usize, u16), Vec<OnWire>> = BTreeMap::new();
    for ((wire, status), set) in statuses {
        sets.entry((family[wire.0], *status)).or_default().push((*wire, set.errors.clone()));
    }
    let mut names = Names::default();
    let set = |((family, status), wires)| {
        let wire = WireId(family);
        let own = wire != catalog.default_wire;
        let prefix = if own { plan::wire_prefix(catalog, wire) } else { String::new() };
        let name = names.claim(&format!("{prefix}Error{status}"), "Response");
        ResponseSet { name, status, wires }
    };
    sets.into_iter().map(set).collect()
}

/// The responses of the catalog as components.
pub(crate) fn components(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets) {
    for set in &plan.responses {
        let response = response(plan, headers, set.status, &set.wires);
        out.entry(Kind::Response, &set.name, response);
    }
}

/// One response: the errors of a status, on one or several wires.
pub(crate) fn response(plan: &Plan<'_>, headers: &Headers, status: u16, wires: &[OnWire]) -> Json {
    let errors = || wires.iter().flat_map(|(_, errors)| errors.iter().copied());
    let mut content = Object::new();
    for (place, (wire, _)) in wires.iter().enumerate() {
        let media_type = &plan.catalog.wire(*wire).media_type;
        let same = |(wire, _): &&OnWire| plan.catalog.wire(*wire).media_type == *media_type;
        if !wires[..place].iter().any(|w| same(&w)) {
            let alike: Vec<_> = wires.iter().filter(same).collect();
            content = content.with(media_type, media(plan, status, &alike));
        }
    }
    let phrase = plan.catalog.status(status).map_or(reason_phrase(status), |def| &def.meaning);
    let summary = (!phrase.is_empty()).then(|| Json::string(phrase));
    Object::new()
        .with_some("summary", summary)
        .with("description", Json::string(describe(plan.catalog, status, errors())))
        .with_filled("headers", headers.of_errors(plan, errors()))
        .with("content", content.build())
        .with_filled("x-error-codes", code::of_errors(plan, errors()))
        .build()
}

/// The content of one media type.
fn media(plan: &Plan<'_>, status: u16, wires: &[&OnWire]) -> Json {
    let mut schemas = Vec::with_capacity(wires.len());
    let mut examples = Vec::new();
    for (wire, errors) in wires {
        let schema = match full_set(plan, *wire, status, errors) {
            Some(set) if union::is_union(plan, set) => reference("schemas", &set.name),
            _ => union::of_errors(plan, *wire, errors),
        };
        schemas.push(schema.build());
        examples.extend(plan.bodies_on(*wire, errors));
    }
    let schema = match schemas.len() {
        1 => schemas.remove(0),
        // Two envelopes under one media type: nothing proves that no body fits both.
        _ => Object::new().with("anyOf", Json::Array(schemas)).build(),
    };
    Object::new()
        .with("schema", schema)
        .with_filled("examples", example::references(&examples).build())
        .build()
}

/// The set of a status, where `errors` are all there are.
fn full_set<'p>(
    plan: &'p Plan<'_>,
    wire: WireId,
    status: u16,
    errors: &[ErrorId],
) -> Option<&'p ErrorSet> {
    plan.statuses.get(&(wire, status)).filter(|set| set.errors == errors)
}

/// What the catalog says of the status; where it says nothing, its phrase and the groups its errors
/// come from.
fn describe(catalog: &Catalog, status: u16, errors: impl Iterator<Item = ErrorId>) -> String {
    let Some(def) = catalog.status(status) else {
        let groups: BTreeSet<GroupId> = errors.map(|id| catalog.error(id).group).collect();
        let titles = groups.iter().map(|id| commonmark::text(&catalog.groups[id.0].title));
        let titles: Vec<_> = titles.filter(|title| !title.is_empty()).collect();
        let phrase = reason_phrase(status);
        let groups = titles.join("; ");
        return if groups.is_empty() { phrase.to_owned() } else { format!("{phrase}: {groups}") };
    };
    let meaning = commonmark::text(&def.meaning);
    let more = [&def.note, &def.action].into_iter().filter(|p| !p.is_empty());
    let more: Vec<_> = more.map(commonmark::sentence).collect();
    if more.is_empty() { meaning } else { format!("{meaning}. {}", more.join(" ")) }
}
