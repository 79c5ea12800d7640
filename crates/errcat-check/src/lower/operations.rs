//! Operations and the errors they may answer.

use std::collections::{BTreeSet, HashMap};

use errcat_model::{ErrorId, Operation};
use errcat_source::Span;
use errcat_syntax::Entries;
use errcat_syntax::ast::{self, Text};

use super::errors::{self, Shared};
use super::formats;
use super::scope::{Found, Scope};
use super::security;
use crate::names;
use crate::rules::{bad_error_key, bad_operation, duplicate_operation, unknown_group};
use crate::symbols::SymbolKind;

/// Lowers `operations`.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    shared: &Shared,
    entries: Option<Entries<ast::OperationDef>>,
) {
    let mut first: HashMap<(String, String), Span> = HashMap::new();
    let about = security::errors_about(&scope.catalog);
    for entry in entries.map(|e| e.entries).unwrap_or_default() {
        let (id, def) = (entry.key, entry.value);
        scope.define(SymbolKind::Operation, id.span);
        if !names::is_key(&id.value) {
            scope.report(bad_error_key::report("an operation", &id));
        }
        let method = {
            let owner = ("an operation", id.span, def.unread.as_slice());
            scope.required(def.method, "method", owner)
        };
        let path = {
            let owner = ("an operation", id.span, def.unread.as_slice());
            scope.required(def.path, "path", owner)
        };
        if let Some(method) = &method
            && !(formats::is_token(&method.value)
                && method.value.bytes().all(|b| b.is_ascii_uppercase() || b == b'-'))
        {
            scope.report(bad_operation::method(method));
        }
        if let Some(path) = path.as_ref().filter(|path| !path.value.starts_with('/')) {
            scope.report(bad_operation::path(path));
        }
        let errors = def.errors.map(|e| e.0).unwrap_or_default();
        let mut errors = resolve(scope, shared, &errors);
        let security = security::of_operation(scope, def.security, &def.unread);
        security::add_errors(&scope.catalog, &about, security.as_deref(), &mut errors);
        let errors = errors.into_iter().collect();
        let text = |text: Option<Text>| text.map(|t| t.value).unwrap_or_default();
        let (method, path) = (text(method), text(path));
        if !method.is_empty() && !path.is_empty() {
            match first.get(&(method.clone(), path.clone())) {
                Some(other) => scope.report(duplicate_operation::report(*other, id.span)),
                None => _ = first.insert((method.clone(), path.clone()), id.span),
            }
        }
        let summary = scope.line("a summary", def.summary);
        let operation = Operation { id: id.value, method, path, summary, security, errors };
        scope.catalog.operations.push(operation);
    }
}

/// The errors that are named, by key or as `group NAME`, in the order of the catalog.
fn resolve(scope: &mut Scope<'_>, shared: &Shared, texts: &[Text]) -> BTreeSet<ErrorId> {
    let mut errors = BTreeSet::new();
    for text in texts {
        let Some(name) = text.value.strip_prefix("group ") else {
            errors.extend(errors::find_error(scope, &shared.errors, text));
            continue;
        };
        let start = text.value.len() - name.len();
        let span = scope.part(text, start..text.value.len());
        match shared.groups.find(name.trim()) {
            Found::At(index, place) => {
                scope.refer(span, place);
                errors.extend(scope.catalog.groups[index].entries.iter().map(|e| e.error));
            }
            Found::Unread => {}
            Found::Nothing => {
                let name = Text::new(name.trim().to_owned(), span);
                scope.report(unknown_group::report(
                    &name,
                    scope.near(&unknown_group::RULE, &shared.groups),
                ));
            }
        }
    }
    errors
}
