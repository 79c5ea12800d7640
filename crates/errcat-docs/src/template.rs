//! The templates there are: what each draws and receives.

use crate::shown::{Record, Shown};
use crate::{html, view};

/// Version of the data that templates receive.
///
/// Within a version fields are added and nothing else: a template that was right stays right.
pub const DATA_VERSION: u32 = 1;

/// A file that pages are drawn with. A file of the same name in a catalog replaces it.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its name, `markdown/error.md.tera`.
    pub name: &'static str,
    /// What it draws.
    pub about: &'static str,
    /// Its text as errcat has it.
    pub text: &'static str,
    /// What it receives; nothing where it is copied as it is, or holds components only.
    pub data: Option<Data>,
}

/// What a template receives.
#[derive(Debug, Clone, Copy)]
pub struct Data {
    /// The variable.
    pub variable: &'static str,
    /// The record in it, as text.
    pub shape: fn() -> String,
    describe: fn(&mut Vec<Record>),
}

impl Data {
    const fn of<T: Shown>(variable: &'static str) -> Self {
        Self { variable, shape: T::shape, describe: T::describe }
    }
}

macro_rules! templates {
    ($($name:literal $(receives $variable:literal as $record:ty)?: $about:literal;)*) => {
        &[$(Template {
            name: $name,
            about: $about,
            text: include_str!(concat!("../templates/", $name)),
            data: templates!(@data $($variable as $record)?),
        }),*]
    };
    (@data) => { None };
    (@data $variable:literal as $record:ty) => { Some(Data::of::<$record>($variable)) };
}

/// The templates of the Markdown reference. All that they receive is Markdown already, escaped for
/// the flavor and the place it is meant for.
pub static MARKDOWN: &[Template] = templates! {
    "markdown/head.md.tera" receives "head" as view::Head: "what stands above the errors";
    "markdown/group.md.tera" receives "group" as view::group::GroupView: "errors that belong together, in a table";
    "markdown/entry.md.tera" receives "entry" as view::entry::EntryView: "an error among others, where its row does not say it all";
    "markdown/error.md.tera" receives "page" as view::page::PageView: "an error on a page of its own";
    "markdown/tables.md.tera" receives "part" as view::table::Tables: "tables without headings, in a page written by hand";
    "markdown/tail.md.tera" receives "tail" as view::Tail: "what stands below the errors";
    "markdown/format.md.tera": "component `format`: how responses look on a wire";
    "markdown/guide.md.tera": "component `guide`: a section of the author's own";
    "markdown/retry.md.tera": "component `retry`: how to try again";
    "markdown/table.md.tera": "component `table`";
};

/// The templates of the HTML site. What they receive is text as the catalog has it; it is escaped
/// where it is written.
pub static HTML: &[Template] = templates! {
    "html/frame.html.tera": "what every page has around its content; the others extend it";
    "html/home.html.tera" receives "page" as html::Home: "the index with its filter";
    "html/error.html.tera" receives "page" as html::ErrorPage: "the page of an error";
    "html/explain.html.tera" receives "page" as html::Explain: "the page into which a response is pasted";
    "html/reference.html.tera" receives "page" as html::Reference: "what all errors have in common";
    "html/parts.html.tera": "components that the pages share";
    "html/assets/site.css": "the style";
    "html/assets/icon.svg": "the icon";
    "html/assets/theme.js": "light and dark";
    "html/assets/copy.js": "copying responses";
    "html/assets/filter.js": "filtering the index";
    "html/assets/decode.js": "finding the error of a response";
    "html/assets/explain.js": "showing it";
};

/// Every template.
pub fn all() -> impl Iterator<Item = &'static Template> {
    MARKDOWN.iter().chain(HTML)
}

/// The records that these templates receive, each once, outer ones first.
pub fn records(templates: &[Template]) -> Vec<Record> {
    let mut records = Vec::new();
    for data in templates.iter().filter_map(|template| template.data) {
        (data.describe)(&mut records);
    }
    records
}

impl Template {
    /// Whether it is filled in, rather than copied.
    pub(crate) fn is_filled(&self) -> bool {
        self.path_in_site().is_none()
    }

    /// Where a site has it, if it is copied.
    pub(crate) fn path_in_site(&self) -> Option<&'static str> {
        self.name.strip_prefix("html/").filter(|path| path.starts_with("assets/"))
    }
}
