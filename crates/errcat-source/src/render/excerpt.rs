//! The few lines of a file that a diagnostic shows.
//!
//! Whoever draws them pays for these lines and not for the file, and a file on one line does not
//! fill the screen.

use std::borrow::Cow;
use std::ops::Range;

use crate::{Label, SourceFile};

/// Labels this many lines apart are shown in one excerpt.
const NEAR: usize = 20;

/// A label across more lines marks only the first.
const MOST_LINES: usize = 6;

/// A longer line, in bytes, is cut around its label.
const LONG: usize = 1_000;

/// How much of a long line is kept to the left and to the right of where its label begins.
const AROUND: usize = 200;

/// Lines that follow each other, and the marks in them.
pub(super) struct Excerpt<'a> {
    /// Number of the first line.
    pub(super) line: usize,
    /// The lines, fit for a terminal.
    pub(super) text: String,
    /// Byte ranges of `text` with their labels, in the order given.
    pub(super) marks: Vec<(Range<usize>, &'a Label)>,
    /// How many characters more than are shown stand left of the marks, line by line.
    pub(super) cuts: Vec<usize>,
}

/// A label and the lines it touches, counted from 0.
struct Placed<'a> {
    label: &'a Label,
    range: Range<usize>,
    first: usize,
    last: usize,
}

/// Excerpts of `file` around `labels`. The one with the first label comes first.
pub(super) fn excerpts<'a>(file: &SourceFile, labels: &[&'a Label]) -> Vec<Excerpt<'a>> {
    let mut placed: Vec<_> = labels.iter().map(|label| place(file, label)).collect();
    let Some(leading) = placed.first().map(|first| first.first) else { return Vec::new() };
    placed.sort_by_key(|label| label.first);
    let mut groups: Vec<Vec<Placed<'a>>> = Vec::new();
    for label in placed {
        match groups.last_mut() {
            Some(group) if group.iter().any(|near| label.first <= near.last + NEAR) => {
                group.push(label);
            }
            _ => groups.push(vec![label]),
        }
    }
    groups.sort_by_key(|group| group.iter().all(|label| label.first != leading));
    groups.iter().map(|group| cut_out(file, group)).collect()
}

fn place<'a>(file: &SourceFile, label: &'a Label) -> Placed<'a> {
    let length = file.text().len();
    let start = label.span.range().start.min(length);
    let mut end = label.span.range().end.clamp(start, length);
    let first = file.line_index(start);
    let mut last = file.line_index(end);
    if last - first >= MOST_LINES {
        last = first;
        end = file.line_range(first).end.max(start);
    }
    Placed { label, range: start..end, first, last }
}

fn cut_out<'a>(file: &SourceFile, group: &[Placed<'a>]) -> Excerpt<'a> {
    let first = group.iter().map(|label| label.first).min().unwrap_or(0);
    let last = group.iter().map(|label| label.last).max().unwrap_or(0);
    let mut lines = Vec::new();
    let mut text = String::new();
    for index in first..=last {
        let line = Line::new(file, index, group, text.len());
        text.push_str(&line.text);
        text.push('\n');
        lines.push(line);
    }
    let at = |offset: usize| {
        let index = file.line_index(offset).clamp(first, last) - first;
        lines[index].position(file.text(), offset)
    };
    let marks = group
        .iter()
        .map(|label| (at(label.range.start)..at(label.range.end), label.label))
        .collect();
    let cuts = lines.iter().map(|line| line.cut).collect();
    Excerpt { line: first + 1, text, marks, cuts }
}

/// A line as it is shown.
struct Line {
    /// The part of the file that is shown.
    kept: Range<usize>,
    /// What is written: an ellipsis where something is cut, and the kept part.
    text: String,
    /// Where the kept part begins in the excerpt.
    offset: usize,
    /// How many characters more than are shown stand to its left.
    cut: usize,
}

const ELLIPSIS: char = '…';

impl Line {
    fn new(file: &SourceFile, index: usize, group: &[Placed<'_>], offset: usize) -> Self {
        let whole = file.line_range(index);
        let text = file.text();
        if whole.len() <= LONG {
            let text = visible(&text[whole.clone()]).into_owned();
            return Self { kept: whole, text, offset, cut: 0 };
        }
        let starts = group.iter().map(|label| label.range.start);
        let center = starts.filter(|start| whole.contains(start)).min().unwrap_or(whole.start);
        let start = boundary(text, center.saturating_sub(AROUND).max(whole.start));
        let end = boundary(text, (center + AROUND).min(whole.end));
        let mut shown = String::new();
        let mut offset = offset;
        let mut cut = 0;
        if start > whole.start {
            shown.push(ELLIPSIS);
            offset += ELLIPSIS.len_utf8();
            cut = file.characters(whole.start..start) - 1;
        }
        shown.push_str(&visible(&text[start..end]));
        if end < whole.end {
            shown.push(ELLIPSIS);
        }
        Self { kept: start..end, text: shown, offset, cut }
    }

    /// Where an offset of the file is in the excerpt.
    fn position(&self, text: &str, offset: usize) -> usize {
        let offset = boundary(text, offset.clamp(self.kept.start, self.kept.end));
        self.offset + visible(&text[self.kept.start..offset]).len()
    }
}

/// The start of the character that holds the byte at `offset`.
fn boundary(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Text without what would move the cursor or the text around it: control characters as their
/// pictures, everything else that is invisible or turns the direction as a replacement character.
/// Tabs stay; the drawing library knows their width.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| replacement(character).is_some()) {
        Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn replacement(character: char) -> Option<char> {
    match character {
        '\t' => None,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}
