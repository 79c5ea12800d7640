//! Rate limits, and messages that quote them.

use errcat_model::Limit;
use errcat_source::Span;
use errcat_syntax::Entries;
use errcat_syntax::ast;

use super::scope::{Found, Scope};
use super::words;
use crate::names;
use crate::rules::{bad_limit, bad_name, unknown_limit};
use crate::symbols::SymbolKind;

/// Lowers `limits`.
pub(crate) fn lower(scope: &mut Scope<'_>, entries: Option<Entries<ast::LimitDef>>) {
    let Some(entries) = entries else { return };
    scope.limits = scope.names(SymbolKind::Limit, &entries);
    for entry in entries.entries {
        let (name, def) = (entry.key, entry.value);
        if !names::is_param(&name.value) {
            scope.report(bad_name::form("a rate limit", &name));
        }
        let title = scope.line("a title", def.title);
        let max = def.max.filter(|max| max.value != "varies").and_then(|max| {
            let number = max.value.parse().ok();
            if number.is_none() {
                scope.report(bad_limit::report(&max));
            }
            number
        });
        let limit = Limit {
            title: title.unwrap_or_else(|| names::heading(&name.value)),
            name: name.value,
            max,
            window: def.window.and_then(|text| words::duration(scope, &text)),
            per: scope.line("a unit", def.per),
            doc: scope.prose(def.doc.as_ref()),
        };
        scope.catalog.limits.push(limit);
    }
}

/// What a message quotes with `{limits.NAME.MEMBER}`. `name` and `member` come with their places.
pub(crate) fn quote(
    scope: &mut Scope<'_>,
    (name, name_span): (&str, Span),
    (member, member_span): (&str, Span),
) -> Option<String> {
    let index = match scope.limits.find(name) {
        Found::At(index, place) => {
            scope.refer(name_span, place);
            index
        }
        Found::Unread => return None,
        Found::Nothing => {
            let report = unknown_limit::name(
                name,
                name_span,
                scope.near(&unknown_limit::RULE, &scope.limits),
            );
            scope.report(report);
            return None;
        }
    };
    let limit = &scope.catalog.limits[index];
    let quoted = match member {
        "max" => limit.max.map(|max| max.to_string()),
        "window" => limit.window.map(words::spoken),
        "per" => limit.per.clone(),
        _ => {
            scope.report(unknown_limit::member(member, member_span));
            return None;
        }
    };
    if quoted.is_none() {
        scope.report(unknown_limit::unsaid(name, member, member_span));
    }
    quoted
}
