//! What is written between blanks, and what it belongs to.

use std::ops::Range;

/// A kind of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A scalar but for one in lines of its own.
    Scalar,
    /// `*name`.
    Alias,
    /// An anchor or a tag.
    Property,
    /// From `#` on.
    Comment,
    /// Before an item.
    Dash,
    /// Before a key that is no single value.
    Question,
    /// Behind a key.
    Colon,
    /// Between brackets.
    Comma,
    /// `{` or `[`.
    Open,
    /// `}` or `]`.
    Close,
    /// `---` or `...`.
    Marker,
    /// `|` or `>` with what belongs to it.
    Sign,
}

/// A text in lines of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text {
    /// The column its lines begin at.
    pub(crate) column: usize,
    /// How far the sign says that they are indented.
    pub(crate) indicator: Option<usize>,
    /// How many of the blank lines behind it belong to it.
    pub(crate) kept: usize,
}

/// What is read next.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Something written.
    Piece(Piece, Range<usize>),
    /// Lines below a sign.
    Text(Text, Range<usize>),
    /// A list without brackets begins.
    Sequence { column: usize },
    /// A mapping without brackets begins.
    Mapping { column: usize },
    /// The innermost of them ends.
    End,
    /// A key follows.
    Key,
    /// A value follows, behind its colon.
    Value,
}
