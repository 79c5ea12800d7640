//! What the page says: every decision about content, rows and columns. The templates lay it out.
//!
//! All texts in these structs are Markdown already, escaped for the place they stand in.

pub(crate) mod client;
pub(crate) mod duration;
pub(crate) mod entry;
mod format;
pub(crate) mod group;
mod guide;
pub(crate) mod limits;
mod members;
pub(crate) mod operations;
pub(crate) mod page;
mod related;
pub(crate) mod retry;
pub(crate) mod security;
mod seen;
pub(crate) mod status;
pub(crate) mod table;
mod types;

use self::client::ClientView;
use self::format::FormatView;
use self::guide::GuideView;
use self::retry::RetryView;
use self::table::Table;
use self::types::TypeView;
use crate::index::Index;
use crate::markdown::Place;
use crate::pages::plain_title;
use crate::shown::view;

view! {
    /// What stands above the errors: what a response looks like and what a status means.
    pub(crate) struct Head {
        title: String,
        summary: Option<String>,
        description: String,
        version: Option<String>,
        /// The groups and the errors of each, where these have pages of their own.
        groups: Option<Table>,
        /// The way to each group of errors, where there are a few.
        contents: Option<String>,
        guides: Vec<GuideView>,
        formats: Vec<FormatView>,
        types: Vec<TypeView>,
        statuses: Option<Table>,
        shared_codes: Option<Table>,
        has_errors: bool,
    }
}

impl Head {
    /// The head of a catalog's page.
    pub(crate) fn of(index: &Index<'_>) -> Self {
        let catalog = index.catalog;
        Self {
            title: index.md.heading(&plain_title(catalog)),
            summary: catalog.summary.as_ref().map(|s| index.md.text(s, Place::Line)),
            description: index.md.block(&catalog.description),
            version: catalog.version.as_ref().map(|v| index.md.text(v, Place::Line)),
            groups: group::table(index),
            contents: group::contents(index),
            guides: guide::views(index, true),
            formats: format::views(index),
            types: types::views(index),
            statuses: status::table(index),
            shared_codes: status::shared_codes(index),
            has_errors: !catalog.errors.is_empty(),
        }
    }
}

view! {
    /// What stands below the errors: retrying, limits, credentials, operations and further reading.
    pub(crate) struct Tail {
        retry: Option<RetryView>,
        limits: Option<Table>,
        /// The credentials that requests bring along.
        security: Option<Table>,
        operations: Option<Table>,
        client: Option<ClientView>,
        guides: Vec<GuideView>,
    }
}

impl Tail {
    /// What there is to say about retrying.
    pub(crate) fn of_retry(index: &Index<'_>) -> Self {
        let (limits, security, operations, client) = (None, None, None, None);
        let retry = retry::view(index);
        Self { retry, limits, security, operations, client, guides: Vec::new() }
    }

    /// The tail of a catalog's page.
    pub(crate) fn of(index: &Index<'_>) -> Self {
        Self {
            retry: retry::view(index),
            limits: limits::table(index),
            security: security::table(index),
            operations: operations::table(index),
            client: client::of_api(index),
            guides: guide::views(index, false),
        }
    }
}
