//! Codes on the wire: derived from keys or given.

use std::collections::HashMap;

use errcat_model::{ErrorDef, Json, SharedCode};
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Node, NodeKind, Spanned};

use super::literals;
use super::scope::Scope;
use super::statuses::Given;
use super::words;
use crate::names::CodeStyle;
use crate::rules::{bad_code, empty_text};

/// A code on the wire.
pub(crate) type Code = Json;

/// What `code_style` says.
pub(crate) fn style(scope: &mut Scope<'_>, text: Option<&Text>) -> Option<CodeStyle> {
    words::one_of(scope, "a code style", text?, CodeStyle::WORDS)
}

/// The code of a key.
fn derived(key: &str, style: CodeStyle) -> Code {
    Json::string(style.spell(key))
}

/// The `code` of an error or a group.
pub(crate) fn given(
    scope: &mut Scope<'_>,
    node: Option<Node>,
    style: CodeStyle,
    unread: &[&'static str],
) -> Given<Code> {
    let Some(node) = node else {
        return if unread.contains(&"code") { Given::Faulty } else { Given::Absent };
    };
    let described = node.describe();
    let NodeKind::Scalar { text, plain } = node.kind else {
        scope.report(bad_code::form(described, node.span));
        return Given::Faulty;
    };
    if plain && literals::is_integer(&text) && text.parse::<i64>().is_ok() {
        return Given::Value(Json::Number(text), node.span);
    }
    let text = Spanned::new(text, node.span);
    if text.value.is_empty() {
        scope.report(empty_text::report(text.span));
        return Given::Faulty;
    }
    if !scope.printable("a code", &text) {
        return Given::Faulty;
    }
    if !style.fits(&text.value) {
        let right = style.spell(&text.value);
        scope.report(bad_code::style(&text.value, style.word(), &right, text.span));
        return Given::Faulty;
    }
    Given::Value(Json::String(text.value), text.span)
}

/// Lowers `codes`: the codes errors share, in the form the errors have.
pub(crate) fn shared(scope: &mut Scope<'_>, entries: Option<Entries<ast::SharedCode>>) {
    let entries = entries.map(|e| e.entries).unwrap_or_default();
    if entries.is_empty() {
        return;
    }
    let of_errors = by_text(&scope.catalog.errors);
    for entry in entries {
        let code = of_errors.get(&entry.key.value).cloned();
        let code = code.unwrap_or_else(|| Json::string(&entry.key.value));
        let description = scope.prose(entry.value.description.as_ref());
        scope.places.codes.push(entry.key.span);
        scope.catalog.codes.push(SharedCode { code, description });
    }
}

fn by_text(errors: &[ErrorDef]) -> HashMap<String, Json> {
    errors.iter().map(|e| (e.code.to_text(), e.code.clone())).collect()
}

/// The code of an error and whether it could be read.
pub(crate) fn resolve(
    key: &str,
    own: Given<Code>,
    group: &Given<Code>,
    style: CodeStyle,
) -> (Code, bool) {
    match (own, group) {
        (Given::Value(code, _), _) => (code, true),
        (Given::Absent, Given::Value(code, _)) => (code.clone(), true),
        (Given::Absent, Given::Absent) => (derived(key, style), true),
        (Given::Faulty, _) | (Given::Absent, Given::Faulty) => (derived(key, style), false),
    }
}
