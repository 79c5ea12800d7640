//! The parts that markers name, and their arguments.

use errcat_model::{Catalog, ErrorId, GroupId, Part};
use errcat_source::Diagnostic;
use errcat_syntax::ast::Text;

use super::Page;
use super::marker::{Argument, Word};
use crate::rules::{bad_marker, unknown_argument, unknown_error, unknown_group, unknown_part};

/// Parts by name, and the arguments of each.
const PARTS: &[(&str, &[&str])] = &[
    ("errors", &["group", "level"]),
    ("error", &["code", "level"]),
    ("statuses", &[]),
    ("retry", &[]),
    ("limits", &[]),
    ("operations", &[]),
    ("reference", &["level"]),
];

/// What a marker asks for and at which level of headings; `None` where that was reported.
pub(super) fn resolve(
    page: &mut Page<'_>,
    part: &Word<'_>,
    arguments: &[Argument<'_>],
    level: usize,
) -> Option<(Part, usize)> {
    let Some((_, known)) = PARTS.iter().find(|(name, _)| *name == part.text) else {
        let names = PARTS.iter().map(|(name, _)| *name);
        page.sink.push(unknown_part::report(&text(page, part), names));
        return None;
    };
    let before = page.sink.len();
    for (at, argument) in arguments.iter().enumerate() {
        let name = &argument.name;
        if !known.contains(&name.text) {
            page.sink.push(unknown_argument::report(&text(page, name), part.text, known));
        } else if arguments[..at].iter().any(|other| other.name.text == name.text) {
            page.sink.push(bad_marker::report(page.span(&name.at), "the argument is there twice"));
        }
    }
    if page.sink.len() > before {
        return None;
    }
    let argument = |name| arguments.iter().find(|a| a.name.text == name).map(|a| &a.value);
    let level = match argument("level") {
        None => level,
        Some(word) => heading_level(page, word)?,
    };
    let part = match (part.text, argument("group"), argument("code")) {
        ("errors", None, _) => Part::Errors,
        ("errors", Some(name), _) => Part::Group(group(page, name)?),
        ("error", _, Some(code)) => Part::Error(error(page, code)?),
        ("error", _, None) => {
            let why = "say which error: `errcat:error code=CODE`";
            page.sink.push(bad_marker::report(page.span(&part.at), why));
            return None;
        }
        ("statuses", ..) => Part::Statuses,
        ("retry", ..) => Part::Retry,
        ("limits", ..) => Part::Limits,
        ("operations", ..) => Part::Operations,
        _ => Part::Reference,
    };
    Some((part, level))
}

fn heading_level(page: &mut Page<'_>, word: &Word<'_>) -> Option<usize> {
    let level = word.text.parse().ok().filter(|level| (1..=6).contains(level));
    if level.is_none() {
        let why = "a level of headings is a number from 1 to 6";
        page.sink.push(bad_marker::report(page.span(&word.at), why));
    }
    level
}

fn group(page: &mut Page<'_>, name: &Word<'_>) -> Option<GroupId> {
    let names = || page.catalog.groups.iter().map(|group| group.name.as_str());
    let found = names().position(|known| known == name.text).map(GroupId);
    if found.is_none() {
        let report = unknown_group::report(&text(page, name), names());
        page.sink.push(report);
    }
    found
}

/// The error of a key, else the one error of a code.
fn error(page: &mut Page<'_>, name: &Word<'_>) -> Option<ErrorId> {
    let errors = || page.catalog.errors();
    if let Some((id, _)) = errors().find(|(_, error)| error.key == name.text) {
        return Some(id);
    }
    let of_code: Vec<_> = errors().filter(|(_, e)| e.code.to_text() == name.text).collect();
    match of_code[..] {
        [(id, _)] => Some(id),
        [] => {
            let keys = page.catalog.errors.iter().map(|error| error.key.as_str());
            let codes: Vec<_> = page.catalog.errors.iter().map(|e| e.code.to_text()).collect();
            let known = keys.chain(codes.iter().map(String::as_str));
            let report = unknown_error::report(&text(page, name), known);
            page.sink.push(report);
            None
        }
        _ => {
            let report = several(page, name, of_code.iter().map(|(_, error)| &*error.key));
            page.sink.push(report);
            None
        }
    }
}

fn several<'k>(
    page: &Page<'_>,
    code: &Word<'_>,
    keys: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    /// More keys than this are no help.
    const LISTED: usize = 6;
    let why = "several errors answer with this code";
    let keys = crate::suggest::list(keys.take(LISTED));
    bad_marker::report(page.span(&code.at), why).help(format!("name one by its key: {keys}"))
}

fn text(page: &Page<'_>, word: &Word<'_>) -> Text {
    Text::new(word.text.to_owned(), page.span(&word.at))
}

/// The key of the catalog that a part needs and that says nothing.
pub(super) fn nothing_to_say(catalog: &Catalog, part: Part) -> Option<&'static str> {
    let no_retry = || {
        catalog.policies.is_empty()
            && catalog.errors.iter().all(|error| error.retry.is_none())
            && catalog.statuses.iter().all(|status| status.retry.is_none())
    };
    match part {
        Part::Errors if catalog.errors.is_empty() => Some("errors"),
        Part::Group(id) if catalog.groups[id.0].entries.is_empty() => Some("errors"),
        Part::Statuses if catalog.statuses.is_empty() => Some("statuses"),
        Part::Retry if no_retry() => Some("retry"),
        Part::Limits if catalog.limits.is_empty() => Some("limits"),
        Part::Operations if catalog.operations.is_empty() => Some("operations"),
        _ => None,
    }
}
