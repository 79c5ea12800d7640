//! Finds comments and headings in a page written by hand.
//!
//! Not a Markdown parser: pages are of many dialects, and only what stands where all of them read
//! text matters. Code is left alone, fenced, indented or in backticks; so is what is commented out.

use std::ops::Range;

/// What is found, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A heading of this level.
    Heading(usize),
    /// A comment.
    Comment(Comment),
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// All of it; to the end of its first line where it goes on.
    pub(super) whole: Range<usize>,
    /// What it says.
    pub(super) inner: Range<usize>,
    /// The line it begins on, without the line break.
    pub(super) line: Range<usize>,
    /// Where the next line begins.
    pub(super) next_line: usize,
    /// Whether it is written as in JSX.
    pub(super) jsx: bool,
    /// Whether it ends on the line where it begins.
    pub(super) one_line: bool,
}

/// Finds comments and headings. `jsx` says that the host reads comments as in JSX.
pub(super) fn scan(page: &str, jsx: bool) -> Vec<Found> {
    let mut scan = Scan { page, jsx, found: Vec::new(), commented_to: 0 };
    let mut fence: Option<Fence> = None;
    let mut above = Vec::new();
    let mut start = front_matter(page);
    while start < page.len() {
        let next = page[start..].find('\n').map_or(page.len(), |at| start + at + 1);
        let line = start..start + page[start..next].trim_end_matches(['\n', '\r']).len();
        let text = &page[line.clone()];
        start = next;
        if let Some(open) = &fence {
            match open.ends_with(text) {
                End::No => continue,
                End::Here => {
                    fence = None;
                    continue;
                }
                End::Before => fence = None,
            }
        }
        if line.start < scan.commented_to {
            scan.line(scan.commented_to.min(line.end)..line.end, next);
        } else if !is_indented_code(text, &above) {
            fence = Fence::opened_by(text);
            if fence.is_none() {
                scan.found.extend(heading(text, above.last().copied()).map(Found::Heading));
                scan.line(line, next);
            }
        }
        above.push(text);
    }
    scan.found
}

struct Scan<'p> {
    page: &'p str,
    jsx: bool,
    found: Vec<Found>,
    /// The end of the last comment.
    commented_to: usize,
}

impl Scan<'_> {
    /// Finds the comments that begin on a line.
    fn line(&mut self, line: Range<usize>, next_line: usize) {
        let mut at = line.start;
        while let Some(rest) = self.page.get(at..line.end).filter(|rest| !rest.is_empty()) {
            if let Some(escaped) = rest.strip_prefix('\\') {
                at += 1 + escaped.chars().next().map_or(0, char::len_utf8);
            } else if rest.starts_with('`') {
                at += code_span(rest);
            } else if rest.starts_with("<!--") {
                at = self.comment(at, "-->", false, &line, next_line);
            } else if rest.starts_with("{/*") {
                at = self.comment(at, "*/}", true, &line, next_line);
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    /// Takes the comment that begins at `start`; where to go on.
    fn comment(
        &mut self,
        start: usize,
        close: &str,
        jsx: bool,
        line: &Range<usize>,
        next_line: usize,
    ) -> usize {
        let opened = start + close.len() + usize::from(!jsx);
        let rest = &self.page[opened..];
        let first = self.page[..start].rfind('\n').map_or(0, |at| at + 1);
        let begins_line = self.page[first..start].trim().is_empty();
        // Within a paragraph a comment ends with it, or is none.
        let limit = if begins_line { rest.len() } else { paragraph(rest) };
        let end = rest[..limit].find(close).map(|at| opened + at);
        let one_line = end.is_some_and(|end| end + close.len() <= line.end);
        let (inner, whole) = match end {
            Some(end) if one_line => (opened..end, start..end + close.len()),
            _ => (opened..line.end.max(opened), start..line.end.max(opened)),
        };
        let line = first..line.end;
        let comment = Comment { whole, inner, line, next_line, jsx, one_line };
        self.found.push(Found::Comment(comment));
        match end {
            // What another host would not take for a comment hides nothing from this one.
            Some(end) if one_line || !jsx || self.jsx => {
                self.commented_to = end + close.len();
                self.commented_to
            }
            None if begins_line && !jsx => {
                self.commented_to = self.page.len();
                self.commented_to
            }
            _ => opened,
        }
    }
}

/// The length of the code span that `text` begins with, or of its backticks where they begin none.
fn code_span(text: &str) -> usize {
    let ticks = run(text, '`');
    let mut at = ticks;
    while let Some(next) = text[at..].find('`') {
        let length = run(&text[at + next..], '`');
        at += next + length;
        if length == ticks {
            return at;
        }
    }
    ticks
}

fn run(text: &str, of: char) -> usize {
    text.len() - text.trim_start_matches(of).len()
}

/// The length of what `text` holds before a blank line.
fn paragraph(text: &str) -> usize {
    let mut at = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        if n > 0 && line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    at
}

/// Where the page begins after its front matter.
fn front_matter(page: &str) -> usize {
    let is_rule = |line: &str| line.trim_end() == "---";
    let mut at = 0;
    for (n, line) in page.split_inclusive('\n').enumerate() {
        let line_is_rule = is_rule(line.trim_start_matches('\u{feff}'));
        if n == 0 && !line_is_rule {
            return 0;
        }
        at += line.len();
        if n > 0 && line_is_rule {
            return at;
        }
    }
    0
}

/// What opened fenced code.
struct Fence {
    mark: char,
    length: usize,
    quoted: bool,
}

enum End {
    No,
    Here,
    /// The quote that it stands in is over.
    Before,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let (quoted, text) = unquoted(line);
        // In a list item the fence may follow the mark of the item.
        let digits = run_of_digits(text);
        let item = text[digits..].trim_start_matches(['-', '*', '+', '.', ')']);
        let text = if digits < text.len() - item.len() { item.trim_start() } else { text };
        let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = run(text, mark);
        let is_span = mark == '`' && text[length..].contains('`');
        (length >= 3 && !is_span).then_some(Self { mark, length, quoted })
    }

    fn ends_with(&self, line: &str) -> End {
        let (quoted, text) = unquoted(line);
        if self.quoted && !quoted {
            return End::Before;
        }
        let text = if self.quoted { text } else { line.trim_start() };
        let length = run(text, self.mark);
        if length >= self.length && text[length..].trim().is_empty() { End::Here } else { End::No }
    }
}

/// Whether a line is in a quote, and what it says.
fn unquoted(line: &str) -> (bool, &str) {
    let text = line.trim_start_matches([' ', '\t', '>']);
    (line.trim_start().starts_with('>'), text)
}

/// The level of the heading that a line is, or that it makes of the line above.
fn heading(line: &str, above: Option<&str>) -> Option<usize> {
    let text = line.trim_end();
    let marks = run(text.trim_start(), '#');
    let rest = &text.trim_start()[marks..];
    if (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return Some(marks);
    }
    let above = above?.trim();
    let prose = !above.is_empty() && !above.starts_with(['#', '|', '>', '-', '*', '+', '<']);
    let all = |mark| !text.is_empty() && run(text, mark) == text.len();
    match prose {
        true if all('=') => Some(1),
        true if all('-') => Some(2),
        _ => None,
    }
}

/// Whether a line is code for its indentation: four columns, unless something above holds it.
fn is_indented_code(line: &str, above: &[&str]) -> bool {
    let own = columns(line);
    if own < 4 || line.trim().is_empty() {
        return false;
    }
    let mut filled = above.iter().rev().filter(|line| !line.trim().is_empty());
    filled.find(|line| columns(line) < own).is_none_or(|line| !holds_blocks(line.trim_start()))
}

/// Whether indented lines below this one belong to it: an item of a list, a tab, a box.
fn holds_blocks(line: &str) -> bool {
    let digits = run_of_digits(line);
    let ordered = digits > 0 && line[digits..].starts_with([')', '.']);
    let bullet = line.starts_with(['-', '*', '+']) && line[1..].starts_with([' ', '\t']);
    ordered || bullet || ["===", "!!!", "???", "<", "[^"].iter().any(|mark| line.starts_with(mark))
}

fn run_of_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How far a line is indented; a tab goes to the next multiple of four.
fn columns(line: &str) -> usize {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            ' ' => columns += 1,
            '\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}
