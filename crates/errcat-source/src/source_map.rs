//! The texts of one run, and places in them.

use std::collections::BTreeMap;
use std::ops::Range;

/// Names one file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A byte range of one file.
///
/// Twelve bytes, so that every node of a catalog can carry one. Files are limited to 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    ///
    /// Offsets beyond 4 GiB are clamped; the reader refuses such files before a span is made.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// From the start of `self` to the end of `other`, in the file of `self`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// The part `range` of this span, counted from its start and clamped to its end.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        let at = |n: usize| {
            self.start.saturating_add(u32::try_from(n).unwrap_or(u32::MAX)).min(self.end)
        };
        Self { file: self.file, start: at(range.start), end: at(range.end) }
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, both counted from 1. The column counts characters, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One text: where it came from, and where its lines begin.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<u32>,
    /// Whether characters are bytes, so that columns of endless lines need no counting.
    ascii: bool,
}

impl SourceFile {
    /// The path as a reader should see it: relative to where the command ran, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line, counted from 0, that holds the byte at `offset`.
    pub(crate) fn line_index(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start as usize <= offset).max(1) - 1
    }

    /// The bytes of a line, counted from 0, without its line break.
    pub(crate) fn line_range(&self, index: usize) -> Range<usize> {
        let start = self.line_starts[index] as usize;
        let next = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        start..start + self.text[start..next].trim_end_matches(['\n', '\r']).len()
    }

    /// How many characters a range of bytes holds.
    pub(crate) fn characters(&self, range: Range<usize>) -> usize {
        if self.ascii { range.len() } else { self.text[range].chars().count() }
    }

    /// The line and column of a byte offset. Offsets behind the end give the end. A byte order
    /// mark is no column, as in any editor.
    pub fn position(&self, offset: u32) -> Position {
        let index = self.line_index(offset as usize);
        let mut start = self.line_starts[index] as usize;
        if index == 0 && self.text.starts_with('\u{feff}') {
            start += '\u{feff}'.len_utf8();
        }
        let mut end = (offset as usize).min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.characters(start..end) + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: number(index + 1), column: number(column) }
    }
}

/// All texts of a run. Files are added once and never change.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under the path that diagnostics shall show.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let line_starts = std::iter::once(0)
            .chain(
                text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| offset(i + 1)),
            )
            .collect();
        let id = FileId(offset(self.files.len()));
        let ascii = text.is_ascii();
        self.files.push(SourceFile { path: path.into(), text, line_starts, ascii });
        id
    }

    /// The same files under the same ids, some of them with another text.
    #[must_use]
    pub fn with(&self, texts: &BTreeMap<FileId, String>) -> Self {
        let mut out = Self::new();
        for (id, file) in self.files() {
            out.add(file.path(), texts.get(&id).map_or(file.text(), String::as_str));
        }
        out
    }

    /// The file of an id that this map gave out.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(i, f)| (FileId(u32::try_from(i).unwrap_or(u32::MAX)), f))
    }

    /// The text a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column where a span begins.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceMap, Span};

    #[test]
    fn positions_count_characters_and_no_byte_order_mark() {
        let mut sources = SourceMap::new();
        let file = sources.add("x.yaml", "\u{feff}ä: x\r\nb: 😀!\n");
        let at = |offset| {
            let Position { line, column } = sources.file(file).position(offset);
            (line, column)
        };
        let places = [0, 3, 5, 7, 10, 13, 14, 17, 19, 99].map(at);
        assert_eq!(
            places,
            [(1, 1), (1, 1), (1, 2), (1, 4), (2, 1), (2, 4), (2, 4), (2, 5), (3, 1), (3, 1)],
        );
    }

    #[test]
    fn spans_join_and_part_within_their_ends() {
        let mut sources = SourceMap::new();
        let file = sources.add("x.yaml", "0123456789");
        let span = Span::new(file, 2..6);
        assert_eq!(sources.slice(span.part(1..3)), "34");
        assert_eq!(sources.slice(span.part(3..9)), "5");
        assert_eq!(sources.slice(span.to(Span::new(file, 7..9))), "2345678");
        assert_eq!(sources.slice(span.to(Span::new(file, 0..1))), "2345");
        assert_eq!(sources.slice(Span::new(file, 8..99)), "");
    }
}
