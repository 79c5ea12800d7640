//! YAML as somebody wrote it, for those who change a part of it and keep the rest.
//!
//! Unlike the tree that catalogs are read from, this one keeps what is a matter of style: what
//! stands between brackets, anchors, aliases as aliases, tags, merge keys, numbers as keys. Nothing
//! is refused but what is no YAML document, or none that readers agree on. JSON is such a document.

use std::ops::Range;

use errcat_source::{FileId, Sink, SourceMap, Span};

use crate::yaml;

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it is written, without its anchor and tag. A block ends with its last content, and a
    /// text that keeps its final line breaks with the last of them.
    pub span: Span,
    /// The number of its anchor; 0 for none.
    pub anchor: usize,
    /// Whether a tag gives it a type.
    pub tagged: bool,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// What the anchor of this number marks.
    Alias(usize),
    /// A scalar.
    Scalar {
        /// Its text, unescaped and folded. `~` where nothing is written.
        text: String,
        /// Whether it is written without quotes or block indicator.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order written.
    Mapping {
        /// Whether it stands between brackets.
        flow: bool,
        /// Its keys and values; keys that are scalars differ in their text.
        members: Vec<(Node, Node)>,
    },
}

impl Node {
    /// Where it is written.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is nothing, `~` or `null` without quotes.
    pub fn is_null(&self) -> bool {
        let Kind::Scalar { text, plain: true } = &self.kind else { return false };
        matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// The members of a mapping; none of anything else.
    pub fn members(&self) -> &[(Node, Node)] {
        match &self.kind {
            Kind::Mapping { members, .. } => members,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The member of that name, where this is a mapping that has it.
    pub fn member(&self, name: &str) -> Option<&(Node, Node)> {
        self.members().iter().find(|(key, _)| key.as_text() == Some(name))
    }

    /// Its value.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.member(name).map(|(_, value)| value)
    }

    /// The merge key of a mapping that has one.
    pub fn merge_key(&self) -> Option<&Node> {
        let keys = self.members().iter().map(|(key, _)| key);
        let merges =
            |key: &&Node| matches!(&key.kind, Kind::Scalar { text, plain: true } if text == "<<");
        keys.into_iter().find(merges)
    }
}

/// Reads a file. `None` where it is no YAML document; the reason was reported.
pub fn read(sources: &SourceMap, file: FileId, sink: &mut Sink) -> Option<Node> {
    yaml::read_as_written(sources.file(file).text(), file, sink)
}
