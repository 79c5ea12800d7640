//! Which errors answer for failures that a framework notices, and with what params.

use errcat_model::Rejection;
use errcat_syntax::{Entries, Entry, ast};

use super::errors::{self, Shared};
use super::scope::Scope;
use super::{rejected_value, words};
use crate::rules::unfit_rejection;

/// Lowers `rejections`.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    shared: &Shared,
    entries: Option<Entries<ast::RejectionDef>>,
) {
    for Entry { key, value: def } in entries.map(|e| e.entries).unwrap_or_default() {
        let kind = words::one_of(scope, "a failure of a framework", &key, words::REJECTIONS);
        let owner = ("a rejection", key.span, def.unread.as_slice());
        let name = scope.required(def.error, "error", owner);
        let Some(name) = name else { continue };
        let Some(error) = errors::find_error(scope, &shared.errors, &name) else { continue };
        let Some(target) = scope.catalog.errors.get(error.0) else { continue };
        if target.status.is_none() {
            // A status that could not be read was reported.
            if scope.places.errors[error.0].sound {
                scope.report(unfit_rejection::no_status(&name));
            }
            continue;
        }
        let (Some(kind), false) = (kind, def.unread.contains(&"with")) else { continue };
        if scope.places.errors[error.0].unread.contains(&"params") {
            continue;
        }
        let decls = target.fields.iter().map(|f| f.decl.clone()).collect::<Vec<_>>();
        let (given, unread) = def.with.map(|with| (with.entries, with.unread)).unwrap_or_default();
        for entry in &given {
            if let Some(at) = decls.iter().position(|decl| decl.name == entry.key.value) {
                scope.refer(entry.key.span, scope.places.errors[error.0].fields[at]);
            } else {
                let known = decls.iter().map(|decl| decl.name.as_str());
                scope.report(unfit_rejection::no_param(&name.value, &entry.key, known));
            }
        }
        let fields = decls.iter().map(|decl| {
            let entry = given.iter().find(|entry| entry.key.value == decl.name);
            let unread = || unread.iter().any(|key| key.value == decl.name);
            if entry.is_none() && !decl.may_be_missing() && !unread() {
                scope.report(unfit_rejection::missing(&name, &decl.name));
            }
            rejected_value::of_decl(scope, kind, decl, &entry?.value)
        });
        let fields = fields.collect();
        scope.catalog.rejections.push(Rejection { kind, error, fields });
    }
}
