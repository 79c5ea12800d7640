//! What every step of lowering works with.

use std::collections::{BTreeMap, HashMap, HashSet};

use errcat_model::{Catalog, Origin, Prose, TypeDef};
use errcat_source::{Diagnostic, FileId, Rule, Sink, SourceMap, Span};
use errcat_syntax::Entries;
use errcat_syntax::ast::Text;

use super::patterns::Patterns;
use crate::places::Places;
use crate::rules::{control_character, empty_text, missing_key};
use crate::symbols::{SymbolKind, Symbols};

/// The catalog in the making, and where its parts are written.
pub(crate) struct Scope<'a> {
    /// The texts, to find places within scalars.
    pub(crate) sources: &'a SourceMap,
    /// Takes the faults.
    pub(crate) sink: &'a mut Sink,
    /// Paths of the files.
    pub(crate) paths: HashMap<FileId, String>,
    /// What is lowered so far.
    pub(crate) catalog: Catalog,
    /// Where it is written.
    pub(crate) places: Places,
    /// Named types by name.
    pub(crate) types: Names,
    /// Rate limits by name.
    pub(crate) limits: Names,
    /// Retry policies by name.
    pub(crate) policies: Names,
    /// Wires by name.
    pub(crate) wires: Names,
    /// Security schemes by name.
    pub(crate) security: Names,
    /// Names in `context` whose declarations could not be read, which was reported.
    pub(crate) unread_context: HashSet<String>,
    /// Regular expressions met so far.
    pub(crate) patterns: Patterns,
    /// What [`Scope::report_once`] has reported.
    pub(crate) reported: HashSet<(Span, &'static str)>,
    /// Takes the names, where somebody asks for them.
    pub(crate) symbols: Option<&'a mut Symbols>,
}

impl Scope<'_> {
    /// Reports a fault.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Notes that a name is declared.
    pub(crate) fn define(&mut self, kind: SymbolKind, place: Span) {
        if let Some(symbols) = &mut self.symbols {
            symbols.define(kind, place);
        }
    }

    /// The keys of a mapping, which are names to be looked up.
    pub(crate) fn names<T>(&mut self, kind: SymbolKind, entries: &Entries<T>) -> Names {
        for entry in &entries.entries {
            self.define(kind, entry.key.span);
        }
        Names::of(entries)
    }

    /// Notes that the name declared at `definition` is used.
    pub(crate) fn refer(&mut self, place: Span, definition: Span) {
        if let Some(symbols) = &mut self.symbols {
            symbols.refer(place, definition);
        }
    }

    /// Reports a fault of something that many errors share, at the first of them only.
    pub(crate) fn report_once(&mut self, diagnostic: Diagnostic) {
        if self.reported.insert((diagnostic.primary.span, diagnostic.rule.code)) {
            self.sink.push(diagnostic);
        }
    }

    /// The names that may have been meant, where a fault of `rule` will be described; to compare with
    /// all of them takes time.
    pub(crate) fn near<'n>(&self, rule: &Rule, names: &'n Names) -> impl Iterator<Item = &'n str> {
        let compared = if self.sink.describes(rule) { MOST_COMPARED } else { 0 };
        names.names.keys().map(String::as_str).take(compared)
    }

    /// File and line of a place.
    pub(crate) fn origin(&self, span: Span) -> Origin {
        let file = self.paths.get(&span.file).cloned().unwrap_or_default();
        Origin { file, line: self.sources.position(span).line }
    }

    /// The place of `range` within a scalar, where it is written without escapes; else the scalar.
    ///
    /// Escapes and folded lines change the length. Nothing but the part is compared, or a message
    /// of many placeholders would be read once for each.
    pub(crate) fn part(&self, text: &Text, range: std::ops::Range<usize>) -> Span {
        let written = self.sources.slice(text.span);
        let offset = match written.len().checked_sub(text.value.len()) {
            Some(0) => 0,
            Some(2) => 1,
            _ => return text.span,
        };
        let at = range.start + offset..range.end + offset;
        if written.get(at.clone()) == text.value.get(range) {
            text.span.part(at)
        } else {
            text.span
        }
    }

    /// Running text.
    pub(crate) fn prose(&mut self, text: Option<&Text>) -> Prose {
        let Some(text) = text else { return Prose::default() };
        let prose = Prose::parse(&text.value);
        if prose.is_empty() {
            self.report(empty_text::report(text.span));
        }
        prose
    }

    /// Several running texts.
    pub(crate) fn proses(&mut self, texts: Option<&[Text]>) -> Vec<Prose> {
        let texts = texts.unwrap_or_default();
        texts.iter().map(|text| self.prose(Some(text))).filter(|p| !p.is_empty()).collect()
    }

    /// A line that people read as it is: a title, a version.
    pub(crate) fn line(&mut self, what: &str, text: Option<Text>) -> Option<String> {
        let text = text?;
        if text.value.trim().is_empty() {
            self.report(empty_text::report(text.span));
            return None;
        }
        self.printable(what, &text);
        Some(text.value)
    }

    /// Reports control characters other than line breaks and tabs.
    pub(crate) fn printable(&mut self, what: &str, text: &Text) -> bool {
        let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        let found = text.value.chars().find(control);
        if let Some(character) = found {
            self.report(control_character::report(what, character, text.span));
        }
        found.is_none()
    }

    /// A value a construct cannot do without. What could not be read is not missing.
    pub(crate) fn required<T>(
        &mut self,
        value: Option<T>,
        key: &'static str,
        (what, span, unread): (&str, Span, &[&'static str]),
    ) -> Option<T> {
        if value.is_none() && !unread.contains(&key) {
            self.report(missing_key::report(what, key, span));
        }
        value
    }

    /// A named type.
    pub(crate) fn type_def(&self, id: errcat_model::TypeId) -> &TypeDef {
        &self.catalog.types[id.0]
    }
}

/// How many names are compared with one that is not declared, in the order of the alphabet.
const MOST_COMPARED: usize = 10_000;

/// Names that references look up, in alphabetical order for the sake of suggestions.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: BTreeMap<String, Option<(usize, Span)>>,
    /// The section that declares them could not be read, so any name may be one of them.
    open: bool,
}

/// What a reference finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// What is declared under an index, and where.
    At(usize, Span),
    /// A declaration that could not be read; that was reported.
    Unread,
    /// Nothing.
    Nothing,
}

impl Names {
    /// The keys of a mapping, by position.
    fn of<T>(entries: &Entries<T>) -> Self {
        let mut out = Self::default();
        out.unread(entries);
        for (index, entry) in entries.entries.iter().enumerate() {
            out.declare(&entry.key.value, index, entry.key.span);
        }
        out
    }

    /// Adds the names of what could not be read.
    pub(crate) fn unread<T>(&mut self, entries: &Entries<T>) {
        self.names.extend(entries.unread.iter().map(|key| (key.value.clone(), None)));
    }

    /// Adds a name; the first declaration of a name keeps it.
    pub(crate) fn declare(&mut self, name: &str, index: usize, place: Span) {
        let declared = Some((index, place));
        match self.names.get_mut(name) {
            Some(slot) => *slot = slot.or(declared),
            None => _ = self.names.insert(name.to_owned(), declared),
        }
    }

    /// Treats a declaration as one that could not be read, because a part of it could not.
    pub(crate) fn doubt(&mut self, name: &str) {
        self.names.insert(name.to_owned(), None);
    }

    /// Looks a name up.
    pub(crate) fn find(&self, name: &str) -> Found {
        match self.names.get(name) {
            Some(Some((index, place))) => Found::At(*index, *place),
            Some(None) => Found::Unread,
            None if self.open => Found::Unread,
            None => Found::Nothing,
        }
    }

    /// Takes any name for one that could not be read: the whole section could not.
    pub(crate) fn open(&mut self) {
        self.open = true;
    }
}
