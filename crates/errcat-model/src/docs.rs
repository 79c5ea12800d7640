//! What reference documentation to write.

use std::ops::Range;

use crate::{ErrorId, GroupId, Json, Origin};

/// A Markdown reference to write.
#[derive(Debug, Clone, PartialEq)]
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
    /// Pages written by hand with parts that are filled in.
    pub inject: Vec<InjectedPage>,
    /// Languages of the client code that is shown, in the order it is shown in.
    pub clients: Vec<Client>,
}

impl Default for DocsTarget {
    fn default() -> Self {
        Self {
            dir: String::new(),
            flavor: DocsFlavor::default(),
            pages: DocsPages::default(),
            front_matter: Vec::new(),
            source: None,
            inject: Vec::new(),
            clients: Client::ALL.to_vec(),
        }
    }
}

/// A language of client code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// Rust with the generated crate.
    Rust,
    /// Python with `requests`.
    Python,
    /// TypeScript with `fetch`.
    TypeScript,
    /// A shell with curl and jq.
    Curl,
}

impl Client {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Rust, Self::Python, Self::TypeScript, Self::Curl];
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
    /// No reference of its own: only pages written by hand are filled.
    None,
}

/// A page written by hand with parts that are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InjectedPage {
    /// Its path, relative to where the command runs, with `/`.
    pub path: String,
    /// Where the catalog names it.
    pub origin: Origin,
}

/// A place in such a page, between two markers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    /// The bytes of the lines between the markers.
    pub lines: Range<usize>,
    /// White space before the markers, which all lines get.
    pub indent: String,
    /// What stands there.
    pub part: Part,
    /// Level of the topmost heading in it, 1 to 6.
    pub level: usize,
}

/// A part of the reference that a page written by hand can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All groups with their errors.
    Errors,
    /// The errors of one group.
    Group(GroupId),
    /// All about one error.
    Error(ErrorId),
    /// What each status means.
    Statuses,
    /// Grades of retrying and the policies.
    Retry,
    /// Rate limits.
    Limits,
    /// Operations and the errors they answer.
    Operations,
    /// The whole reference page but for its title.
    Reference,
}
