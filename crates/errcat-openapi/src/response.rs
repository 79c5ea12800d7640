//! Responses: all errors of a status, or those an operation may answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use errcat_model::{Catalog, ErrorId, GroupId, Json, Transport, WireId, reason_phrase};
use heck::ToPascalCase as _;

use crate::code;
use crate::commonmark;
use crate::content::Content;
use crate::header::Headers;
use crate::idiom::Kind;
use crate::name::Names;
use crate::plan::{self, Answers, ErrorSet, Plan};
use crate::schema::Object;
use crate::security;
use crate::sheet::Sheets;

/// Errors that share a wire within a response.
pub(crate) type OnWire = (WireId, Vec<ErrorId>);

/// Errors of a status that one response can show.
pub(crate) struct ResponseSet {
    /// Name of the component.
    pub(crate) name: String,
    /// The status.
    pub(crate) status: u16,
    /// The errors by wire.
    pub(crate) wires: Vec<OnWire>,
}

impl ResponseSet {
    /// Its errors, each once for each of its wires.
    pub(crate) fn errors(&self) -> impl Iterator<Item = ErrorId> + '_ {
        self.wires.iter().flat_map(|(_, errors)| errors.iter().copied())
    }
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

/// What each operation answers. Responses that are not among `responses` yet are added, under the
/// name of the first operation that has them.
pub(crate) fn of_operations(catalog: &Catalog, responses: &mut Vec<ResponseSet>) -> Vec<Answers> {
    let mut names = Names::default();
    let mut places = HashMap::new();
    for (place, set) in responses.iter().enumerate() {
        names.claim(&set.name, "Response");
        places.insert(set.wires.clone(), place);
    }
    let mut answers = Vec::with_capacity(catalog.operations.len());
    for operation in &catalog.operations {
        let mut errors = catalog.answers_of(operation);
        errors.retain(|id| is_response(catalog, *id));
        let by_status = by_status(catalog, &errors);
        let mut own = Vec::with_capacity(by_status.len());
        for (status, wires) in by_status {
            let place = *places.entry(wires.clone()).or_insert_with(|| {
                let wanted = format!("{}Error{status}", operation.id.to_pascal_case());
                let name = names.claim(&wanted, "Response");
                responses.push(ResponseSet { name, status, wires });
                responses.len() - 1
            });
            own.push(place);
        }
        answers.push(Answers { errors, responses: own, codes: None });
    }
    answers
}

/// Whether an HTTP client can see the error.
fn is_response(catalog: &Catalog, id: ErrorId) -> bool {
    let error = catalog.error(id);
    let is_http = |wire: &WireId| catalog.wire(*wire).transport == Transport::Http;
    error.status.is_some() && error.wires.iter().any(is_http)
}

/// The errors an HTTP client can see, by status and then by wire.
fn by_status(catalog: &Catalog, errors: &[ErrorId]) -> BTreeMap<u16, Vec<OnWire>> {
    let mut statuses: BTreeMap<u16, BTreeMap<WireId, Vec<ErrorId>>> = BTreeMap::new();
    for &id in errors {
        let error = catalog.error(id);
        let Some(status) = error.status else { continue };
        for &wire in &error.wires {
            if catalog.wire(wire).transport == Transport::Http {
                statuses.entry(status).or_default().entry(wire).or_default().push(id);
            }
        }
    }
    statuses.into_iter().map(|(status, wires)| (status, wires.into_iter().collect())).collect()
}

/// The responses as components.
pub(crate) fn components(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets<'_>) {
    for (set, contents) in plan.responses.iter().zip(&plan.contents) {
        out.entry(Kind::Response, &set.name, response(plan, headers, set, contents));
    }
}

/// One response: the errors of a status, on one or several wires.
fn response(plan: &Plan<'_>, headers: &Headers, set: &ResponseSet, contents: &[Content]) -> Json {
    let status = set.status;
    let mut content = Object::new();
    content.extend(contents.iter().map(|c| (c.media_type.clone(), c.build())));
    let phrase = plan.catalog.status(status).map_or(reason_phrase(status), |def| &def.meaning);
    let summary = (!phrase.is_empty()).then(|| Json::string(phrase));
    Object::new()
        .with_some("summary", summary)
        .with("description", Json::string(describe(plan.catalog, status, set.errors())))
        .with_filled("headers", headers.of_errors(plan, set.errors()))
        .with("content", content.build())
        .with_filled("x-error-codes", code::of_errors(plan, set.errors()))
        .with_filled(security::ABOUT, security::of_errors(plan.catalog, set.errors()))
        .build()
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
