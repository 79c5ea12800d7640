//! Which errors answer for failures that a framework notices, and with what params.

use errcat_model::{Decl, Rejection, RejectionFact, RejectionKind, RejectionValue, Type};
use errcat_syntax::{Entries, Entry, Node, NodeKind, Spanned, ast};

use super::errors::{self, Shared};
use super::scope::Scope;
use super::{values, words};
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
        let Some(error) = errors::find_error(scope, shared, &name) else { continue };
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
            if !decls.iter().any(|decl| decl.name == entry.key.value) {
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
            value(scope, kind, decl, &entry?.value)
        });
        let fields = fields.collect();
        scope.catalog.rejections.push(Rejection { kind, error, fields });
    }
}

/// A fact (`$reason`), or a constant; `$$` at its start stands for a dollar.
fn value(
    scope: &mut Scope<'_>,
    kind: RejectionKind,
    decl: &Decl,
    node: &Node,
) -> Option<RejectionValue> {
    let text = node.as_text().filter(|text| text.starts_with('$'));
    match text {
        None => values::of_decl(scope, decl, node).map(RejectionValue::Constant),
        Some(text) if text.starts_with("$$") => {
            let text = text[1..].to_owned();
            let node = Node { kind: NodeKind::Scalar { text, plain: false }, span: node.span };
            values::of_decl(scope, decl, &node).map(RejectionValue::Constant)
        }
        Some(text) => {
            let text = Spanned::new(text.to_owned(), node.span);
            let what = "known of a failure of a framework";
            let fact = words::one_of(scope, what, &text, words::FACTS)?;
            let constraints = &decl.constraints;
            // A constructor cuts what is too long.
            if decl.ty != Type::String || constraints.pattern.is_some() {
                scope.report(unfit_rejection::not_text(&decl.name, &text));
            }
            if fact == RejectionFact::Allow && kind != RejectionKind::WrongMethod {
                scope.report(unfit_rejection::no_allow(&text));
            }
            Some(RejectionValue::Fact(fact))
        }
    }
}
