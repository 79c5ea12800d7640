//! What the programs that make sites of Markdown want differently, as data: one [`Flavor`] each.
//!
//! The Markdown module and the templates ask the flavor; no other place knows which hosts there are.

use errcat_model::DocsFlavor;

/// The habits of one host.
#[derive(Debug)]
pub(crate) struct Flavor {
    /// Front matter that every page has: keys with fixed values. `None` where the host would print
    /// it as part of the page.
    pub(crate) front_matter: Option<&'static [(&'static str, &'static str)]>,
    /// Whether a page names the reference page as its parent in the front matter.
    pub(crate) parents: bool,
    /// Whether the host takes digits at the start of a file name for an order and drops them.
    pub(crate) drops_digits: bool,
    /// What encloses a comment.
    pub(crate) comment: [&'static str; 2],
    /// A line break within a line.
    pub(crate) line_break: &'static str,
    /// Characters that the host acts on beyond what GitHub does, and how each is written in text.
    pub(crate) escapes: &'static [(char, &'static str)],
    /// Characters that the host makes another one of where they stand twice.
    pub(crate) not_doubled: &'static [char],
    /// Beginnings of a line that the host acts on, and how each is written.
    pub(crate) line_starts: &'static [(&'static str, &'static str)],
    /// What the host acts on even within code; such code is written as HTML.
    pub(crate) not_in_code: &'static [&'static str],
    /// The same of code within a table: GitHub reads `\|` there as a pipe, others as both.
    pub(crate) not_in_code_of_cells: &'static str,
    /// Whether headings take their anchor as `{#anchor}`.
    pub(crate) heading_anchors: bool,
    /// What further paragraphs of a list item are indented by.
    pub(crate) item_indent: &'static str,
    /// Ending of the path in a link to another page; `None` where pages are known by their names
    /// alone, whatever folders they lie in.
    pub(crate) link_extension: Option<&'static str>,
    /// How a box to be noticed is written.
    pub(crate) callout: Callout,
    /// How blocks of which one is shown at a time are written.
    pub(crate) tabs: Tabs,
}

/// How blocks of which one is shown at a time are written.
#[derive(Debug)]
pub(crate) enum Tabs {
    /// One below the other.
    None,
    /// Components of Docusaurus, which the page imports.
    Components,
    /// `=== "Title"`, the block indented.
    Indented,
}

/// How a box to be noticed is written.
#[derive(Debug)]
pub(crate) enum Callout {
    /// `> [!NOTE]`, the title in bold.
    Alert,
    /// `:::note[Title]` to `:::`.
    Directive,
    /// `!!! note "Title"`, the text indented.
    Indented,
    /// `{: .note-title }` before a quote that begins with the title.
    Class,
    /// A quote.
    Quote,
}

impl Flavor {
    /// The habits of a host.
    pub(crate) fn of(flavor: DocsFlavor) -> &'static Self {
        match flavor {
            DocsFlavor::Docusaurus => &DOCUSAURUS,
            DocsFlavor::MkDocs => &MKDOCS,
            DocsFlavor::MdBook => &MDBOOK,
            DocsFlavor::JustTheDocs => &JUST_THE_DOCS,
            DocsFlavor::GitHub => &GITHUB,
            DocsFlavor::GitHubWiki => &GITHUB_WIKI,
            DocsFlavor::Plain => &PLAIN,
        }
    }

    /// How the host has a character of running text written, where it needs a way of its own.
    pub(crate) fn escape(&self, c: char) -> Option<&'static str> {
        self.escapes.iter().find(|(special, _)| *special == c).map(|(_, escape)| *escape)
    }
}

/// CommonMark with tables and nothing else.
const PLAIN: Flavor = Flavor {
    front_matter: None,
    parents: false,
    drops_digits: false,
    comment: ["<!-- ", " -->"],
    line_break: "<br>",
    escapes: &[],
    not_doubled: &[],
    line_starts: &[],
    not_in_code: &[],
    not_in_code_of_cells: "\\|",
    heading_anchors: false,
    item_indent: "  ",
    link_extension: Some(".md"),
    callout: Callout::Quote,
    tabs: Tabs::None,
};

static GITHUB: Flavor = Flavor { callout: Callout::Alert, ..PLAIN };

/// With the ending a link would show the page's source.
static GITHUB_WIKI: Flavor = Flavor { link_extension: None, callout: Callout::Alert, ..PLAIN };

/// Pages are MDX: braces are expressions, tags are components, `import` at the start of a paragraph
/// is JavaScript, and there are no HTML comments.
static DOCUSAURUS: Flavor = Flavor {
    front_matter: Some(&[]),
    drops_digits: true,
    comment: ["{/* ", " */}"],
    line_break: "<br />",
    escapes: &[('{', "\\{"), ('}', "\\}"), ('<', "&lt;")],
    line_starts: &[("import", "&#105;mport"), ("export", "&#101;xport"), (":", "\\:")],
    // In a heading even within code.
    not_in_code: &["{#"],
    heading_anchors: true,
    callout: Callout::Directive,
    tabs: Tabs::Components,
    ..PLAIN
};

/// Python-Markdown knows fewer backslash escapes than CommonMark, does not take `\|` in code, wants
/// four spaces in lists, and the usual extensions give meaning to `~`, `^`, `=` and braces.
static MKDOCS: Flavor = Flavor {
    front_matter: Some(&[]),
    escapes: &[
        ('\\', "&#92;"),
        ('<', "&lt;"),
        ('&', "&amp;"),
        ('~', "&#126;"),
        ('^', "&#94;"),
        ('$', "&#36;"),
        ('{', "\\{"),
        ('}', "\\}"),
    ],
    line_starts: &[("!!!", "\\!!!"), ("???", "&#63;??"), ("///", "&#47;//"), (":", "&#58;")],
    not_in_code_of_cells: "|",
    heading_anchors: true,
    item_indent: "    ",
    callout: Callout::Indented,
    tabs: Tabs::Indented,
    ..PLAIN
};

/// A preprocessor expands `{{#include …}}` even within code; headings end in attributes; a line that
/// starts with `:` defines the one above.
static MDBOOK: Flavor = Flavor {
    escapes: &[('{', "\\{"), ('}', "\\}")],
    line_starts: &[(":", "\\:")],
    not_in_code: &["{{"],
    heading_anchors: true,
    callout: Callout::Alert,
    ..PLAIN
};

/// Liquid runs before kramdown, within code too; kramdown makes a table of every line with a pipe,
/// and typographic quotes, dashes and dots of those of a keyboard.
static JUST_THE_DOCS: Flavor = Flavor {
    front_matter: Some(&[("layout", "default")]),
    parents: true,
    escapes: &[
        ('{', "&#123;"),
        ('}', "&#125;"),
        ('|', "&#124;"),
        ('<', "&lt;"),
        ('>', "&gt;"),
        ('&', "&amp;"),
        ('"', "\\\""),
        ('\'', "\\'"),
    ],
    not_doubled: &['-', '.'],
    line_starts: &[(":", "&#58;")],
    not_in_code: &["{{", "{%"],
    not_in_code_of_cells: "|",
    heading_anchors: true,
    link_extension: Some(".html"),
    callout: Callout::Class,
    ..PLAIN
};
