//! The page of one error, in the order in which a reader in trouble asks.

use errcat_model::shape::{self, TextPiece};
use errcat_model::{
    Credentials, Deprecation, ErrorDef, ErrorId, FieldRole, GroupId, Json, Origin, SiteTarget,
};

use super::client::{self, ClientView};
use super::frame::Frame;
use super::name::{self, Named};
use super::prose::{Paragraphs, Run, message, paragraphs};
use super::response::{self, Response};
use super::table::{Cell, Table};
use super::values::{self, TypeView};
use crate::credentials;
use crate::index::Index;
use crate::relations::Relations;
use crate::shown::view;
use crate::templates::Pen;
use crate::view::{duration, retry};

view! {
    /// Everything on the page. What is empty has no section.
    pub(crate) struct ErrorPage {
        frame: Frame,
        name: Named,
        /// Set where it says more than the name.
        title: Option<String>,
        message: Vec<Run>,
        description: Paragraphs,
        deprecated: Option<DeprecatedView>,
        /// Whose it is.
        fault: Option<&'static str>,
        /// What it is about: a link to each scheme, scopes with it.
        credentials: Vec<Cell>,
        group: GroupLink,
        since: Option<String>,
        causes: Option<Table>,
        fixes: Vec<Paragraphs>,
        /// Titles and texts.
        samples: Vec<(Option<String>, String)>,
        responses: Vec<Response>,
        headers: Option<Table>,
        params: Option<Table>,
        details: Option<DetailsView>,
        client: Option<ClientView>,
        retry: Option<RetryView>,
        operations: Option<Table>,
        related: RelatedView,
        notes: Vec<Paragraphs>,
        /// Where to read more.
        more: Option<Cell>,
        /// File and line of the catalog, a link where it is known where they can be read.
        source: Cell,
        /// The page as Markdown, from the root of the site.
        twin: String,
        /// The errors around it in its group.
        before: Option<Named>,
        after: Option<Named>,
    }
}

view! {
    struct DeprecatedView {
        since: Option<String>,
        replacement: Option<Named>,
        reason: Paragraphs,
    }
}

view! {
    /// Errors beside one.
    struct RelatedView {
        /// Those one might take for it, each with what tells it apart.
        differing: Vec<(Named, Paragraphs)>,
        /// Those that answer with the same code.
        same_code: Vec<Named>,
        /// Those that answer with the same text, where there is no code.
        same_text: Vec<Named>,
        /// Others.
        others: Vec<Named>,
    }
}

view! {
    struct GroupLink {
        anchor: String,
        title: String,
    }
}

view! {
    struct DetailsView {
        /// The type in words.
        phrase: String,
        about: Paragraphs,
        types: Vec<TypeView>,
    }
}

view! {
    struct RetryView {
        label: &'static str,
        meaning: &'static str,
        retry_after: bool,
        /// The numbers of its policy, each with what it is.
        numbers: Vec<(&'static str, String)>,
        doc: Paragraphs,
    }
}

/// The page as HTML.
pub(super) fn draw(index: &Index<'_>, pen: &Pen<'_>, target: &SiteTarget, id: ErrorId) -> String {
    pen.draw("html/error.html.tera", "page", &view(index, target, id))
}

fn view(index: &Index<'_>, target: &SiteTarget, id: ErrorId) -> ErrorPage {
    let error = index.catalog.error(id);
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
        credentials: error.security.iter().map(|c| credentials_link(index, c)).collect(),
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
        samples: error.samples.iter().map(|s| (s.title.clone(), s.text.clone())).collect(),
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
            retry_after: retry::says_when(error),
            numbers: advice.policy(index.catalog).map(numbers).unwrap_or_default(),
            doc: advice.policy(index.catalog).map(|p| paragraphs(&p.doc)).unwrap_or_default(),
        }),
        operations: operations(index, error),
        related: related(index, id, error),
        notes: error.notes.iter().map(paragraphs).collect(),
        more: more(error),
        source: source(target, &error.origin),
        twin: name::twin(index, id),
        before,
        after,
    }
}

fn source(target: &SiteTarget, origin: &Origin) -> Cell {
    let shown = Cell::code(format!("{}:{}", origin.file, origin.line));
    let url = target.source.as_ref().map(|url| format!("{url}/{}#L{}", origin.file, origin.line));
    match url.as_deref().and_then(super::escape::target) {
        Some(to) => shown.to(to.to_owned()),
        None => shown,
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

fn credentials_link(index: &Index<'_>, about: &Credentials) -> Cell {
    let name = |c: &Credentials| credentials::scheme_name(index.catalog, c).to_owned();
    let cell = Cell::code(credentials::credentials(about, &name, &str::to_owned));
    cell.to(format!("../reference.html#{}", index.scheme_anchor(about.scheme)))
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

fn related(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> RelatedView {
    let relations = Relations::of(index, id, error);
    let named = |other: ErrorId| Named::of(index, index.catalog.error(other));
    let all = |errors: Vec<ErrorId>| errors.into_iter().map(named).collect();
    let differing = relations.differing.iter();
    RelatedView {
        differing: differing.map(|r| (named(r.error), paragraphs(&r.difference))).collect(),
        same_code: all(relations.same_code),
        same_text: all(relations.same_text),
        others: all(relations.others),
    }
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
