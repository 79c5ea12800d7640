//! Examples and defaults, checked against what they are values of.

use std::collections::HashMap;

use errcat_model::{Constraints, Decl, Json, Type, TypeDef, TypeId, TypeKind};
use errcat_source::{Sink, Span};
use errcat_syntax::{Node, NodeKind, Spanned};

use super::formats;
use super::literals;
use super::patterns::Patterns;
use super::scope::Scope;
use crate::rules::{broken_constraint, missing_field, unfit_value, unknown_field};
use crate::symbols::Symbols;

/// The JSON of a value of `decl`. `None` where it is none; that was reported.
pub(crate) fn of_decl(scope: &mut Scope<'_>, decl: &Decl, node: &Node) -> Option<Json> {
    of_type(scope, &decl.ty, decl, node)
}

/// As [`of_decl`], of a type within the declaration's.
pub(crate) fn of_type(scope: &mut Scope<'_>, ty: &Type, decl: &Decl, node: &Node) -> Option<Json> {
    let mut checker = Checker {
        types: &scope.catalog.types,
        fields: &scope.places.fields,
        sink: scope.sink,
        symbols: scope.symbols.as_deref_mut(),
        patterns: &scope.patterns,
    };
    checker.value(ty, decl, node)
}

struct Checker<'a> {
    types: &'a [TypeDef],
    /// Where the fields of each are named.
    fields: &'a [Vec<Span>],
    sink: &'a mut Sink,
    symbols: Option<&'a mut Symbols>,
    patterns: &'a Patterns,
}

impl Checker<'_> {
    fn decl(&mut self, decl: &Decl, node: &Node) -> Option<Json> {
        self.value(&decl.ty, decl, node)
    }

    fn value(&mut self, ty: &Type, decl: &Decl, node: &Node) -> Option<Json> {
        match ty {
            Type::Any => Some(literals::json(node)),
            Type::List(item) => match &node.kind {
                NodeKind::Sequence(items) => {
                    // All items first, so that every fault among them is reported.
                    let values: Vec<_> =
                        items.iter().map(|node| self.value(item, decl, node)).collect();
                    values.into_iter().collect::<Option<_>>().map(Json::Array)
                }
                _ => self.unfit("a list", node),
            },
            Type::Map(item) => match &node.kind {
                NodeKind::Mapping(members) => {
                    let values: Vec<_> = members
                        .iter()
                        .map(|(name, node)| {
                            Some((name.value.clone(), self.value(item, decl, node)?))
                        })
                        .collect();
                    values.into_iter().collect::<Option<_>>().map(Json::Object)
                }
                _ => self.unfit("a mapping", node),
            },
            Type::Named(id) => {
                let types = self.types;
                let def = &types[id.0];
                match &def.kind {
                    TypeKind::Record(fields) => self.record(*id, fields, node),
                    TypeKind::Enum(values) => {
                        let Some(text) = node.as_text() else {
                            return self.unfit(&format!("a value of `{}`", def.name), node);
                        };
                        if values.is_empty() || values.iter().any(|v| v.text == text) {
                            return Some(Json::string(text));
                        }
                        let known: Vec<&str> = values.iter().map(|v| v.text.as_str()).collect();
                        let text = Spanned::new(text.to_owned(), node.span);
                        self.sink.push(unfit_value::not_of_enum(&def.name, &text, &known));
                        None
                    }
                }
            }
            _ => self.scalar(ty, decl, node),
        }
    }

    fn scalar(&mut self, ty: &Type, decl: &Decl, node: &Node) -> Option<Json> {
        let expected = describe(ty);
        let NodeKind::Scalar { text, plain } = &node.kind else {
            return self.unfit(expected, node);
        };
        let value = match ty {
            Type::Integer => (*plain && literals::is_integer(text))
                .then(|| text.parse::<i128>().ok())
                .flatten()
                .filter(|n| in_64_bits(*n, &decl.constraints))
                .map(Json::integer),
            Type::Number => plain.then(|| literals::number(text)).flatten(),
            Type::Boolean => Some(literals::scalar(text, *plain))
                .filter(|value| matches!(value, Json::Boolean(_))),
            Type::Duration(_) => (*plain && literals::is_integer(text))
                .then(|| text.parse::<u64>().ok())
                .flatten()
                .map(Json::integer),
            Type::DateTime => formats::is_datetime(text).then(|| Json::string(text)),
            Type::Uuid => formats::is_uuid(text).then(|| Json::string(text)),
            Type::Uri => formats::is_uri(text).then(|| Json::string(text)),
            _ => Some(Json::string(text)),
        };
        let Some(value) = value else { return self.unfit(expected, node) };
        self.constraints(decl, text, &value, node.span).then_some(value)
    }

    fn constraints(&mut self, decl: &Decl, text: &str, value: &Json, span: Span) -> bool {
        let Constraints { pattern, max_length, min, max, otherwise: _ } = &decl.constraints;
        let number = || text.parse::<i128>().unwrap_or_default();
        let demand = match value {
            Json::String(text) => {
                let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
                if let Some(most) = max_length.filter(|most| length > *most) {
                    Some(format!("at most {most} characters"))
                } else {
                    let broken = pattern.as_ref().filter(|p| !self.patterns.matches(p, text));
                    broken.map(|pattern| format!("a text that matches `{pattern}`"))
                }
            }
            Json::Number(_) => {
                if let Some(least) = min.filter(|least| number() < i128::from(*least)) {
                    Some(format!("a value of at least {least}"))
                } else {
                    let most = max.filter(|most| number() > i128::from(*most));
                    most.map(|most| format!("a value of at most {most}"))
                }
            }
            _ => None,
        };
        if let Some(demand) = &demand {
            self.sink.push(broken_constraint::report(&decl.name, demand, span));
        }
        demand.is_none()
    }

    fn record(&mut self, id: TypeId, fields: &[Decl], node: &Node) -> Option<Json> {
        let types = self.types;
        let def = &types[id.0];
        let NodeKind::Mapping(members) = &node.kind else {
            return self.unfit(&format!("a mapping with the fields of `{}`", def.name), node);
        };
        let mut sound = true;
        let mut out = Vec::with_capacity(members.len());
        for (name, node) in members {
            let Some(at) = fields.iter().position(|f| f.name == name.value) else {
                let known: Vec<&str> = fields.iter().map(|f| f.name.as_str()).collect();
                self.sink.push(unknown_field::report(&def.name, name, &known));
                sound = false;
                continue;
            };
            let field = &fields[at];
            if let Some(symbols) = &mut self.symbols {
                symbols.refer(name.span, self.fields[id.0][at]);
            }
            let absent = matches!(node.kind, NodeKind::Null) && field.optional;
            if absent && field.ty != Type::Any {
                continue;
            }
            match self.decl(field, node) {
                Some(value) => out.push((name.value.as_str(), value)),
                None => sound = false,
            }
        }
        let given = |field: &&Decl| members.iter().any(|(name, _)| name.value == field.name);
        let missing = fields.iter().filter(|f| !f.may_be_missing() && !given(f));
        let missing: Vec<&str> = missing.map(|f| f.name.as_str()).collect();
        if !missing.is_empty() {
            self.sink.push(missing_field::report(&def.name, &missing, node.span));
            return None;
        }
        // As the wire has them: in the order declared, defaults included.
        let mut given: HashMap<_, _> = out.into_iter().collect();
        let members = fields.iter().filter_map(|field| {
            let value = given.remove(field.name.as_str()).or_else(|| field.default.clone());
            value.map(|value| (field.name.clone(), value))
        });
        let out = members.collect();
        sound.then_some(Json::Object(out))
    }

    fn unfit<T>(&mut self, expected: &str, node: &Node) -> Option<T> {
        let found = match &node.kind {
            NodeKind::Scalar { text, plain } if text.chars().count() <= 40 => {
                let quotes = if *plain { "" } else { "\"" };
                format!("`{quotes}{}{quotes}`", text.escape_debug())
            }
            _ => node.describe().to_owned(),
        };
        self.sink.push(unfit_value::report(expected, &found, node.span));
        None
    }
}

fn describe(ty: &Type) -> &'static str {
    match ty {
        Type::Integer => "a whole number of 64 bits",
        Type::Number => "a number",
        Type::Boolean => "`true` or `false`",
        Type::DateTime => "a moment in UTC like `2026-01-31T09:30:00Z`",
        Type::Uuid => "a UUID in lower case with hyphens",
        Type::Uri => "a URI",
        Type::Duration(_) => "a whole number of its unit",
        _ => "a text",
    }
}

/// Whether a number fits the Rust integer of its declaration: unsigned from `min: 0` up.
fn in_64_bits(number: i128, constraints: &Constraints) -> bool {
    if constraints.min.is_some_and(|min| min >= 0) {
        u64::try_from(number).is_ok() || number < 0
    } else {
        i64::try_from(number).is_ok()
    }
}
