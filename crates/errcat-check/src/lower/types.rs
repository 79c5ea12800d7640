//! Named types.

use std::collections::HashMap;

use errcat_model::{Decl, EnumValue, Prose, Type, TypeDef, TypeId, TypeKind};
use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Node, NodeKind, Spanned};
use heck::ToUpperCamelCase as _;

use super::decls::{self, Home, Pending};
use super::scope::Scope;
use crate::names;
use crate::rules::{bad_type_def, bad_type_name, endless_type, name_collision};
use crate::symbols::SymbolKind;

/// Lowers `types`: names first, so that types may use each other, then what they are made of, then
/// the values that need all of it.
pub(crate) fn lower(scope: &mut Scope<'_>, entries: Entries<ast::TypeDef>) {
    scope.types = scope.names(SymbolKind::Type, &entries);
    for entry in &entries.entries {
        let unread = &entry.value.unread;
        let partly = entry.value.fields.as_ref().is_some_and(|fields| !fields.unread.is_empty());
        if partly || unread.contains(&"fields") || unread.contains(&"values") {
            scope.types.doubt(&entry.key.value);
        }
    }
    let placeholder = |name: &str| TypeDef {
        name: name.to_owned(),
        doc: Prose::default(),
        kind: TypeKind::Record(Vec::new()),
    };
    scope.catalog.types = entries.entries.iter().map(|e| placeholder(&e.key.value)).collect();

    let mut pending: Vec<Vec<Pending>> = Vec::new();
    for (index, entry) in entries.entries.into_iter().enumerate() {
        check_name(scope, &entry.key);
        let ast::TypeDef { doc, fields, values, unread, .. } = entry.value;
        scope.catalog.types[index].doc = scope.prose(doc.as_ref());
        let mut declared = Vec::new();
        match (fields, values) {
            (Some(fields), None) => declared = record(scope, fields),
            (None, Some(values)) => {
                let values = enum_values(scope, values);
                scope.catalog.types[index].kind = TypeKind::Enum(values);
            }
            (None, None) if !unread.is_empty() => {}
            (fields, _) => scope.report(bad_type_def::kind(&entry.key, fields.is_some())),
        }
        scope.places.fields.push(declared.iter().map(|p| p.place).collect());
        pending.push(declared);
    }
    break_endless(scope, &mut pending);
    // Two rounds: a record's values can be checked once all records are known.
    for (index, declared) in pending.iter().enumerate() {
        if let TypeKind::Record(fields) = &mut scope.catalog.types[index].kind {
            *fields = declared.iter().map(|p| p.decl.clone()).collect();
        }
    }
    for (index, declared) in pending.into_iter().enumerate() {
        for (field, pending) in declared.into_iter().enumerate() {
            let settled = decls::settle(scope, pending).decl;
            if let TypeKind::Record(fields) = &mut scope.catalog.types[index].kind {
                fields[field] = settled;
            }
        }
    }
}

fn check_name(scope: &mut Scope<'_>, name: &Text) {
    let right = name.value.to_upper_camel_case();
    let plain = name.value.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain || !name.value.starts_with(|c: char| c.is_ascii_uppercase()) {
        let right = if names::is_key(&name.value) { right.as_str() } else { "" };
        scope.report(bad_type_name::case(name, right));
    } else if bad_type_name::RESERVED.contains(&name.value.as_str()) {
        scope.report(bad_type_name::reserved(name));
    }
}

fn record(scope: &mut Scope<'_>, fields: Entries<ast::Decl>) -> Vec<Pending> {
    let declared: Vec<Pending> = fields
        .entries
        .into_iter()
        .map(|entry| decls::declare(scope, Home::Field, entry.key, entry.value))
        .collect();
    decls::check_collisions(scope, declared.iter().map(|p| (&p.decl, p.place)));
    declared
}

fn enum_values(scope: &mut Scope<'_>, node: Node) -> Vec<EnumValue> {
    let span = node.span;
    let values: Vec<(Text, Option<Node>)> = match node.kind {
        NodeKind::Mapping(members) => members.into_iter().map(|(k, v)| (k, Some(v))).collect(),
        NodeKind::Sequence(items) => items
            .into_iter()
            .filter_map(|item| {
                let found = item.describe();
                let NodeKind::Scalar { text, .. } = item.kind else {
                    let found = format!("a value is a text, found {found}");
                    scope.report(bad_type_def::values(&found, item.span));
                    return None;
                };
                Some((Spanned::new(text, item.span), None))
            })
            .collect(),
        _ => {
            let found = format!("expected the values, found {}", node.describe());
            scope.report(bad_type_def::values(&found, span));
            return Vec::new();
        }
    };
    if values.is_empty() {
        scope.report(bad_type_def::values("an enum needs a value", span));
    }
    let mut out: Vec<EnumValue> = Vec::new();
    let mut first: HashMap<String, (String, Span)> = HashMap::new();
    for (text, doc) in values {
        let variant = names::value_variant(&text.value);
        if !text.value.is_ascii() || variant.is_empty() || !scope.printable("a value", &text) {
            let message = format!("`{}` cannot name a Rust variant", text.value.escape_debug());
            scope.report(bad_type_def::values(&message, text.span));
            continue;
        }
        if let Some((other, place)) = first.get(&variant) {
            let (first, second) = ((other.as_str(), *place), (text.value.as_str(), text.span));
            scope.report(name_collision::report("the Rust variant", &variant, first, second));
        } else {
            first.insert(variant.clone(), (text.value.clone(), text.span));
        }
        let doc = match doc.map(|d| (d.span, d.kind)) {
            Some((span, NodeKind::Scalar { text, .. })) => {
                scope.prose(Some(&Spanned::new(text, span)))
            }
            Some((_, NodeKind::Null)) | None => Prose::default(),
            Some((span, _)) => {
                scope.report(bad_type_def::values("the docs of a value are a text", span));
                Prose::default()
            }
        };
        out.push(EnumValue { text: text.value, variant, doc });
    }
    out
}

/// Reports records that contain themselves without end, or too much, and cuts them: what follows
/// walks types and must come to an end.
fn break_endless(scope: &mut Scope<'_>, pending: &mut [Vec<Pending>]) {
    let mut state = vec![Visit::New; pending.len()];
    let mut values = vec![1; pending.len()];
    for start in 0..pending.len() {
        // A walk of its own stack: a chain of records can be as long as the catalog.
        let mut stack = vec![(start, 0)];
        if state[start] != Visit::New {
            continue;
        }
        state[start] = Visit::Open;
        while let Some((record, field)) = stack.pop() {
            let Some(next) = pending[record].get(field) else {
                state[record] = Visit::Done;
                values[record] = values_of(scope, record, &mut pending[record], &values);
                continue;
            };
            stack.push((record, field + 1));
            let Type::Named(TypeId(target)) = next.decl.ty else { continue };
            if next.decl.optional || target >= state.len() {
                continue;
            }
            match state[target] {
                Visit::Done => {}
                Visit::New => {
                    state[target] = Visit::Open;
                    stack.push((target, 0));
                }
                Visit::Open => {
                    let record_name = scope.catalog.types[target].name.clone();
                    let path = format!("`{}`", next.decl.name);
                    scope.report(endless_type::report(&record_name, &path, next.place));
                    let field = &mut pending[record][field];
                    field.decl.ty = Type::Any;
                    field.sound = false;
                }
            }
        }
    }
}

/// How many values a record may need, those of the records in it included.
const MOST_VALUES: usize = 500;

/// How many values a record needs, where `values` says so of the records it cannot do without. One
/// that needs too many is reported and cut: sixty records, each with two of the next, would fill any
/// memory where an example is made of the first.
fn values_of(
    scope: &mut Scope<'_>,
    record: usize,
    fields: &mut [Pending],
    values: &[usize],
) -> usize {
    let needs = |field: &Pending| match field.decl.ty {
        _ if field.decl.optional => 0,
        Type::Named(TypeId(id)) => values.get(id).copied().unwrap_or(1),
        _ => 1,
    };
    let mut sum = 1;
    let last = fields.iter().find(|field| {
        sum += needs(field);
        sum > MOST_VALUES
    });
    let Some(last) = last else { return sum };
    let name = scope.catalog.types[record].name.clone();
    scope.report(endless_type::vast(&name, MOST_VALUES, last.place));
    for field in fields {
        field.decl.ty = Type::Any;
        field.sound = false;
    }
    // Whoever has this record is not to blame for it.
    1
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// Whether values of a type can stand within a text.
pub(crate) fn fits_text(scope: &Scope<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(_) | Type::Map(_) | Type::Any => false,
        Type::Named(id) => matches!(scope.type_def(*id).kind, TypeKind::Enum(_)),
        _ => true,
    }
}

/// Whether values of a type have members to merge.
pub(crate) fn has_members(scope: &Scope<'_>, ty: &Type) -> bool {
    match ty {
        Type::Map(_) | Type::Any => true,
        Type::Named(id) => matches!(scope.type_def(*id).kind, TypeKind::Record(_)),
        _ => false,
    }
}

/// The fields of a record type.
pub(crate) fn fields_of<'a>(scope: &'a Scope<'_>, ty: &Type) -> &'a [Decl] {
    match ty {
        Type::Named(id) => match &scope.type_def(*id).kind {
            TypeKind::Record(fields) => fields,
            TypeKind::Enum(_) => &[],
        },
        _ => &[],
    }
}
