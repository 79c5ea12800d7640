//! What reference documentation to write.

use crate::Json;

/// A Markdown reference to write.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DocsTarget {
    /// Its folder, relative to where the command runs, with `/`.
    pub dir: String,
    /// What the pages are written for.
    pub flavor: DocsFlavor,
    /// How the reference is cut into pages.
    pub pages: DocsPages,
    /// Front matter of the reference page beside the flavor's own, which it overrides.
    pub front_matter: Vec<(String, Json)>,
    /// Where readers find the folder of the catalog: a URL without `/` at its end.
    pub source: Option<String>,
}

/// The program that makes a site of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocsFlavor {
    /// Docusaurus 3, which reads MDX.
    Docusaurus,
    /// MkDocs with the Material theme, or Zensical.
    MkDocs,
    /// mdBook.
    MdBook,
    /// Jekyll with the Just the Docs theme.
    JustTheDocs,
    /// GitHub, where it shows files.
    #[default]
    GitHub,
    /// A wiki of GitHub, which knows pages by their names, whatever folders they lie in.
    GitHubWiki,
    /// Whatever reads CommonMark with tables.
    Plain,
}

/// How the reference is cut into pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocsPages {
    /// Everything on one page.
    #[default]
    One,
    /// A page per group beside the reference page.
    Group,
    /// A page per error beside the reference page.
    Error,
}
