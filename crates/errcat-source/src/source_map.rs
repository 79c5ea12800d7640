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
        Self { file, start: clamped(range.start), end: clamped(range.end) }
    }

    /// From the start of `self` to the end of `other`, in the file of `self`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// The part `range` of this span, counted from its start and clamped to its end.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        let at = |n: usize| self.start.saturating_add(clamped(n)).min(self.end);
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

/// Within how many bytes line breaks are counted to find a line.
const BLOCK: usize = 512;

/// One text: where it came from, and where its lines begin.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    /// How many line breaks come before each [`BLOCK`] of bytes. A list of all lines would take four
    /// times as much memory as a text of empty ones.
    breaks: Vec<u32>,
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

    fn new(path: String, text: String) -> Self {
        let mut counted = 0;
        let breaks_before = |block: &[u8]| {
            let before = counted;
            counted += clamped(breaks_in(block));
            before
        };
        let mut breaks: Vec<u32> = text.as_bytes().chunks(BLOCK).map(breaks_before).collect();
        // For the place behind the last byte, which may be the first of another block.
        breaks.push(counted);
        let ascii = text.is_ascii();
        Self { path, text, breaks, ascii }
    }

    /// The line, counted from 0, that holds the byte at `offset`.
    pub(crate) fn line_index(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let within = &self.text.as_bytes()[block * BLOCK..offset];
        self.breaks[block] as usize + breaks_in(within)
    }

    /// The bytes of a line, counted from 0, without its line break.
    pub(crate) fn line_range(&self, index: usize) -> Range<usize> {
        let start = self.line_start(index);
        let next = self.line_start(index + 1);
        start..start + self.text[start..next].trim_end_matches(['\n', '\r']).len()
    }

    /// Where a line, counted from 0, begins; the end of the text for lines behind the last.
    fn line_start(&self, index: usize) -> usize {
        // The block with the line break in front of it is the last with fewer before itself.
        let blocks = self.breaks.partition_point(|&before| (before as usize) < index);
        let Some(block) = blocks.checked_sub(1) else { return 0 };
        let nth = index - self.breaks[block] as usize - 1;
        let bytes = self.text.as_bytes().iter().enumerate().skip(block * BLOCK);
        let mut breaks = bytes.filter(|&(_, &byte)| byte == b'\n');
        breaks.nth(nth).map_or(self.text.len(), |(at, _)| at + 1)
    }

    /// How many characters a range of bytes holds.
    pub(crate) fn characters(&self, range: Range<usize>) -> usize {
        if self.ascii { range.len() } else { self.text[range].chars().count() }
    }

    /// The line and column of a byte offset. Offsets behind the end give the end. A byte order
    /// mark is no column, as in any editor.
    pub fn position(&self, offset: u32) -> Position {
        let index = self.line_index(offset as usize);
        let mut start = self.line_start(index);
        if index == 0 && self.text.starts_with('\u{feff}') {
            start += '\u{feff}'.len_utf8();
        }
        let mut end = (offset as usize).min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.characters(start..end) + 1;
        Position { line: clamped(index + 1), column: clamped(column) }
    }
}

fn breaks_in(bytes: &[u8]) -> usize {
    bytes.iter().map(|&byte| usize::from(byte == b'\n')).sum()
}

/// A number of bytes or lines; the reader refuses files that have more than fit.
fn clamped(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
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
        let id = FileId(clamped(self.files.len()));
        self.files.push(SourceFile::new(path.into(), text.into()));
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
        self.files.iter().enumerate().map(|(i, f)| (FileId(clamped(i)), f))
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
    fn lines_are_found_wherever_the_blocks_end() {
        for width in [0, 1, 6, 7, 8, 255, 510, 511, 512, 513, 2_000] {
            let text = format!("{}\n", "x".repeat(width)).repeat(3_000_usize.div_ceil(width + 1));
            let mut sources = SourceMap::new();
            let file = sources.add("x.yaml", text.clone());
            let file = sources.file(file);
            let mut start = 0;
            for (index, line) in text.split_inclusive('\n').enumerate() {
                assert_eq!(file.line_range(index), start..start + width, "{width}");
                assert_eq!(file.line_index(start), index, "{width}");
                assert_eq!(file.line_index(start + width), index, "{width}");
                start += line.len();
            }
            let behind = text.matches('\n').count();
            assert_eq!(file.line_index(text.len()), behind, "{width}");
            assert_eq!(file.line_range(behind), text.len()..text.len(), "{width}");
        }
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
