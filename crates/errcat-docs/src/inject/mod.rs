//! Fills parts of the reference into pages that are written by hand.
//!
//! A part comes without the heading that the reference gives it, because the page has its own.

mod block;
mod host;

use errcat_model::{Catalog, DocsPages, DocsTarget, GroupId, Insert, Part};

use self::block::{in_lines, relevel, without_heading};
pub(crate) use self::host::Host;
use crate::index::Index;
use crate::markdown::anchor;
use crate::pages::draw_group;
use crate::templates::{Fault, Pen, Piece, Templates, draw};
use crate::view::table::Tables;
use crate::view::{Head, Tail, limits, operations, page, status};

/// Levels of headings as the pieces have them.
const SECTION: usize = 2;
const GROUP: usize = 3;
const ENTRY: usize = 4;

/// The text of a page whose inserts are filled; nothing else of it changes.
///
/// `to_reference` is the way from the page's folder to that of the reference, with `/`. Gives what is
/// wrong with templates that are not errcat's own, where they cannot draw it.
pub fn fill(
    catalog: &Catalog,
    target: &DocsTarget,
    templates: &Templates,
    to_reference: &str,
    text: &str,
    inserts: &[Insert],
) -> Result<String, Vec<Fault>> {
    let pen = templates.markdown();
    let mut index = Index::for_pages(catalog, target);
    index.host = Some(Host::new(target.pages, to_reference, inserts));
    // Where errors have pages of their own, tables lead there; else all is said in place.
    if index.pages != DocsPages::Error {
        index.pages = DocsPages::One;
    }
    // A path to the catalog is as seen from the reference.
    let source = target.source.clone().filter(|source| source.contains("://"));
    let target = DocsTarget { source, ..target.clone() };
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for insert in inserts {
        let before = &text[done..insert.lines.start];
        out.push_str(before);
        let drawn = drawn(&index, &pen, &target, insert);
        out.push_str(&in_lines(&drawn, &insert.indent, before.ends_with("\r\n")));
        done = insert.lines.end;
    }
    out.push_str(&text[done..]);
    let faults = pen.faults();
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

/// A part, with headings as its place asks.
fn drawn(index: &Index<'_>, pen: &Pen<'_>, target: &DocsTarget, insert: &Insert) -> String {
    let groups = || (0..index.catalog.groups.len()).map(GroupId);
    let entries = index.pages == DocsPages::One;
    let mut out = String::new();
    let topmost = match insert.part {
        Part::Errors => {
            groups().for_each(|id| draw_group(&mut out, index, pen, id, entries));
            GROUP
        }
        Part::Group(id) => {
            draw_group(&mut out, index, pen, id, entries);
            out = headless(&out, index.group_anchor(id));
            ENTRY
        }
        Part::Error(id) => {
            draw(&mut out, pen, Piece::Page, &page::view(index, target, id));
            out = headless(&out, &index.catalog.error(id).anchor);
            SECTION
        }
        Part::Retry => {
            draw(&mut out, pen, Piece::Tail, &Tail::of_retry(index));
            out = without_heading(&out).to_owned();
            SECTION
        }
        Part::Reference => {
            draw(&mut out, pen, Piece::Head, &Head::of(index));
            out = without_heading(&out).to_owned();
            groups().for_each(|id| draw_group(&mut out, index, pen, id, entries));
            draw(&mut out, pen, Piece::Tail, &Tail::of(index));
            SECTION
        }
        Part::Statuses | Part::Limits | Part::Operations => {
            let table = match insert.part {
                Part::Limits => limits::table(index),
                Part::Operations => operations::table(index),
                _ => status::table(index),
            };
            draw(&mut out, pen, Piece::Tables, &Tables { tables: table.into_iter().collect() });
            SECTION
        }
    };
    relevel(out.trim_matches('\n'), topmost, insert.level)
}

/// A piece whose heading gives way to its anchor alone.
fn headless(piece: &str, id: &str) -> String {
    match without_heading(piece) {
        rest if rest.len() < piece.len() => format!("{}\n\n{}", anchor(id), rest.trim_start()),
        rest => rest.to_owned(),
    }
}
