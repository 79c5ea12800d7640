//! What an error is called, where its page lies, and the marks that go with its name.

use errcat_model::{ErrorDef, ErrorId, RetryGrade, reason_phrase};

use super::prose::{self, Run};
use crate::index::Index;
use crate::links::Page;
use crate::shown::view;

/// The page of an error, from the root of the site.
pub(super) fn page(error: &ErrorDef) -> String {
    format!("errors/{}.html", error.anchor)
}

/// Its twin for programs.
pub(super) fn twin(index: &Index<'_>, id: ErrorId) -> String {
    format!("{}.md", index.path_of(Page::Error(id)))
}

view! {
    /// An error in a list: a link and marks.
    pub(super) struct Named {
        pub(super) anchor: String,
        /// The code, where clients see it.
        code: Option<String>,
        /// What tells it from others under its code, or names it where it has none.
        words: Vec<Run>,
        status: Option<StatusMark>,
        retry: Option<RetryMark>,
        deprecated: bool,
    }
}

view! {
    /// A status as a badge.
    pub(super) struct StatusMark {
        code: u16,
        /// What the API calls it.
        meaning: String,
        /// Its first digit, which decides the colour.
        class: u16,
    }
}

view! {
    /// Retry advice as a badge.
    pub(super) struct RetryMark {
        /// The word of the catalog, which decides the colour.
        grade: &'static str,
        label: &'static str,
        /// The advice where nothing beside it says that it is about retrying.
        badge: &'static str,
    }
}

impl Named {
    /// The error as clients know it.
    pub(super) fn of(index: &Index<'_>, error: &ErrorDef) -> Self {
        let code = index.shows_code(error).then(|| error.code.to_text());
        Self {
            anchor: error.anchor.clone(),
            words: words(error, code.is_none()),
            code,
            status: error.status.map(|status| StatusMark::of(index, status)),
            retry: error.retry.as_ref().map(|retry| RetryMark::of(retry.grade)),
            deprecated: error.deprecated.is_some(),
        }
    }
}

impl StatusMark {
    pub(super) fn of(index: &Index<'_>, code: u16) -> Self {
        let meaning = index.catalog.status(code).map(|status| status.meaning.as_str());
        let meaning = meaning.unwrap_or_else(|| reason_phrase(code)).to_owned();
        Self { code, meaning, class: code / 100 }
    }
}

impl RetryMark {
    pub(super) fn of(grade: RetryGrade) -> Self {
        let badge = match grade {
            RetryGrade::Never => "No retry",
            RetryGrade::AfterFix => "Retry after fix",
            RetryGrade::AfterReauth => "Retry after re-auth",
            RetryGrade::Backoff => "Retry with backoff",
            RetryGrade::Caution => "Retry with caution",
        };
        Self { grade: grade.as_str(), label: grade.label(), badge }
    }
}

/// The message; where there is none, the title; where a name is needed, at least the key.
fn words(error: &ErrorDef, needed: bool) -> Vec<Run> {
    let message = error.message.as_ref().filter(|m| m.optional_whole(error).is_none());
    match (message, &error.title) {
        (Some(message), _) => prose::message(error, message),
        (None, Some(title)) => vec![Run::plain(title)],
        (None, None) if needed => vec![Run::code(&error.key)],
        (None, None) => Vec::new(),
    }
}

/// What the error says, in plain text.
pub(super) fn sentence(error: &ErrorDef) -> String {
    words(error, true).into_iter().map(|run| run.text).collect()
}

/// The name in plain text, for the title of a window.
pub(super) fn plain(index: &Index<'_>, error: &ErrorDef) -> String {
    if index.owns_code(error) {
        return error.code.to_text();
    }
    let words = sentence(error);
    if index.shows_code(error) { format!("{}: {words}", error.code.to_text()) } else { words }
}
