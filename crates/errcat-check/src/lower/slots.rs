//! Slots that stand for nothing: neither builtin, nor in the context, nor a param of any error
//! they are drawn for.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::drawings::UsedSlot;
use super::errors::Shared;
use super::groups::Inherited;
use super::headers::Headers;
use super::scope::Scope;
use super::wires;
use crate::rules::unknown_slot;

/// Reports the slots of wires and of headers that several errors share, where no error could fill
/// them. Every error was asked while it was lowered.
pub(crate) fn report_unfilled(scope: &mut Scope<'_>, shared: &Shared, groups: &[Inherited]) {
    let mut reporter = Reporter { scope, shared, groups, known: None };
    for (index, wire) in shared.wires.iter().enumerate() {
        let slots = wire.slots.iter().map(|(slot, filled)| (slot, filled));
        if reporter.report(slots) {
            // What it shows of an error is not known, so errors cannot be compared on it.
            reporter.scope.places.wires[index].sound = false;
        }
        reporter.report(of_headers(&wire.headers));
    }
    reporter.report(of_headers(&shared.headers));
    for group in groups {
        reporter.report(of_headers(&group.headers));
    }
}

struct Reporter<'r, 'a> {
    scope: &'r mut Scope<'a>,
    shared: &'r Shared,
    groups: &'r [Inherited],
    /// Names for suggestions, collected when the first is needed.
    known: Option<BTreeSet<String>>,
}

impl Reporter<'_, '_> {
    /// Whether something was reported.
    fn report<'s>(&mut self, slots: impl Iterator<Item = (&'s UsedSlot, &'s Cell<bool>)>) -> bool {
        let mut found = false;
        for (slot, _) in slots.filter(|(_, filled)| !filled.get()) {
            let Some(name) = slot.name() else { continue };
            if self.scope.catalog.context.iter().any(|c| c.decl.name == name) {
                wires::check_context(self.scope, slot);
                continue;
            }
            if self.scope.unread_context.contains(name) {
                found = true;
                continue;
            }
            let known =
                self.known.get_or_insert_with(|| names(self.scope, self.shared, self.groups));
            let report = unknown_slot::report(name, slot.span, known.iter().map(String::as_str));
            self.scope.report_once(report);
            found = true;
        }
        found
    }
}

fn of_headers(headers: &Headers) -> impl Iterator<Item = (&UsedSlot, &Cell<bool>)> {
    headers.iter().flat_map(|header| header.slots.iter().map(|(slot, filled)| (slot, filled)))
}

fn names(scope: &Scope<'_>, shared: &Shared, groups: &[Inherited]) -> BTreeSet<String> {
    let context = scope.catalog.context.iter().map(|c| c.decl.name.as_str());
    let general = shared.params.names().chain(groups.iter().flat_map(|g| g.params.names()));
    let own = scope.catalog.errors.iter().flat_map(|e| e.fields.iter().map(|f| &*f.decl.name));
    context.chain(general).chain(own).map(str::to_owned).collect()
}
