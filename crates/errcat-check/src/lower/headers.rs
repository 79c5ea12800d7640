//! Headers: of wires, of the catalog, of groups, of errors.

use std::cell::Cell;
use std::rc::Rc;

use errcat_model::{DrawnPiece, Header, SlotSource};
use errcat_syntax::Entries;
use errcat_syntax::ast::HeaderDef;

use super::drawings::{self, Drawn, SlotPlace, UsedSlot};
use super::formats;
use super::scope::Scope;
use crate::rules::{bad_header, unfit_in_text};

/// A header and its slots.
#[derive(Debug)]
pub(crate) struct DrawnHeader {
    pub(crate) header: Header,
    /// Its slots, each with whether an error could fill it.
    pub(crate) slots: Vec<(UsedSlot, Cell<bool>)>,
}

/// Headers that belong together, shared by the errors that send them.
pub(crate) type Headers = Vec<Rc<DrawnHeader>>;

/// Lowers headers by name.
pub(crate) fn lower(scope: &mut Scope<'_>, entries: Option<Entries<HeaderDef>>) -> Headers {
    let entries = entries.map(|e| e.entries).unwrap_or_default();
    entries
        .into_iter()
        .filter_map(|entry| {
            let (name, def) = (entry.key, entry.value);
            if !formats::is_token(&name.value) {
                scope.report(bad_header::name(&name));
            }
            let owner = ("a header", name.span, def.unread.as_slice());
            let value = scope.required(def.value, "value", owner)?;
            if let Some(c) = value.value.chars().find(|c| c.is_control() || !c.is_ascii()) {
                let what = format!("the character `{}`", c.escape_default());
                scope.report(bad_header::value(&what, value.span));
            }
            let mut slots = Vec::new();
            let value = match drawings::pieces(scope, &value, &mut slots) {
                Drawn::Literal => {
                    let text = value.value.strip_prefix('$').unwrap_or(&value.value);
                    vec![DrawnPiece::Text(text.to_owned())]
                }
                Drawn::Slot(slot) => vec![DrawnPiece::Slot(slot)],
                Drawn::Text(pieces) => pieces,
            };
            for slot in slots.iter().filter(|s| s.source == SlotSource::Params) {
                scope.report(unfit_in_text::report("$params", slot.span));
            }
            // A header is text as a whole, so each slot stands within a text.
            let slots = slots.into_iter().map(|slot| UsedSlot { place: SlotPlace::Text, ..slot });
            let slots = slots.map(|slot| (slot, Cell::new(false))).collect();
            let doc = scope.prose(def.doc.as_ref());
            Some(Rc::new(DrawnHeader { header: Header { name: name.value, value, doc }, slots }))
        })
        .collect()
}

/// Headers of several levels, the general first: one of the same name replaces the one before.
pub(crate) fn merge<'h>(levels: impl Iterator<Item = &'h Headers>) -> Headers {
    let mut out: Headers = Vec::new();
    for header in levels.flatten() {
        let same = |other: &&mut Rc<DrawnHeader>| {
            other.header.name.eq_ignore_ascii_case(&header.header.name)
        };
        match out.iter_mut().find(same) {
            Some(before) => *before = Rc::clone(header),
            None => out.push(Rc::clone(header)),
        }
    }
    out
}
