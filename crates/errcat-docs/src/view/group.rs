//! Groups: one table of errors each, then what there is to say about single ones.

use errcat_model::{
    Cause, DocsPages, ErrorDef, ErrorId, ErrorSeverity, Group, GroupEntry, GroupId, Prose,
};

use super::entry;
use super::retry::advice;
use super::table::Table;
use crate::index::{Index, whole_message};
use crate::links::{Page, Spot};
use crate::markdown::{Place, anchor};
use crate::shown::view;

view! {
    /// Errors that belong together.
    pub(crate) struct GroupView {
        /// The `#` of its heading.
        marks: &'static str,
        /// What stands above the heading where the heading does not say its anchor.
        anchor: String,
        title: String,
        description: String,
        /// What all its errors have in common.
        common: Option<String>,
        table: Option<Table>,
        notes: Vec<String>,
    }
}

/// A group without the entries of its errors; `None` where it has no errors.
pub(crate) fn view(index: &Index<'_>, id: GroupId, group: &Group) -> Option<GroupView> {
    let entries = sorted(index, group);
    if entries.is_empty() {
        return None;
    }
    let common = Common::of(index, &entries);
    let rows = entries.iter().map(|entry| row(index, entry, &common));
    let heading = index.md.heading(&group.title);
    let own_page = index.here != Page::Reference;
    let (anchor, title) = index.md.anchored(index.group_anchor(id), &heading);
    Some(GroupView {
        marks: if own_page { "#" } else { "###" },
        anchor,
        title: if heading.is_empty() { heading } else { title },
        description: index.md.block(&group.description),
        common: common.sentence(),
        table: Table::of(COLUMNS, rows),
        notes: group.notes.iter().map(|p| index.md.block(p)).collect(),
    })
}

/// More groups than this are no help in a line.
const GROUPS_LISTED: usize = 30;

/// Links to all groups in a line: most readers come for one error and want past the rest.
pub(crate) fn contents(index: &Index<'_>) -> Option<String> {
    let groups = index.catalog.groups.iter().enumerate();
    let links = groups
        .filter(|(_, group)| !group.entries.is_empty() && !group.title.is_empty())
        .map(|(at, group)| {
            index.link(&index.md.text(&group.title, Place::Line), Spot::Group(GroupId(at)))
        });
    let links: Vec<_> = links.take(GROUPS_LISTED + 1).collect();
    (2..=GROUPS_LISTED).contains(&links.len()).then(|| links.join(" · "))
}

/// The groups with links to their errors, where these stand on pages of their own.
pub(crate) fn table(index: &Index<'_>) -> Option<Table> {
    if index.pages != DocsPages::Group {
        return None;
    }
    let groups = index.catalog.groups.iter().enumerate();
    let groups = groups.filter(|(_, group)| !group.entries.is_empty());
    let row = |(at, group): (usize, &Group)| {
        let title = index.md.text(&group.title, Place::Cell);
        let title = if title.is_empty() { index.md.span(&group.name, Place::Cell) } else { title };
        let errors = own_errors(index, group).map(|id| {
            // So that links to the reference page lead on, however it is cut.
            let own = anchor(&index.catalog.error(id).anchor);
            format!("{own}{}", index.link_to(id, Place::Cell))
        });
        let errors = errors.collect::<Vec<_>>().join(", ");
        [index.link(&title, Spot::Group(GroupId(at))), errors]
    };
    Table::of(["Group", "Errors"], groups.map(row))
}

/// The errors a group declares, in the order of its table.
pub(crate) fn own_errors(index: &Index<'_>, group: &Group) -> impl Iterator<Item = ErrorId> {
    sorted(index, group)
        .into_iter()
        .filter(|e| !e.also)
        .map(|e| e.error)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The entries of a group, those of one status together, else in the order written.
fn sorted<'g>(index: &Index<'_>, group: &'g Group) -> Vec<&'g GroupEntry> {
    let mut entries: Vec<_> = group.entries.iter().collect();
    entries.sort_by_key(|entry| index.catalog.error(entry.error).status);
    entries
}

const COLUMNS: [&str; 9] = [
    "Code",
    "Status",
    "Title",
    "Message",
    "Description",
    "Cause",
    "Resolution",
    "Retry",
    "Severity",
];

/// What is the same for all errors of a group, said once above the table.
struct Common {
    status: Option<String>,
    retry: Option<String>,
}

impl Common {
    fn of(index: &Index<'_>, entries: &[&GroupEntry]) -> Self {
        let errors = || entries.iter().map(|e| index.catalog.error(e.error));
        let status = same(errors().map(|e| e.status)).flatten();
        let retry = same(errors().map(|e| e.retry.as_ref())).flatten();
        Self {
            status: status.map(|status| index.status(status)),
            retry: retry.map(|retry| advice(index, retry)),
        }
    }

    fn sentence(&self) -> Option<String> {
        let status = self.status.as_ref().map(|status| format!("**Status:** {status}"));
        let retry = self.retry.as_ref().map(|retry| format!("**Retry:** {retry}"));
        let parts: Vec<_> = status.into_iter().chain(retry).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

/// The value of all, where it is the same.
fn same<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn row(index: &Index<'_>, entry: &GroupEntry, common: &Common) -> [String; 9] {
    let error = index.catalog.error(entry.error);
    let or_common = |known: &Option<String>, own: Option<String>| {
        if known.is_some() { String::new() } else { own.unwrap_or_default() }
    };
    let mut row = [
        if index.shows_code(error) {
            index.md.span(&error.code.to_text(), Place::Cell)
        } else {
            String::new()
        },
        or_common(&common.status, error.status.map(|status| format!("`{status}`"))),
        error.title.as_ref().map(|title| index.md.text(title, Place::Cell)).unwrap_or_default(),
        message(index, error),
        description(index, error, if entry.also { &entry.description } else { &error.description }),
        causes(index, entry, error),
        error
            .resolutions
            .iter()
            .map(|p| index.md.cell(p))
            .collect::<Vec<_>>()
            .join(index.md.line_break()),
        or_common(&common.retry, error.retry.as_ref().map(|retry| advice(index, retry))),
        error.severity.map(severity).unwrap_or_default().to_owned(),
    ];
    name(index, entry, error, &mut row);
    row
}

/// Puts the error's anchor, or the link to where it is described, on the cell that names it.
fn name(index: &Index<'_>, entry: &GroupEntry, error: &ErrorDef, row: &mut [String; 9]) {
    const CODE: usize = 0;
    const TITLE: usize = 2;
    const MESSAGE: usize = 3;
    let naming = [CODE, MESSAGE, TITLE].into_iter().find(|&at| !row[at].is_empty());
    let naming = &mut row[naming.unwrap_or(CODE)];
    if naming.is_empty() {
        *naming = index.md.span(&error.key, Place::Cell);
    }
    let own_page = index.pages == DocsPages::Error;
    let linked = entry.also || own_page || entry::has_more(index, error);
    if linked {
        *naming = index.link(naming, Spot::Error(entry.error));
    }
    // With an entry on this page, the anchor is there.
    if !entry.also && (own_page || !linked) {
        *naming = format!("{}{naming}", anchor(&error.anchor));
    }
    if error.deprecated.is_some() {
        naming.push_str(" (deprecated)");
    }
}

/// The message as a template; nothing where every occurrence brings its own.
fn message(index: &Index<'_>, error: &ErrorDef) -> String {
    let message = error.message.as_ref().filter(|_| whole_message(error).is_none());
    message.map(|m| index.md.text(&m.template(error), Place::Cell)).unwrap_or_default()
}

/// The description, where it says more than the message and the title do.
fn description(index: &Index<'_>, error: &ErrorDef, description: &Prose) -> String {
    let plain = description.to_plain();
    let message = error.message.as_ref().map(|m| m.template(error));
    let said = |text: Option<&String>| text.is_some_and(|text| *text == plain);
    if said(message.as_ref()) || said(error.title.as_ref()) {
        return String::new();
    }
    index.md.cell(description)
}

/// The causes; where they come with fixes of their own, the way to the table of both.
fn causes(index: &Index<'_>, entry: &GroupEntry, error: &ErrorDef) -> String {
    let causes = if entry.also { &entry.causes } else { &error.causes };
    if entry::pairs(causes) && *causes == error.causes {
        let label = if causes.len() == 1 { "Cause and fix" } else { "Causes and fixes" };
        return index.link(label, Spot::Error(entry.error));
    }
    let cause = |cause: &Cause| match &cause.resolution {
        Some(fix) => format!("{} - {}", index.md.cell(&cause.text), index.md.cell(fix)),
        None => index.md.cell(&cause.text),
    };
    causes.iter().map(cause).collect::<Vec<_>>().join(index.md.line_break())
}

pub(super) fn severity(severity: ErrorSeverity) -> &'static str {
    match severity {
        ErrorSeverity::Debug => "Debug",
        ErrorSeverity::Info => "Info",
        ErrorSeverity::Warning => "Warning",
        ErrorSeverity::Error => "Error",
        ErrorSeverity::Critical => "Critical",
    }
}
