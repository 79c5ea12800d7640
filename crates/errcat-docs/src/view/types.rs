//! Types: what a value is, in a phrase, and the tables of the named ones.

use errcat_model::{Decl, Json, Type, TypeDef, TypeId, TypeKind};

use super::table::Table;
use crate::declared::{self, Sentence, sentences};
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
    for Sentence { words, code } in sentences(decl) {
        if !out.is_empty() {
            out.push_str(if out.ends_with(['.', '!', '?']) { " " } else { ". " });
        }
        out.push_str(&words);
        if let Some(code) = code {
            out.push(' ');
            out.push_str(&index.md.span(&code, place));
        }
        out.push('.');
    }
    out
}

/// A type as a reader of JSON knows it, named types as links, in a cell.
pub(crate) fn phrase(index: &Index<'_>, ty: &Type) -> String {
    let Type::Named(id) = ty else {
        // Within another type, the name of a named one says enough.
        return declared::phrase(ty, &|id| named(index, id));
    };
    let kind = match index.catalog.type_def(*id).kind {
        TypeKind::Record(_) => "object",
        TypeKind::Enum(_) => "string",
    };
    format!("{} {kind}", named(index, *id))
}

fn named(index: &Index<'_>, id: TypeId) -> String {
    index.link(&index.md.text(&index.catalog.type_def(id).name, Place::Cell), Spot::Type(id))
}
