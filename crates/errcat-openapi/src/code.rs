//! Which codes can come: the `x-error-codes` of responses and operations, and an enum for each
//! operation, for client code that wants to branch on nothing else.

use std::collections::BTreeSet;

use errcat_model::{Drawing, DrawnPiece, Entry, ErrorId, Json, SlotSource, Transport};

use crate::idiom::Kind;
use crate::plan::Plan;
use crate::schema::{Object, typed};
use crate::sheet::Sheets;

/// The codes of errors, each once, in the order of the errors.
pub(crate) fn of_errors(plan: &Plan<'_>, errors: impl Iterator<Item = ErrorId>) -> Json {
    let mut seen = BTreeSet::new();
    let codes = errors.map(|id| &plan.catalog.error(id).code);
    Json::Array(codes.filter(|code| seen.insert(code.to_text())).cloned().collect())
}

/// The enums of the operations.
pub(crate) fn schemas(plan: &Plan<'_>, out: &mut Sheets<'_>) {
    for (operation, answers) in plan.catalog.operations.iter().zip(&plan.operations) {
        let Some(name) = &answers.codes else { continue };
        let errors = answers.errors.iter().copied();
        let Json::Array(codes) = of_errors(plan, errors) else { continue };
        let schema = one_of(codes, plan.target.open_codes);
        let doc = format!("Codes of the errors that `{}` may answer.", operation.id);
        out.entry(Kind::Schema, name, schema.described(doc).build());
    }
}

/// The schema of a code: one of those given, or, where codes are open, any other too.
pub(crate) fn one_of(codes: Vec<Json>, open: bool) -> Object {
    let ty = match &codes[..] {
        codes if codes.iter().all(|code| matches!(code, Json::String(_))) => Some("string"),
        codes if codes.iter().all(|code| matches!(code, Json::Number(_))) => Some("integer"),
        _ => None,
    };
    let any = ty.map(typed).unwrap_or_default();
    let known = any.clone().with("enum", Json::Array(codes));
    if open {
        Object::new().with("anyOf", Json::Array(vec![known.build(), any.build()]))
    } else {
        known
    }
}

/// Whether some HTTP body shows the code; where none does, an enum of codes is of no use.
pub(crate) fn is_shown(catalog: &errcat_model::Catalog) -> bool {
    let shown = |drawing: &Drawing| any_slot(drawing, &|source| *source == SlotSource::Code);
    let mut wires = catalog.wires.iter().filter(|wire| wire.transport == Transport::Http);
    wires.any(|wire| shown(&wire.body) || wire.problem.as_ref().is_some_and(shown))
}

fn any_slot(drawing: &Drawing, is_it: &dyn Fn(&SlotSource) -> bool) -> bool {
    match drawing {
        Drawing::Slot(slot) => is_it(&slot.source),
        Drawing::Text(pieces) => pieces
            .iter()
            .any(|piece| matches!(piece, DrawnPiece::Slot(slot) if is_it(&slot.source))),
        Drawing::Array(items) => items.iter().any(|item| any_slot(item, is_it)),
        Drawing::Object(entries) => entries.iter().any(|entry| match entry {
            Entry::Member(_, drawing) => any_slot(drawing, is_it),
            Entry::Merge(slot) => is_it(&slot.source),
        }),
        Drawing::Literal(_) | Drawing::Problems => false,
    }
}
