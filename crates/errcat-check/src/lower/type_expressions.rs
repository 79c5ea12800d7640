//! Type expressions: `string`, `list<map<Book>>`.

use errcat_model::{TimeUnit, Type, TypeId};
use errcat_source::Span;
use errcat_syntax::ast::Text;

use super::scope::{Found, Scope};
use crate::rules::{bad_type, unknown_type};

const BUILTIN: &[(&str, Type)] = &[
    ("string", Type::String),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("boolean", Type::Boolean),
    ("datetime", Type::DateTime),
    ("uuid", Type::Uuid),
    ("uri", Type::Uri),
    ("duration", Type::Duration(TimeUnit::Seconds)),
    ("any", Type::Any),
];

/// The type an expression names. `None` where it names none; that was reported.
pub(super) fn lower(scope: &mut Scope<'_>, text: &Text) -> Option<Type> {
    parse(scope, text, 0, &text.value, 0)
}

/// How deep `list<list<…>>` may nest.
const DEPTH: usize = 16;

fn parse(scope: &mut Scope<'_>, whole: &Text, at: usize, part: &str, depth: usize) -> Option<Type> {
    let at = at + (part.len() - part.trim_start().len());
    let part = part.trim();
    let span = scope.part(whole, at..at + part.len());
    let mut fail = |message: &str, label: &str, span: Span| {
        scope.report(bad_type::report(message, label, span));
        None
    };
    if part.is_empty() {
        let span = if whole.value.trim().is_empty() { whole.span } else { span };
        return fail("a type is missing", "expected a type", span);
    }
    if depth > DEPTH {
        return fail("the type is nested too deeply", "declare a record instead", span);
    }
    if let Some((outer, inner)) = part.split_once('<') {
        let Some(inner) = inner.strip_suffix('>') else {
            return fail("a type is opened and not closed", "expected `>` at the end", span);
        };
        let make = match outer.trim_end() {
            "list" => Type::List as fn(Box<Type>) -> Type,
            "map" => Type::Map,
            other => {
                let message = format!("`{other}` takes no type");
                let span = scope.part(whole, at..at + outer.len());
                let help = bad_type::meant(other).map(str::to_owned);
                let report = bad_type::report(&message, "expected `list` or `map`", span);
                scope.report(report.maybe_help(help));
                return None;
            }
        };
        let inner = parse(scope, whole, at + outer.len() + 1, inner, depth + 1)?;
        return Some(make(Box::new(inner)));
    }
    named(scope, part, span)
}

fn named(scope: &mut Scope<'_>, name: &str, span: Span) -> Option<Type> {
    if let Some((_, ty)) = BUILTIN.iter().find(|(builtin, _)| *builtin == name) {
        return Some(ty.clone());
    }
    if let Some(bad) = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
        let help = match name.get(bad..) {
            Some("[]") => Some(format!("write `list<{}>`", &name[..bad])),
            Some("?") => Some(format!("write `{}` and `optional: true`", &name[..bad])),
            _ => None,
        };
        let message = format!("`{}` is not a type", name.escape_debug());
        let report = bad_type::report(&message, "expected a type", span);
        scope.report(report.maybe_help(help));
        return None;
    }
    match scope.types.find(name) {
        Found::At(index, place) => {
            scope.refer(span, place);
            Some(Type::Named(TypeId(index)))
        }
        Found::Unread => None,
        Found::Nothing => {
            let named = scope.near(&unknown_type::RULE, &scope.types);
            let known = BUILTIN.iter().map(|(name, _)| *name).chain(named);
            let report = unknown_type::report(name, span, known);
            scope.report(report);
            None
        }
    }
}
