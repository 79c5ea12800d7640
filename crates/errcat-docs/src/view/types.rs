//! Types: what a value is, in a phrase, and the tables of the named ones.

use errcat_model::{Constraints, Decl, Json, TimeUnit, Type, TypeDef, TypeId, TypeKind};

use super::table::Table;
use crate::index::Index;
use crate::links::Spot;
use crate::markdown::Place;
use crate::shown::view;

view! {
    /// A named type.
    pub(crate) struct TypeView {
        /// What stands above the heading where the heading does not say its anchor.
        anchor: String,
        name: String,
        doc: String,
        table: Option<Table>,
    }
}

/// All named types, in the order of the catalog.
pub(crate) fn views(index: &Index<'_>) -> Vec<TypeView> {
    let types = index.catalog.types.iter().enumerate();
    types.map(|(at, def)| view(index, TypeId(at), def)).collect()
}

fn view(index: &Index<'_>, id: TypeId, def: &TypeDef) -> TypeView {
    let table = match &def.kind {
        TypeKind::Record(fields) => declarations(index, "Field", fields.iter()),
        TypeKind::Enum(values) => Table::of(
            ["Value", "Meaning"],
            values.iter().map(|v| [index.md.span(&v.text, Place::Cell), index.md.cell(&v.doc)]),
        ),
    };
    let heading = index.md.heading(&def.name);
    let (anchor, name) = index.md.anchored(index.type_anchor(id), &heading);
    TypeView { anchor, name, doc: index.md.block(&def.doc), table }
}

/// A table of declarations; `what` heads the column of their names.
pub(crate) fn declarations<'a>(
    index: &Index<'_>,
    what: &'static str,
    decls: impl Iterator<Item = &'a Decl>,
) -> Option<Table> {
    Table::of(
        [what, "Type", "Required", "Description", "Example"],
        decls.map(|decl| {
            [
                index.md.span(&decl.name, Place::Cell),
                phrase(index, &decl.ty),
                yes_or_no(!decl.optional),
                about(index, decl, Place::Cell),
                decl.example.as_ref().map(|v| value(index, v)).unwrap_or_default(),
            ]
        }),
    )
}

pub(crate) fn yes_or_no(yes: bool) -> String {
    if yes { "Yes" } else { "No" }.to_owned()
}

/// A value in a cell.
pub(crate) fn value(index: &Index<'_>, json: &Json) -> String {
    index.md.span(&json.to_text(), Place::Cell)
}

/// What a declaration means and what its value must be.
pub(crate) fn about(index: &Index<'_>, decl: &Decl, place: Place) -> String {
    let mut out = match place {
        Place::Cell => index.md.cell(&decl.doc),
        Place::Line => index.md.line(&decl.doc),
    };
    let mut add = |sentence: &str| {
        if !out.is_empty() {
            out.push_str(if out.ends_with(['.', '!', '?']) { " " } else { ". " });
        }
        out.push_str(sentence);
    };
    let Constraints { pattern, max_length, min, max, otherwise: _ } = &decl.constraints;
    if let Some(pattern) = pattern {
        add(&format!("Matches {}.", index.md.span(pattern, place)));
    }
    if let Some(length) = max_length {
        add(&format!("At most {length} characters."));
    }
    match (min, max) {
        (Some(min), Some(max)) => add(&format!("From {min} to {max}.")),
        // That a number is not negative goes without saying.
        (Some(0) | None, None) => {}
        (Some(min), None) => add(&format!("At least {min}.")),
        (None, Some(max)) => add(&format!("At most {max}.")),
    }
    if let Some(default) = &decl.default {
        add(&format!("Without a value: {}.", index.md.span(&default.to_string(), place)));
    }
    if decl.sensitive {
        add("Sensitive: keep it out of logs.");
    }
    out
}

/// A type as a reader of JSON knows it, named types as links, in a cell.
pub(crate) fn phrase(index: &Index<'_>, ty: &Type) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::DateTime => "string (date and time, RFC 3339)".to_owned(),
        Type::Uuid => "string (UUID)".to_owned(),
        Type::Uri => "string (URI)".to_owned(),
        Type::Duration(TimeUnit::Seconds) => "integer (seconds)".to_owned(),
        Type::Duration(TimeUnit::Milliseconds) => "integer (milliseconds)".to_owned(),
        Type::Any => "any".to_owned(),
        Type::List(item) => format!("array of {}", item_phrase(index, item)),
        Type::Map(item) if **item == Type::Any => "object".to_owned(),
        Type::Map(item) => format!("object (values: {})", item_phrase(index, item)),
        Type::Named(id) => {
            let kind = match index.catalog.type_def(*id).kind {
                TypeKind::Record(_) => "object",
                TypeKind::Enum(_) => "string",
            };
            format!("{} {kind}", named(index, *id))
        }
    }
}

/// A type within another, where the name of a named one says enough.
fn item_phrase(index: &Index<'_>, ty: &Type) -> String {
    match ty {
        Type::Named(id) => named(index, *id),
        other => phrase(index, other),
    }
}

fn named(index: &Index<'_>, id: TypeId) -> String {
    index.link(&index.md.text(&index.catalog.type_def(id).name, Place::Cell), Spot::Type(id))
}
