//! Declarations: params, fields of records, members of the context, payloads.

use std::collections::HashMap;

use errcat_model::{Constraints, ContextDef, Decl, Per, TimeUnit, Type};
use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Node, NodeKind};

use super::scope::Scope;
use super::type_expressions;
use super::values;
use super::words;
use crate::names;
use crate::rules::{
    bad_name, bad_pattern, broken_constraint, missing_otherwise, name_collision, sensitive_shown,
    unfit_constraint,
};
use crate::symbols::SymbolKind;

/// What a declaration declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// A param of errors.
    Param,
    /// A field of a record.
    Field,
    /// A member of the context.
    Context,
    /// The payload of an error.
    Details,
}

impl Home {
    fn what(self) -> &'static str {
        match self {
            Self::Param => "a param",
            Self::Field => "a field",
            Self::Context => "a context member",
            Self::Details => "a payload",
        }
    }

    /// What its names are; a payload has none.
    fn symbol(self) -> Option<SymbolKind> {
        match self {
            Self::Param => Some(SymbolKind::Param),
            Self::Field => Some(SymbolKind::Field),
            Self::Context => Some(SymbolKind::Context),
            Self::Details => None,
        }
    }
}

/// A declaration whose values wait until all types are known.
pub(crate) struct Pending {
    pub(crate) decl: Decl,
    /// Its name.
    pub(crate) place: Span,
    /// Whether its name and type could be read.
    pub(crate) sound: bool,
    default: Option<Node>,
    example: Option<Node>,
    /// Keys that could not be read.
    unread: Vec<&'static str>,
}

/// A declaration and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct Declared {
    pub(crate) decl: Decl,
    /// Its name.
    pub(crate) place: Span,
    /// Whether its name and type could be read.
    pub(crate) sound: bool,
}

/// Lowers a declaration but for its values.
pub(crate) fn declare(scope: &mut Scope<'_>, home: Home, name: Text, def: ast::Decl) -> Pending {
    let named = check_name(scope, home, &name);
    if let Some(kind) = home.symbol() {
        scope.define(kind, name.span);
    }
    let owner = (home.what(), name.span, def.unread.as_slice());
    let written = scope.required(def.r#type.as_ref(), "type", owner);
    let ty = written.and_then(|text| type_expressions::lower(scope, text));
    let typed = ty.is_some();
    let mut ty = ty.unwrap_or(Type::Any);
    if let Some(unit) = &def.unit {
        let unit = words::one_of(scope, "a unit of time", unit, UNITS);
        let known = !typed || set_unit(&mut ty, unit);
        if !known && let Some(text) = &def.unit {
            scope.report(unfit_constraint::report("unit", "duration", text.span));
        }
    }
    if home != Home::Context
        && let Some(per) = &def.per
    {
        scope.report(unfit_constraint::report("per", "context", per.span));
    }
    if home == Home::Field
        && let Some(sensitive) = def.sensitive.as_ref().filter(|s| s.value)
    {
        scope.report(sensitive_shown::of_field(&name.value, sensitive.span, name.span));
    }
    let constraints = constraints(scope, &def, typed.then_some(&ty));
    let doc = scope.prose(def.doc.as_ref());
    let decl = Decl {
        name: name.value,
        ty,
        optional: def.optional.is_some_and(|o| o.value),
        default: None,
        example: None,
        doc,
        constraints,
        sensitive: def.sensitive.is_some_and(|s| s.value),
    };
    let sound = named && typed;
    let ast::Decl { default, example, unread, .. } = def;
    let default = default.map(|node| *node);
    Pending { decl, place: name.span, sound, default, example, unread }
}

pub(super) const UNITS: &[(&str, TimeUnit)] =
    &[("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds)];

fn set_unit(ty: &mut Type, unit: Option<TimeUnit>) -> bool {
    match ty {
        Type::Duration(own) => {
            *own = unit.unwrap_or(*own);
            true
        }
        Type::List(inner) | Type::Map(inner) => set_unit(inner, unit),
        _ => false,
    }
}

/// Adds the values of a declaration; all types are known.
pub(crate) fn settle(scope: &mut Scope<'_>, pending: Pending) -> Declared {
    let Pending { mut decl, place, sound, default, example, unread } = pending;
    decl.default = default.and_then(|node| match node.kind {
        NodeKind::Null => Some(errcat_model::Json::Null),
        _ => values::of_decl(scope, &decl, &node),
    });
    decl.example = example.and_then(|node| values::of_decl(scope, &decl, &node));
    // A value that could not be read is not missing.
    let stand_in = |key| unread.contains(&key).then_some(errcat_model::Json::Null);
    decl.default = decl.default.or_else(|| stand_in("default"));
    decl.example = decl.example.or_else(|| stand_in("example"));
    Declared { decl, place, sound }
}

/// Lowers a whole declaration; all types are known.
pub(crate) fn lower(scope: &mut Scope<'_>, home: Home, name: Text, def: ast::Decl) -> Declared {
    let pending = declare(scope, home, name, def);
    settle(scope, pending)
}

/// Lowers declarations by name.
pub(crate) fn lower_all(
    scope: &mut Scope<'_>,
    home: Home,
    entries: Entries<ast::Decl>,
) -> Vec<Declared> {
    let declared: Vec<Declared> =
        entries.entries.into_iter().map(|e| lower(scope, home, e.key, e.value)).collect();
    check_collisions(scope, declared.iter().map(|d| (&d.decl, d.place)));
    declared
}

/// Lowers `context`.
pub(crate) fn context(scope: &mut Scope<'_>, entries: Entries<ast::Decl>) {
    scope.unread_context.extend(entries.unread.into_iter().map(|key| key.value));
    let mut declared = Vec::new();
    for mut entry in entries.entries {
        let per = entry.value.per.take();
        let per = per.and_then(|text| words::one_of(scope, "whose it is", &text, PER));
        let member = lower(scope, Home::Context, entry.key, entry.value);
        scope.places.context.push(member.place);
        scope
            .catalog
            .context
            .push(ContextDef { decl: member.decl.clone(), per: per.unwrap_or(Per::Response) });
        declared.push(member);
    }
    check_collisions(scope, declared.iter().map(|d| (&d.decl, d.place)));
}

pub(super) const PER: &[(&str, Per)] = &[("response", Per::Response), ("problem", Per::Problem)];

/// Names that mean something else where a param or context member would be named.
const TAKEN: &[(&str, &str)] = &[
    ("about", "what an example says about itself"),
    ("problems", "the list of problems of an example"),
];

/// Slots that hide a member of the context of the same name.
const HIDDEN: &[&str] = &["code", "status", "title", "message", "docs", "params"];

/// Whether the name fits; it was reported where not.
fn check_name(scope: &mut Scope<'_>, home: Home, name: &Text) -> bool {
    let fits = match home {
        Home::Param | Home::Context => names::is_param(&name.value),
        Home::Field => names::is_field(&name.value),
        Home::Details => true,
    };
    if !fits {
        scope.report(bad_name::form(home.what(), name));
    }
    let text = name.value.as_str();
    let meaning = match home {
        Home::Field | Home::Details => None,
        Home::Param if text == "details" => Some("the payload of an error"),
        Home::Context if HIDDEN.contains(&text) => Some("a slot with a meaning of its own"),
        Home::Param | Home::Context => {
            TAKEN.iter().find(|(taken, _)| *taken == text).map(|(_, meaning)| *meaning)
        }
    };
    if let Some(meaning) = meaning {
        scope.report(bad_name::taken(home.what(), name, meaning));
    }
    fits && meaning.is_none()
}

fn constraints(scope: &mut Scope<'_>, def: &ast::Decl, ty: Option<&Type>) -> Constraints {
    let fits = |wanted: &Type| ty.is_none_or(|ty| ty == wanted);
    let (string, integer) = ((Type::String, "string"), (Type::Integer, "integer"));
    for (key, span, (wanted, name)) in [
        ("pattern", def.pattern.as_ref().map(|p| p.span), &string),
        ("otherwise", def.otherwise.as_ref().map(|o| o.span), &string),
        ("max_length", def.max_length.as_ref().map(|m| m.span), &string),
        ("min", def.min.as_ref().map(|m| m.span), &integer),
        ("max", def.max.as_ref().map(|m| m.span), &integer),
    ] {
        if let Some(span) = span.filter(|_| !fits(wanted)) {
            scope.report(unfit_constraint::report(key, name, span));
        }
    }
    if let (Some(min), Some(max)) = (&def.min, &def.max)
        && min.value > max.value
    {
        scope.report(unfit_constraint::empty_range((min.value, min.span), (max.value, max.span)));
    }
    let pattern = def.pattern.as_ref().filter(|_| fits(&Type::String));
    let pattern = pattern.and_then(|pattern| match scope.patterns.add(&pattern.value) {
        Ok(meant) => Some(meant),
        Err(reason) => {
            scope.report(bad_pattern::report(&reason, pattern.span));
            None
        }
    });
    let max_length = def.max_length.as_ref().map(|m| m.value).filter(|_| fits(&Type::String));
    let range = |value: Option<i64>| value.filter(|_| fits(&Type::Integer));
    // A bound that could not be read is still a bound.
    let unread = ["pattern", "max_length"].iter().any(|key| def.unread.contains(key))
        || (def.pattern.is_some() && pattern.is_none());
    Constraints {
        otherwise: otherwise(scope, def, pattern.as_deref(), max_length),
        pattern,
        max_length: max_length.or(unread.then_some(u64::MAX)).filter(|_| fits(&Type::String)),
        min: range(def.min.as_ref().map(|m| m.value)),
        max: range(def.max.as_ref().map(|m| m.value)),
    }
}

/// The text in place of one that does not match: what the declaration says, else a shortest one
/// where the value must not be missing.
fn otherwise(
    scope: &mut Scope<'_>,
    def: &ast::Decl,
    pattern: Option<&str>,
    max_length: Option<u64>,
) -> Option<String> {
    let Some(pattern) = pattern else {
        if let (Some(otherwise), None) = (&def.otherwise, &def.pattern) {
            scope.report(unfit_constraint::idle_otherwise(otherwise.span));
        }
        return None;
    };
    let written = def.pattern.as_ref()?;
    if let Some(otherwise) = &def.otherwise {
        let length = u64::try_from(otherwise.value.chars().count()).unwrap_or(u64::MAX);
        let fits = scope.patterns.matches(pattern, &otherwise.value)
            && max_length.is_none_or(|most| length <= most);
        if !fits {
            let demand = format!("a text that matches `{}`", written.value);
            scope.report(broken_constraint::report("otherwise", &demand, otherwise.span));
        }
        return Some(otherwise.value.clone());
    }
    let may_be_missing = def.optional.as_ref().is_some_and(|o| o.value) || def.default.is_some();
    if may_be_missing {
        return None;
    }
    let stand_in = scope.patterns.stand_in(pattern, max_length);
    if stand_in.is_none() {
        scope.report(missing_otherwise::report(written.span));
    }
    stand_in
}

/// Reports declarations that become one Rust field.
pub(crate) fn check_collisions<'d>(
    scope: &mut Scope<'_>,
    decls: impl Iterator<Item = (&'d Decl, Span)>,
) {
    let mut first: HashMap<String, (&str, Span)> = HashMap::new();
    for (decl, place) in decls {
        let name = names::field(&decl.name);
        if name.is_empty() {
            continue;
        }
        if let Some(&other) = first.get(&name) {
            let second = (decl.name.as_str(), place);
            scope.report(name_collision::report("the Rust field", &name, other, second));
        } else {
            first.insert(name, (&decl.name, place));
        }
    }
}
