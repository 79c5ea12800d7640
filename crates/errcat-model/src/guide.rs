//! Sections of the docs beside the tables.

use crate::Prose;

/// A section of the docs beside the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Key in the catalog, also its anchor.
    pub name: String,
    /// Heading.
    pub title: String,
    /// Text below the heading.
    pub text: Prose,
    /// A box to be noticed.
    pub callout: Option<Callout>,
    /// Problems and what to do about each, or subsections.
    pub items: Vec<GuideItem>,
    /// Samples.
    pub code: Vec<CodeBlock>,
    /// Further reading.
    pub links: Vec<Link>,
    /// Whether it stands before the tables.
    pub before: bool,
}

/// A box to be noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Heading of the box.
    pub title: String,
    /// Its text.
    pub text: Prose,
}

/// One problem of a guide with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideItem {
    /// What the reader sees.
    pub title: String,
    /// Text below.
    pub text: Prose,
    /// What to do, in order.
    pub steps: Vec<Prose>,
}

/// A sample of code, verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Heading or file name.
    pub title: Option<String>,
    /// Language, for highlighting.
    pub language: String,
    /// The code.
    pub text: String,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Where it goes: a URL or a page's name.
    pub to: String,
    /// What is there.
    pub doc: Prose,
}
