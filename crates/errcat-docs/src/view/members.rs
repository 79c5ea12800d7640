//! The members of an envelope: what each is, whether it is always there, what it means.
//!
//! Names and order come from the drawing, types and presence from the shapes of the errors that
//! travel on the wire, meaning from the author or else from the slot.

use errcat_model::{Decl, Drawing, Entry, ErrorDef, Json, SlotSource, Wire, WireId, shape};

use super::seen::{Fact, Facts, Kind, Seen, join};
use super::table::Table;
use super::types::{self, about, phrase, yes_or_no};
use crate::index::Index;
use crate::markdown::Place;

/// The members of the whole body and, where the wire carries several problems, of one of them.
pub(crate) struct Members {
    pub(crate) body: Option<Table>,
    pub(crate) problem: Option<Table>,
}

/// The members of a wire as these errors use it.
pub(crate) fn tables(index: &Index<'_>, id: WireId, errors: &[&ErrorDef]) -> Members {
    let catalog = index.catalog;
    let wire = catalog.wire(id);
    let mut seen = Seen::default();
    for error in errors {
        seen.add(catalog, error, &shape::of_body(catalog, id, error));
    }
    let rows = |drawing, facts: &Facts, documented| {
        let table = Rows { index, wire, facts, errors: errors.len(), documented };
        table.of(drawing)
    };
    match &wire.problem {
        Some(problem) => Members {
            body: rows(&wire.body, &seen.body, false),
            problem: rows(problem, &seen.problem, true),
        },
        None => Members { body: rows(&wire.body, &seen.body, true), problem: None },
    }
}

/// More kinds than this say less than one sentence.
const KINDS_NAMED: usize = 3;

struct Rows<'a> {
    index: &'a Index<'a>,
    wire: &'a Wire,
    facts: &'a Facts,
    errors: usize,
    /// Whether the wire's `fields` are about these members.
    documented: bool,
}

impl Rows<'_> {
    fn of(&self, drawing: &Drawing) -> Option<Table> {
        let mut drawn = Vec::new();
        paths("", drawing, &mut drawn);
        let rows = drawn.iter().map(|(path, slot)| (*slot, self.row(path, *slot)));
        // The paths of its members show what a container is, unless there is more to say of it.
        let told = |slot: &Drawn<'_>, row: &[String; 5]| {
            !matches!(slot, Drawn::Container(true)) || !row[3].is_empty()
        };
        let mut rows: Vec<_> =
            rows.filter(|(slot, row)| told(slot, row)).map(|(_, row)| row).collect();
        if self.documented {
            let more = self.wire.fields.iter().filter(|f| !drawn.iter().any(|(p, _)| *p == f.path));
            rows.extend(more.map(|f| self.row(&f.path, Drawn::Within)));
        }
        Table::of(["Field", "Type", "Required", "Description", "Example"], rows)
    }

    fn row(&self, path: &str, drawn: Drawn<'_>) -> [String; 5] {
        let fact = self.facts.get(path);
        let required = match drawn {
            Drawn::Within => String::new(),
            _ => yes_or_no(self.errors > 0 && fact.is_some_and(|f| f.always == self.errors)),
        };
        let (doc, example) = self.meaning(path, drawn);
        [
            self.index.md.span(path, Place::Cell),
            fact.map(|f| self.kinds(f)).unwrap_or_default(),
            required,
            doc,
            example,
        ]
    }

    fn kinds(&self, fact: &Fact) -> String {
        if fact.kinds.len() > KINDS_NAMED {
            return "depends on the error".to_owned();
        }
        let name = |kind: &Kind| match kind {
            Kind::Json(name) => (*name).to_owned(),
            Kind::Typed(ty) => phrase(self.index, ty),
        };
        fact.kinds.iter().map(name).collect::<Vec<_>>().join(" or ")
    }

    /// Description and example: the author's for this wire, else the context's, else the slot's.
    fn meaning(&self, path: &str, drawn: Drawn<'_>) -> (String, String) {
        let written = self.wire.fields.iter().find(|f| self.documented && f.path == path);
        let context = drawn.declared(self.index);
        let doc = match written {
            Some(field) if !field.doc.is_empty() => self.index.md.cell(&field.doc),
            _ => context
                .map(|decl| about(self.index, decl, Place::Cell))
                .filter(|doc| !doc.is_empty())
                .unwrap_or_else(|| drawn.doc(self.index)),
        };
        let example = written.and_then(|f| f.example.as_ref());
        let example = example.or_else(|| context.and_then(|decl| decl.example.as_ref()));
        (doc, example.map(|v| types::value(self.index, v)).unwrap_or_default())
    }
}

/// What a drawing has at a path.
#[derive(Clone, Copy)]
enum Drawn<'a> {
    /// An object or array; whether its members have paths of their own.
    Container(bool),
    /// Text with slots in it.
    Text,
    Constant(&'a Json),
    Slot(&'a SlotSource),
    Problems,
    /// Nothing: the path leads into a value.
    Within,
}

impl<'a> Drawn<'a> {
    /// The declaration that says what the value is, where one holds for all errors.
    fn declared(self, index: &Index<'a>) -> Option<&'a Decl> {
        let name = match self {
            Self::Slot(SlotSource::Message) => return index.message_param(),
            Self::Slot(SlotSource::Named(name)) => name,
            Self::Slot(SlotSource::Details) => "details",
            _ => return None,
        };
        index.catalog.context.iter().map(|c| &c.decl).find(|decl| decl.name == name)
    }

    fn doc(self, index: &Index<'_>) -> String {
        let doc = match self {
            Self::Constant(json) => {
                return format!("Always {}", index.md.span(&json.to_string(), Place::Cell));
            }
            Self::Problems => "The problems, one or more",
            Self::Container(_) | Self::Text | Self::Within | Self::Slot(SlotSource::Named(_)) => "",
            Self::Slot(SlotSource::Code) => "Code of the error, for programs to branch on",
            Self::Slot(SlotSource::Status) => "HTTP status code",
            Self::Slot(SlotSource::Title) => "Name of the kind of error, always the same",
            Self::Slot(SlotSource::Message) => "What went wrong, for people",
            Self::Slot(SlotSource::Details) => "More about this occurrence",
            Self::Slot(SlotSource::Docs) => "Where the error is documented",
            Self::Slot(SlotSource::Params) => "The values that the message names",
        };
        doc.to_owned()
    }
}

/// What stands in a drawing beside its named members: the values of errors, by what they are of.
pub(crate) fn merged(drawing: &Drawing) -> Vec<&SlotSource> {
    let Drawing::Object(entries) = drawing else { return Vec::new() };
    let sources = entries.iter().flat_map(|entry| match entry {
        Entry::Merge(slot) => vec![&slot.source],
        Entry::Member(_, value) => merged(value),
    });
    sources.collect()
}

/// The members of a drawing by path, in order.
fn paths<'a>(parent: &str, drawing: &'a Drawing, out: &mut Vec<(String, Drawn<'a>)>) {
    let Drawing::Object(entries) = drawing else { return };
    for entry in entries {
        let Entry::Member(name, value) = entry else { continue };
        let path = join(parent, name);
        let drawn = match value {
            Drawing::Object(_) => Drawn::Container(true),
            Drawing::Array(_) => Drawn::Container(false),
            Drawing::Text(_) => Drawn::Text,
            Drawing::Literal(json) => Drawn::Constant(json),
            Drawing::Slot(slot) => Drawn::Slot(&slot.source),
            Drawing::Problems => Drawn::Problems,
        };
        out.push((path.clone(), drawn));
        paths(&path, value, out);
    }
}
