//! Status codes and what they mean.

use std::collections::HashMap;

use errcat_model::{RetryGrade, StatusDef, reason_phrase};
use errcat_source::Span;
use errcat_syntax::Entries;
use errcat_syntax::ast::{self, Text};

use super::scope::Scope;
use super::words;
use crate::rules::bad_status;

/// The retry grades errors inherit from their status.
pub(crate) type Grades = HashMap<u16, (RetryGrade, Span)>;

/// A value that may be faulty, which is not the same as absent.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Given<T> {
    /// Not written.
    Absent,
    /// Written and reported.
    Faulty,
    /// Written at that place.
    Value(T, Span),
}

impl<T> Given<T> {
    /// This, or what is inherited.
    pub(crate) fn or(self, inherited: Self) -> Self {
        match self {
            Self::Absent => inherited,
            given => given,
        }
    }
}

/// Lowers `statuses`.
pub(crate) fn lower(scope: &mut Scope<'_>, entries: Option<Entries<ast::StatusDef>>) -> Grades {
    let mut grades = Grades::new();
    for entry in entries.map(|e| e.entries).unwrap_or_default() {
        let def = entry.value;
        let meaning = scope.line("a meaning", def.meaning);
        let note = scope.prose(def.note.as_ref());
        let action = scope.prose(def.action.as_ref());
        let retry = def.retry.and_then(|text| {
            let grade = words::one_of(scope, "a retry grade", &text, words::GRADES)?;
            Some((grade, text.span))
        });
        let Some(code) = parse(&entry.key.value) else {
            scope.report(bad_status::report(&entry.key));
            continue;
        };
        if let Some(retry) = retry {
            grades.insert(code, retry);
        }
        let meaning = meaning.unwrap_or_else(|| reason_phrase(code).to_owned());
        let retry = retry.map(|(grade, _)| grade);
        scope.catalog.statuses.push(StatusDef { code, meaning, note, action, retry });
    }
    grades
}

/// The `status` of an error or a group.
pub(crate) fn given(
    scope: &mut Scope<'_>,
    text: Option<&Text>,
    unread: &[&'static str],
) -> Given<u16> {
    let Some(text) = text else {
        return if unread.contains(&"status") { Given::Faulty } else { Given::Absent };
    };
    let Some(code) = parse(&text.value) else {
        scope.report(bad_status::report(text));
        return Given::Faulty;
    };
    Given::Value(code, text.span)
}

fn parse(text: &str) -> Option<u16> {
    let digits = text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|code| (100..=599).contains(code))
}
