//! The texts of one run, and places in them.

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

    /// The line and column of a byte offset. Offsets behind the end give the end.
    pub fn position(&self, offset: u32) -> Position {
        let index = self.line_starts.partition_point(|&start| start <= offset).max(1) - 1;
        let start = self.line_starts[index] as usize;
        let mut end = (offset as usize).min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.text[start..end].chars().count() + 1;
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
        self.files.push(SourceFile { path: path.into(), text, line_starts });
        id
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
