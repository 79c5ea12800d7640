//! Declarations and types as readers of JSON know them.

use errcat_model::{Decl, Prose, Type, TypeDef, TypeId, TypeKind};

use super::prose::{Paragraphs, Run, paragraphs};
use super::table::{Cell, Table};
use crate::declared::{self, Sentence, sentences};
use crate::index::Index;
use crate::shown::view;

view! {
    /// A named type.
    pub(super) struct TypeView {
        anchor: String,
        name: String,
        doc: Paragraphs,
        table: Option<Table>,
    }
}

/// A named type with its fields or values.
pub(super) fn type_view(index: &Index<'_>, id: TypeId) -> TypeView {
    let def = index.catalog.type_def(id);
    TypeView {
        anchor: index.type_anchor(id).to_owned(),
        name: def.name.clone(),
        doc: paragraphs(&def.doc),
        table: match &def.kind {
            TypeKind::Record(fields) => declarations(index, "Field", fields.iter()),
            TypeKind::Enum(values) => Table::of(
                ["Value", "Meaning"],
                values.iter().map(|v| [Cell::code(&v.text), Cell::prose(paragraphs(&v.doc))]),
            ),
        },
    }
}

/// The named types that values of `ty` are made of, each once, outermost first.
pub(super) fn reached(index: &Index<'_>, ty: &Type, out: &mut Vec<TypeId>) {
    match ty {
        Type::List(item) | Type::Map(item) => reached(index, item, out),
        Type::Named(id) if !out.contains(id) => {
            out.push(*id);
            if let TypeDef { kind: TypeKind::Record(fields), .. } = index.catalog.type_def(*id) {
                for field in fields {
                    reached(index, &field.ty, out);
                }
            }
        }
        _ => {}
    }
}

/// A table of declarations; `what` heads the column of their names.
pub(super) fn declarations<'a>(
    index: &Index<'_>,
    what: &'static str,
    decls: impl Iterator<Item = &'a Decl>,
) -> Option<Table> {
    let row = |decl: &Decl| {
        let example = decl.example.as_ref().map(|json| Cell::code(json.to_text()));
        [
            Cell::code(&decl.name),
            Cell::plain(phrase(index, &decl.ty)),
            Cell::plain(if decl.optional { "No" } else { "Yes" }),
            Cell::prose(about(decl)),
            example.unwrap_or_default(),
        ]
    };
    Table::of([what, "Type", "Required", "Description", "Example"], decls.map(row))
}

/// What a declaration means, and what its value must be.
pub(super) fn about(decl: &Decl) -> Paragraphs {
    let mut out = paragraphs(&decl.doc);
    let mut rules: Vec<Run> = Vec::new();
    for Sentence { words, code } in sentences(decl) {
        if !rules.is_empty() {
            rules.push(Run::plain(" "));
        }
        match code {
            Some(code) => {
                rules.extend([Run::plain(words + " "), Run::code(code), Run::plain(".")]);
            }
            None => rules.push(Run::plain(words + ".")),
        }
    }
    if !rules.is_empty() {
        out.push(rules);
    }
    out
}

/// A type in a phrase.
pub(super) fn phrase(index: &Index<'_>, ty: &Type) -> String {
    declared::phrase(ty, &|id| index.catalog.type_def(id).name.clone())
}

/// Text in paragraphs, where there is some.
pub(super) fn cell(prose: &Prose) -> Cell {
    Cell::prose(paragraphs(prose))
}
