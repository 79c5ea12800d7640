//! The names of a catalog: where each is declared and where it is used, as an editor asks for them.

use errcat_source::{FileId, Span};

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SymbolKind {
    /// A record or an enum, below `types`.
    Type,
    /// A field of a record.
    Field,
    /// A member of `context`.
    Context,
    /// A wire.
    Wire,
    /// A rate limit, below `limits`.
    Limit,
    /// A retry policy.
    Policy,
    /// A group of errors.
    Group,
    /// An error.
    Error,
    /// A param of an error, a group or the catalog.
    Param,
    /// An operation.
    Operation,
    /// A security scheme.
    Scheme,
}

/// The declaration of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// What it names.
    pub kind: SymbolKind,
    /// The name, where it is declared.
    pub place: Span,
}

/// A use of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The name, where it is used: within a message, a type expression or a slot, too.
    pub place: Span,
    /// The [`place`](Definition::place) of its definition.
    pub definition: Span,
}

/// The names of a catalog. Of what cannot be read there are none.
#[derive(Debug, Default)]
pub struct Symbols {
    definitions: Vec<Definition>,
    references: Vec<Reference>,
}

impl Symbols {
    /// Every declaration, by place.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// Every use of a declared name, by place. The slot of a wire has a reference for each error
    /// that has a param of its name.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// What the name at an offset of a file is declared as, whether it is used or declared there.
    pub fn definitions_at(&self, file: FileId, offset: u32) -> impl Iterator<Item = &Definition> {
        let here = move |span: Span| span.file == file && (span.start..=span.end).contains(&offset);
        let used = self.references.iter().filter(move |r| here(r.place)).map(|r| r.definition);
        let used: Vec<Span> = used.collect();
        self.definitions.iter().filter(move |d| here(d.place) || used.contains(&d.place))
    }

    /// Where the name that is declared at `definition` is used, by place.
    pub fn references_to(&self, definition: Span) -> impl Iterator<Item = Span> {
        self.references.iter().filter(move |r| r.definition == definition).map(|r| r.place)
    }

    pub(crate) fn define(&mut self, kind: SymbolKind, place: Span) {
        self.definitions.push(Definition { kind, place });
    }

    pub(crate) fn refer(&mut self, place: Span, definition: Span) {
        self.references.push(Reference { place, definition });
    }

    /// Puts them in order. What several errors share was met once for each.
    pub(crate) fn settle(&mut self) {
        self.definitions.sort_by_key(|definition| definition.place);
        self.references.sort_unstable();
        self.references.dedup();
    }
}
