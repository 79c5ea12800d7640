//! One error, where there is more to say than its row in the table holds.

use std::fmt::Write as _;

use errcat_model::shape::{self, TextPiece};
use errcat_model::{
    Cause, Decl, Deprecation, ErrorDef, ErrorId, Example, FieldRole, Message, Piece, Transport,
    WireId, example, reason_phrase,
};

use super::guide::{self, CodeView};
use super::table::Table;
use super::types::{about, declarations, phrase};
use super::{related, security};
use crate::index::{Index, whole_message};
use crate::links::Page;
use crate::markdown::{Place, Urgency};
use crate::shown::view;

view! {
    /// More about one error.
    pub(crate) struct EntryView {
        /// The `#` of its heading.
        marks: &'static str,
        /// What stands above the heading where the heading does not say its anchor.
        anchor: String,
        heading: String,
        deprecated: Option<String>,
        /// Since when, which credentials it is about, which operations answer it, what else to know
        /// of, where to read more.
        facts: Option<String>,
        causes: Option<Table>,
        params: Option<Table>,
        details: Option<String>,
        headers: Option<Table>,
        examples: Vec<ExampleView>,
        /// Code that yields it and code that does not.
        samples: Vec<CodeView>,
        /// Errors one might take for it: a link to each and what tells it apart.
        differing: Vec<String>,
        notes: Vec<String>,
    }
}

view! {
    /// A response.
    pub(crate) struct ExampleView {
        about: String,
        /// Set where the error travels on several wires.
        wire: Option<String>,
        /// Status line and headers as fenced code.
        head: Option<String>,
        /// Fenced code.
        body: String,
    }
}

/// Whether the error has an entry of its own.
pub(crate) fn has_more(index: &Index<'_>, error: &ErrorDef) -> bool {
    error.deprecated.is_some()
        || error.since.is_some()
        || !error.security.is_empty()
        || own_link(error).is_some()
        || pairs(&error.causes)
        || !error.notes.is_empty()
        || !error.related.is_empty()
        || error.has_written_example
        || !error.samples.is_empty()
        || error.details().is_some()
        || params(index, error).next().is_some()
        || index.own_headers(error).next().is_some()
}

/// Whether some of the causes come with a fix of their own.
pub(crate) fn pairs(causes: &[Cause]) -> bool {
    causes.iter().any(|cause| cause.resolution.is_some())
}

/// The entry, where there is more to say.
pub(crate) fn view(index: &Index<'_>, id: ErrorId) -> Option<EntryView> {
    let error = index.catalog.error(id);
    let (anchor, heading) = index.md.anchored(&error.anchor, &heading(index, error));
    has_more(index, error).then(|| EntryView {
        marks: if index.here == Page::Reference { "####" } else { "##" },
        anchor,
        heading,
        deprecated: (error.deprecated.as_ref())
            .map(|d| index.md.callout(Urgency::Warning, None, &deprecated(index, d))),
        facts: facts(index, error),
        causes: if pairs(&error.causes) { causes(index, &error.causes) } else { None },
        params: declarations(index, "Parameter", params(index, error)),
        details: error.details().map(|at| details(index, &error.fields[at].decl)),
        headers: headers(index, error),
        examples: examples(index, error),
        samples: error.samples.iter().map(|sample| guide::code(index, sample)).collect(),
        differing: differing(index, error),
        notes: error.notes.iter().map(|p| index.md.block(p)).collect(),
    })
}

pub(super) fn heading(index: &Index<'_>, error: &ErrorDef) -> String {
    let name = index.name(error, Place::Line);
    index.md.in_heading(match &error.title {
        Some(title) if index.owns_code(error) => {
            format!("{name}: {}", index.md.text(title, Place::Line))
        }
        _ => name,
    })
}

pub(super) fn deprecated(index: &Index<'_>, deprecation: &Deprecation) -> String {
    let mut out = "**Deprecated".to_owned();
    if let Some(since) = &deprecation.since {
        out.push_str(" since ");
        out.push_str(&index.md.text(since, Place::Line));
    }
    out.push_str(".**");
    if let Some(replacement) = deprecation.replacement {
        out.push_str(" Use ");
        out.push_str(&index.link_to(replacement, Place::Line));
        out.push_str(" instead.");
    }
    if !deprecation.reason.is_empty() {
        out.push(' ');
        out.push_str(&index.md.line(&deprecation.reason));
    }
    out
}

/// Where it comes from and where to read more, in one line.
fn facts(index: &Index<'_>, error: &ErrorDef) -> Option<String> {
    let mut facts = Vec::new();
    if let Some(since) = &error.since {
        facts.push(format!("**Since:** {}", index.md.text(since, Place::Line)));
    }
    facts.extend(security::of_error(index, error));
    let operations = error_operations(index, error);
    if !operations.is_empty() {
        facts.push(format!("**Answered by:** {operations}"));
    }
    let others = error.related.iter().filter(|relation| relation.difference.is_empty());
    let others: Vec<_> = others.map(|r| index.link_to(r.error, Place::Line)).collect();
    if !others.is_empty() {
        facts.push(format!("**Related:** {}", others.join(", ")));
    }
    if let Some(to) = own_link(error) {
        facts.push(format!("**More:** {}", index.md.link_or_text(to, to, Place::Line)));
    }
    (!facts.is_empty()).then(|| facts.join(" · "))
}

fn differing(index: &Index<'_>, error: &ErrorDef) -> Vec<String> {
    let differing = error.related.iter().filter(|relation| !relation.difference.is_empty());
    differing.map(|relation| related::told(index, relation)).collect()
}

fn error_operations(index: &Index<'_>, error: &ErrorDef) -> String {
    let operations = index.operations_of(error).iter();
    let ids = operations.map(|&at| index.md.span(&index.catalog.operations[at].id, Place::Line));
    ids.collect::<Vec<_>>().join(", ")
}

/// The error's link, unless it leads to this very entry.
pub(super) fn own_link(error: &ErrorDef) -> Option<&str> {
    let link = error.docs.as_deref()?;
    let (_, fragment) = link.rsplit_once('#').unwrap_or_default();
    (fragment != error.anchor).then_some(link)
}

pub(super) fn causes(index: &Index<'_>, causes: &[Cause]) -> Option<Table> {
    let fix =
        |cause: &Cause| cause.resolution.as_ref().map(|p| index.md.cell(p)).unwrap_or_default();
    Table::of(["Cause", "Fix"], causes.iter().map(|cause| [index.md.cell(&cause.text), fix(cause)]))
}

/// The params, but for one that the format has told of.
pub(super) fn params<'e>(index: &Index<'_>, error: &'e ErrorDef) -> impl Iterator<Item = &'e Decl> {
    let told = index.message_param().filter(|param| whole_message(error) == Some(param));
    let params = error.fields.iter().filter(|field| field.role == FieldRole::Param);
    params.map(|field| &field.decl).filter(move |decl| Some(*decl) != told)
}

pub(super) fn details(index: &Index<'_>, decl: &Decl) -> String {
    let about = about(index, decl, Place::Line);
    let optional = if decl.optional { ", optional" } else { "" };
    let colon = if about.is_empty() { "" } else { ": " };
    format!("{}{optional}{colon}{about}", phrase(index, &decl.ty))
}

/// The headers of which there is something to say beyond what the example shows.
pub(super) fn headers(index: &Index<'_>, error: &ErrorDef) -> Option<Table> {
    let catalog = index.catalog;
    let rows = index.own_headers(error).filter_map(|header| {
        let (pieces, needs) = shape::of_header(catalog, error, header)?;
        let piece = |piece: &TextPiece| match piece {
            TextPiece::Text(text) => text.clone(),
            TextPiece::Value(source) => format!("{{{}}}", source.decl(catalog, error).name),
        };
        let value: String = pieces.iter().map(piece).collect();
        let sent = if needs.is_empty() { "Always" } else { "Where it has a value" };
        let row = [
            index.md.span(&header.name, Place::Cell),
            index.md.span(&value, Place::Cell),
            sent.to_owned(),
            index.md.cell(&header.doc),
        ];
        (!header.doc.is_empty() || !needs.is_empty()).then_some(row)
    });
    Table::of(["Header", "Value", "Sent", "Description"], rows)
}

/// The written examples; the made one where there are values to see in it.
fn examples(index: &Index<'_>, error: &ErrorDef) -> Vec<ExampleView> {
    let telling = error.has_written_example
        || index.own_headers(error).next().is_some()
        || error.details().is_some()
        || error.message.as_ref().is_some_and(has_params);
    if telling { all_examples(index, error, Head::WhereTelling) } else { Vec::new() }
}

/// When the status line and the headers of an example are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Where there are headers that not every response carries.
    WhereTelling,
    Always,
}

/// All examples on all wires of the error.
pub(super) fn all_examples(index: &Index<'_>, error: &ErrorDef, shown: Head) -> Vec<ExampleView> {
    let catalog = index.catalog;
    let mut out = Vec::new();
    for example in &error.examples {
        for (at, &wire) in error.wires.iter().enumerate() {
            out.push(ExampleView {
                about: if at == 0 { index.md.block(&example.about) } else { String::new() },
                wire: (error.wires.len() > 1).then(|| index.wire_name(wire)),
                head: head(index, wire, error, example, shown),
                body: index.md.json_fence(&example::body(catalog, wire, error, example)),
            });
        }
    }
    out
}

fn has_params(message: &Message) -> bool {
    message.pieces.iter().any(|piece| matches!(piece, Piece::Field(_)))
}

/// Status line and headers of an example. Headers that every response carries are told with the
/// format, so without others there is nothing to show. The phrase is the one of RFC 9110, which
/// servers write whatever a catalog calls the status.
fn head(
    index: &Index<'_>,
    wire: WireId,
    error: &ErrorDef,
    example: &Example,
    shown: Head,
) -> Option<String> {
    let wire = index.catalog.wire(wire);
    let (status, Transport::Http) = (error.status?, &wire.transport) else { return None };
    let sent = example::headers(index.catalog, error, example);
    let telling = || index.own_headers(error).any(|own| sent.iter().any(|(n, _)| *n == own.name));
    if shown == Head::WhereTelling && !telling() {
        return None;
    }
    let mut out =
        format!("HTTP/1.1 {status} {}\nContent-Type: {}", reason_phrase(status), wire.media_type);
    for (name, value) in sent {
        let _ = write!(out, "\n{name}: {value}");
    }
    Some(index.md.fence("http", &out))
}
