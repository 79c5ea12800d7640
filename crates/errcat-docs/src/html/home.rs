//! The index: every error as a row, by group, with what the filter needs to know of it.

use std::collections::BTreeSet;

use errcat_model::{ErrorDef, Group, GroupEntry, GroupId};

use super::frame::Frame;
use super::name::{Named, RetryMark, StatusMark};
use super::prose::{Paragraphs, paragraphs};
use crate::index::Index;
use crate::shown::view;
use crate::templates::Pen;

view! {
    pub(crate) struct Home {
        frame: Frame,
        summary: Option<String>,
        description: Paragraphs,
        /// How many there are.
        errors: usize,
        filter: Filter,
        groups: Vec<GroupView>,
    }
}

view! {
    /// What can be chosen from. Choices between fewer than two are none.
    struct Filter {
        statuses: Vec<StatusMark>,
        /// Anchor and title.
        groups: Vec<(String, String)>,
        retries: Vec<RetryMark>,
        operations: Vec<String>,
    }
}

view! {
    struct GroupView {
        anchor: String,
        title: String,
        description: Paragraphs,
        notes: Vec<Paragraphs>,
        rows: Vec<Row>,
    }
}

view! {
    struct Row {
        name: Named,
        /// Whether another group declares it; the anchor is there.
        also: bool,
        title: Option<String>,
        key: String,
        /// Indices of operations, each between spaces.
        operations: String,
    }
}

/// The index as HTML.
pub(super) fn draw(index: &Index<'_>, pen: &Pen<'_>) -> String {
    let catalog = index.catalog;
    let groups = catalog.groups.iter().enumerate();
    pen.draw(
        "html/home.html.tera",
        "page",
        &Home {
            frame: Frame::top(index, "", "errors"),
            summary: catalog.summary.clone(),
            description: paragraphs(&catalog.description),
            errors: catalog.errors.len(),
            filter: filter(index),
            groups: groups
                .filter(|(_, group)| !group.entries.is_empty())
                .map(|(at, group)| view(index, GroupId(at), group))
                .collect(),
        },
    )
}

fn filter(index: &Index<'_>) -> Filter {
    let catalog = index.catalog;
    let statuses: BTreeSet<u16> = catalog.errors.iter().filter_map(|e| e.status).collect();
    let grades: BTreeSet<_> =
        catalog.errors.iter().filter_map(|e| e.retry.as_ref()).map(|r| r.grade).collect();
    let groups = catalog.groups.iter().enumerate().filter(|(_, g)| !g.entries.is_empty());
    let anchor = |at| index.group_anchor(GroupId(at)).to_owned();
    Filter {
        statuses: choices(statuses.into_iter().map(|s| StatusMark::of(index, s))),
        groups: choices(groups.map(|(at, group)| (anchor(at), group.title.clone()))),
        retries: choices(grades.into_iter().map(RetryMark::of)),
        operations: choices(catalog.operations.iter().map(|operation| operation.id.clone())),
    }
}

fn choices<T>(all: impl Iterator<Item = T>) -> Vec<T> {
    let all: Vec<T> = all.collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn view(index: &Index<'_>, id: GroupId, group: &Group) -> GroupView {
    let row = |entry: &GroupEntry| row(index, entry, index.catalog.error(entry.error));
    GroupView {
        anchor: index.group_anchor(id).to_owned(),
        title: group.title.clone(),
        description: paragraphs(&group.description),
        notes: group.notes.iter().map(paragraphs).collect(),
        rows: group.entries.iter().map(row).collect(),
    }
}

fn row(index: &Index<'_>, entry: &GroupEntry, error: &ErrorDef) -> Row {
    let operations = index.operations_of(error).iter().map(|at| format!(" {at} "));
    Row {
        name: Named::of(index, error),
        also: entry.also,
        title: error.title.clone(),
        key: error.key.clone(),
        operations: operations.collect(),
    }
}
