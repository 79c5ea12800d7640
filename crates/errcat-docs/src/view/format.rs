//! Response formats: what every error looks like on each wire.

use errcat_model::{
    Catalog, DrawnPiece, ErrorDef, Header, Json, SlotSource, Transport, Wire, WireId, example,
};

use super::members;
use super::table::Table;
use crate::index::Index;
use crate::links::Spot;
use crate::markdown::Place;
use crate::shown::view;

view! {
    /// One wire.
    pub(crate) struct FormatView {
        /// Set where there are several.
        title: Option<String>,
        description: String,
        /// By what responses are sent, and as which media type.
        carried: String,
        /// A body as fenced code.
        body: Option<String>,
        problem_fields: Option<Table>,
        fields: Option<Table>,
        /// What stands beside the members that have names.
        beside: Option<String>,
        headers: Option<Table>,
        /// Its errors, where it is not the wire of most.
        used_by: Option<String>,
    }
}

/// All wires, in the order of the catalog.
pub(crate) fn views(index: &Index<'_>) -> Vec<FormatView> {
    let mut errors = vec![Vec::new(); index.catalog.wires.len()];
    for error in &index.catalog.errors {
        for wire in &error.wires {
            errors[wire.0].push(error);
        }
    }
    let wires = index.catalog.wires();
    wires.zip(errors).map(|((id, wire), errors)| view(index, id, wire, &errors)).collect()
}

fn view(index: &Index<'_>, id: WireId, wire: &Wire, errors: &[&ErrorDef]) -> FormatView {
    let members = members::tables(index, id, errors);
    FormatView {
        title: index.many_wires().then(|| index.md.in_heading(index.wire_name(id))),
        description: index.md.block(&wire.description),
        carried: carried(index, wire),
        body: sample(index.catalog, id, errors).map(|json| index.md.json_fence(&json)),
        problem_fields: members.problem,
        fields: members.body,
        beside: beside(index, wire),
        headers: headers(index, index.headers_of(id)),
        used_by: (index.many_wires() && id != index.catalog.default_wire)
            .then(|| used_by(index, id))
            .flatten(),
    }
}

fn beside(index: &Index<'_>, wire: &Wire) -> Option<String> {
    let drawing = wire.problem.as_ref().unwrap_or(&wire.body);
    let names = members::merged(drawing).into_iter().map(|source| match source {
        SlotSource::Params => "the parameters of the error".to_owned(),
        SlotSource::Details => "the members of its details".to_owned(),
        other => format!("the members of {}", index.md.span(other.name(), Place::Line)),
    });
    let names = names.collect::<Vec<_>>().join(" and ");
    (!names.is_empty()).then_some(names)
}

fn carried(index: &Index<'_>, wire: &Wire) -> String {
    let media_type = index.md.span(&wire.media_type, Place::Line);
    match &wire.transport {
        Transport::Http => format!("Sent over HTTP as {media_type}."),
        Transport::Other(name) => format!("Sent over {} as {media_type}.", transport(index, name)),
    }
}

/// A transport as people write it: a word that is an abbreviation in capitals.
fn transport(index: &Index<'_>, name: &str) -> String {
    let known = ["mqtt", "amqp", "grpc", "sse", "smtp"].contains(&name);
    if known { name.to_uppercase() } else { index.md.text(name, Place::Line) }
}

/// The bare format, else a worked example, else any.
fn sample(catalog: &Catalog, id: WireId, errors: &[&ErrorDef]) -> Option<Json> {
    example::sample(catalog, id).or_else(|| {
        let written = errors.iter().find(|e| e.has_written_example);
        let error = written.or(errors.first())?;
        error.examples.first().map(|e| example::body(catalog, id, error, e))
    })
}

/// The groups whose errors travel on the wire.
fn used_by(index: &Index<'_>, id: WireId) -> Option<String> {
    let mut groups: Vec<_> =
        index.catalog.errors.iter().filter(|e| e.wires.contains(&id)).map(|e| e.group).collect();
    groups.dedup();
    groups.sort_unstable();
    groups.dedup();
    let links = groups.into_iter().filter_map(|group| {
        let title = index.md.text(&index.catalog.groups[group.0].title, Place::Line);
        (!title.is_empty()).then(|| index.link(&title, Spot::Group(group)))
    });
    let links = links.collect::<Vec<_>>().join(", ");
    (!links.is_empty()).then_some(links)
}

fn headers(index: &Index<'_>, headers: &[&Header]) -> Option<Table> {
    Table::of(
        ["Header", "Value", "Description"],
        headers.iter().map(|h| {
            [
                index.md.span(&h.name, Place::Cell),
                index.md.span(&value(&h.value), Place::Cell),
                index.md.cell(&h.doc),
            ]
        }),
    )
}

fn value(pieces: &[DrawnPiece]) -> String {
    let piece = |piece: &DrawnPiece| match piece {
        DrawnPiece::Text(text) => text.clone(),
        DrawnPiece::Slot(slot) => format!("{{{}}}", slot.source.name()),
    };
    pieces.iter().map(piece).collect()
}
