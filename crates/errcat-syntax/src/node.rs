//! The spanned tree: YAML with its places, and nothing interpreted.

use errcat_source::Span;

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written. For quoted scalars the quotes are part of it.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A node of a YAML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it is written.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing, `~` or `null`, unquoted.
    Null,
    /// A scalar.
    Scalar {
        /// Its text: unescaped and folded where the style asks for it, never interpreted.
        text: String,
        /// Whether it is written without quotes or block indicator, so that it may mean a number
        /// or a boolean.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order written, every key once.
    Mapping(Vec<(Spanned<String>, Node)>),
    /// A value that was refused and reported. It keeps its place, so that its key is not taken to
    /// be missing; no reader hands it on, so that nobody trips over it again.
    Refused,
}

impl Node {
    /// What an author would call it: `a mapping`.
    pub fn describe(&self) -> &'static str {
        match self.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar { .. } => "a single value",
            NodeKind::Sequence(_) => "a list",
            NodeKind::Mapping(_) => "a mapping",
            NodeKind::Refused => "a refused value",
        }
    }

    /// The value of a mapping's key.
    pub(crate) fn member(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            NodeKind::Mapping(members) => {
                members.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The values of a mapping.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Self> {
        let members = match &self.kind {
            NodeKind::Mapping(members) => members.as_slice(),
            _ => &[],
        };
        members.iter().map(|(_, value)| value)
    }

    /// Whether it is refused, or something in it. Recursion is bounded by the depth limit that
    /// every finished node obeys.
    pub(crate) fn has_refused(&self) -> bool {
        match &self.kind {
            NodeKind::Refused => true,
            NodeKind::Sequence(items) => items.iter().any(Self::has_refused),
            NodeKind::Mapping(members) => members.iter().any(|(_, value)| value.has_refused()),
            NodeKind::Null | NodeKind::Scalar { .. } => false,
        }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}
