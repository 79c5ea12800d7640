//! Slots that stand for nothing: neither builtin, nor in the context, nor a param of any error
//! they are drawn for.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::drawings::UsedSlot;
use super::errors::Shared;
use super::groups::Inherited;
use super::headers::Headers;
use super::scope::Scope;
use crate::rules::unknown_slot;

/// Reports the slots of wires and of headers that several errors share, where no error could fill
/// them. Every error was asked while it was lowered.
pub(crate) fn report_unfilled(scope: &mut Scope<'_>, shared: &Shared, groups: &[Inherited]) {
    let wires = shared.wires.iter().flat_map(|wire| of_headers(&wire.headers).chain(&wire.slots));
    let general = of_headers(&shared.headers);
    let grouped = groups.iter().flat_map(|group| of_headers(&group.headers));
    let unfilled = wires.chain(general).chain(grouped).filter(|(_, filled)| !filled.get());
    let mut known: Option<BTreeSet<String>> = None;
    for (slot, _) in unfilled {
        let Some(name) = slot.name() else { continue };
        if scope.catalog.context.iter().any(|c| c.decl.name == name) {
            continue;
        }
        let known = known.get_or_insert_with(|| names(scope, shared, groups));
        let report = unknown_slot::report(name, slot.span, known.iter().map(String::as_str));
        scope.report_once(report);
    }
}

fn of_headers(headers: &Headers) -> impl Iterator<Item = &(UsedSlot, Cell<bool>)> {
    headers.iter().flat_map(|header| &header.slots)
}

fn names(scope: &Scope<'_>, shared: &Shared, groups: &[Inherited]) -> BTreeSet<String> {
    let context = scope.catalog.context.iter().map(|c| c.decl.name.as_str());
    let general = shared.params.names().chain(groups.iter().flat_map(|g| g.params.names()));
    let own = scope.catalog.errors.iter().flat_map(|e| e.fields.iter().map(|f| &*f.decl.name));
    context.chain(general).chain(own).map(str::to_owned).collect()
}
