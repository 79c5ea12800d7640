//! The page of one error, in the order in which a reader in trouble asks.

use errcat_model::shape::{self, TextPiece};
use errcat_model::{Deprecation, ErrorDef, ErrorId, FieldRole, GroupId, Json};
use serde::Serialize;

use super::client::{self, ClientView};
use super::frame::Frame;
use super::name::{self, Named};
use super::prose::{Paragraphs, Run, message, paragraphs};
use super::response::{self, Response};
use super::table::{Cell, Table};
use super::templates::{self, Page};
use super::values::{self, TypeView};
use crate::index::Index;
use crate::view::{duration, retry};

/// Everything on the page. What is empty has no section.
#[derive(Debug, Serialize)]
struct ErrorPage {
    frame: Frame,
    name: Named,
    /// Set where it says more than the name.
    title: Option<String>,
    message: Vec<Run>,
    description: Paragraphs,
    deprecated: Option<DeprecatedView>,
    fault: Option<&'static str>,
    group: GroupLink,
    since: Option<String>,
    causes: Option<Table>,
    fixes: Vec<Paragraphs>,
    responses: Vec<Response>,
    headers: Option<Table>,
    params: Option<Table>,
    details: Option<DetailsView>,
    client: Option<ClientView>,
    retry: Option<RetryView>,
    operations: Option<Table>,
    /// Errors under the same code.
    namesakes: Vec<Named>,
    notes: Vec<Paragraphs>,
    more: Option<Cell>,
    source: String,
    /// The page as Markdown, from the root of the site.
    twin: String,
    before: Option<Named>,
    after: Option<Named>,
}

#[derive(Debug, Serialize)]
struct DeprecatedView {
    since: Option<String>,
    replacement: Option<Named>,
    reason: Paragraphs,
}

#[derive(Debug, Serialize)]
struct GroupLink {
    anchor: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct DetailsView {
    phrase: String,
    about: Paragraphs,
    types: Vec<TypeView>,
}

#[derive(Debug, Serialize)]
struct RetryView {
    label: &'static str,
    meaning: &'static str,
    /// The numbers of its policy, each with what it is.
    numbers: Vec<(&'static str, String)>,
    doc: Paragraphs,
}

/// The page as HTML.
pub(super) fn draw(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> String {
    templates::draw(Page::Error, &view(index, id, error))
}

fn view(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> ErrorPage {
    let group = &index.catalog.groups[error.group.0];
    let (before, after) = neighbours(index, id, error.group);
    let name = Named::of(index, error);
    ErrorPage {
        frame: Frame::of_error(index, &name::plain(index, error)),
        name,
        title: error.title.clone(),
        message: error.message.as_ref().map(|m| message(error, m)).unwrap_or_default(),
        description: paragraphs(&error.description),
        deprecated: error.deprecated.as_ref().map(|d| deprecated(index, d)),
        fault: error.status.and_then(fault),
        group: GroupLink {
            anchor: index.group_anchor(error.group).to_owned(),
            title: group.title.clone(),
        },
        since: error.since.clone(),
        causes: Table::of(
            ["Cause", "Fix"],
            error.causes.iter().map(|cause| {
                let fix = cause.resolution.as_ref().map(values::cell).unwrap_or_default();
                [values::cell(&cause.text), fix]
            }),
        ),
        fixes: error.resolutions.iter().map(paragraphs).collect(),
        responses: response::all(index, error),
        headers: headers(index, error),
        params: values::declarations(
            index,
            "Parameter",
            error.fields.iter().filter(|f| f.role == FieldRole::Param).map(|f| &f.decl),
        ),
        details: error.details().map(|at| details(index, &error.fields[at].decl)),
        client: client::of_error(index, id),
        retry: error.retry.as_ref().map(|advice| RetryView {
            label: advice.grade.label(),
            meaning: retry::meaning(advice.grade),
            numbers: advice.policy(index.catalog).map(numbers).unwrap_or_default(),
            doc: advice.policy(index.catalog).map(|p| paragraphs(&p.doc)).unwrap_or_default(),
        }),
        operations: operations(index, error),
        namesakes: namesakes(index, id, error),
        notes: error.notes.iter().map(paragraphs).collect(),
        more: more(error),
        source: format!("{}, line {}", error.origin.file, error.origin.line),
        twin: name::twin(index, id),
        before,
        after,
    }
}

/// RFC 9110, section 15: who has to do something differently.
fn fault(status: u16) -> Option<&'static str> {
    match status {
        400..500 => Some("The request"),
        500..600 => Some("The service"),
        _ => None,
    }
}

fn deprecated(index: &Index<'_>, deprecation: &Deprecation) -> DeprecatedView {
    DeprecatedView {
        since: deprecation.since.clone(),
        replacement: deprecation.replacement.map(|id| Named::of(index, index.catalog.error(id))),
        reason: paragraphs(&deprecation.reason),
    }
}

fn headers(index: &Index<'_>, error: &ErrorDef) -> Option<Table> {
    let rows = error.headers.iter().filter_map(|header| {
        let (pieces, needs) = shape::of_header(index.catalog, error, header)?;
        let value = pieces.iter().map(|piece| match piece {
            TextPiece::Text(text) => text.clone(),
            TextPiece::Value(source) => format!("{{{}}}", source.decl(index.catalog, error).name),
        });
        Some([
            Cell::code(&header.name),
            Cell::code(value.collect::<String>()),
            Cell::plain(if needs.is_empty() { "Always" } else { "Where it has a value" }),
            values::cell(&header.doc),
        ])
    });
    Table::of(["Header", "Value", "Sent", "Description"], rows)
}

fn details(index: &Index<'_>, decl: &errcat_model::Decl) -> DetailsView {
    let mut types = Vec::new();
    values::reached(index, &decl.ty, &mut types);
    DetailsView {
        phrase: values::phrase(index, &decl.ty),
        about: values::about(decl),
        types: types.into_iter().map(|id| values::type_view(index, id)).collect(),
    }
}

fn numbers(policy: &errcat_model::RetryPolicy) -> Vec<(&'static str, String)> {
    let mut out = vec![("Wait", retry::formula(policy))];
    if let Some(attempts) = policy.attempts {
        out.push(("Tries in all", Json::integer(attempts).to_text()));
    }
    out.push(("First wait", duration::words(policy.base)));
    if let Some(max) = policy.max {
        out.push(("Longest wait", duration::words(max)));
    }
    if let Some(jitter) = policy.jitter {
        out.push(("Jitter", format!("up to {}", duration::words(jitter))));
    }
    out
}

fn operations(index: &Index<'_>, error: &ErrorDef) -> Option<Table> {
    let rows = index.operations_of(error).iter().map(|&at| {
        let operation = &index.catalog.operations[at];
        [
            Cell::code(&operation.id),
            Cell::code(format!("{} {}", operation.method, operation.path)),
            Cell::plain(operation.summary.clone().unwrap_or_default()),
        ]
    });
    Table::of(["Operation", "Request", "Summary"], rows)
}

/// More would be a list of the whole catalog where an API has one code for everything.
const NAMESAKES: usize = 12;

/// Other errors that a client could take it for, because they carry its code.
fn namesakes(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> Vec<Named> {
    if !index.shows_code(error) || index.owns_code(error) {
        return Vec::new();
    }
    let others = index.sharing(error).iter().filter(|other| **other != id);
    others.take(NAMESAKES).map(|&other| Named::of(index, index.catalog.error(other))).collect()
}

/// Further reading, unless it is this site's own anchor of the error.
fn more(error: &ErrorDef) -> Option<Cell> {
    let link = error.docs.as_deref()?;
    let own = link.rsplit_once('#').is_some_and(|(_, fragment)| fragment == error.anchor);
    (!own).then(|| match super::escape::target(link) {
        Some(to) => Cell::plain(link).to(to.to_owned()),
        None => Cell::code(link),
    })
}

/// The errors before and after it in its group.
fn neighbours(index: &Index<'_>, id: ErrorId, group: GroupId) -> (Option<Named>, Option<Named>) {
    let entries = &index.catalog.groups[group.0].entries;
    let at = entries.iter().position(|entry| entry.error == id && !entry.also);
    let named = |at: Option<usize>| {
        let entry = entries.get(at?).filter(|entry| !entry.also)?;
        Some(Named::of(index, index.catalog.error(entry.error)))
    };
    let before = at.and_then(|at| at.checked_sub(1));
    (named(before), named(at.map(|at| at + 1)))
}
