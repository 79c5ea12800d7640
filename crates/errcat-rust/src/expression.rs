//! Values of examples as Rust expressions.

use std::fmt::Write as _;

use errcat_model::{Decl, ExampleProblem, Json, TimeUnit, Type, TypeKind, example};

use crate::names;
use crate::plan::{ErrorPlan, Plan};
use crate::rust_field::RustField;
use crate::rust_type::is_unsigned;
use crate::text::literal;
use crate::types_file;

/// The error of an example.
pub(crate) fn error_expression(
    plan: &Plan<'_>,
    error: &ErrorPlan<'_>,
    problem: &ExampleProblem,
) -> String {
    if error.fields.is_empty() {
        return format!("Error::{}", error.variant);
    }
    let arguments: Vec<_> = error
        .def
        .fields
        .iter()
        .zip(&problem.fields)
        .map(|(field, value)| argument(plan, &field.decl, value.as_ref()))
        .collect();
    format!("Error::{}({})", error.constructor, arguments.join(", "))
}

/// A record or context of a name with these members: required ones to `new`, others to setters.
pub(crate) fn record_expression(
    plan: &Plan<'_>,
    name: &str,
    members: &[(&RustField, &Decl)],
    values: &[Option<&Json>],
) -> String {
    let value = |((field, decl), value): (&(&RustField, &Decl), Option<&Json>)| {
        if field.optional {
            value.map(|value| given(plan, decl, value))
        } else {
            Some(required_value(plan, decl, value))
        }
    };
    let values: Vec<_> = members.iter().zip(values.iter().copied()).map(value).collect();
    record_call(name, members.iter().map(|(field, _)| *field), &values)
}

/// A record or context of a name from the expressions of its members, which required ones have.
pub(crate) fn record_call<'f>(
    name: &str,
    fields: impl IntoIterator<Item = &'f RustField>,
    values: &[Option<String>],
) -> String {
    let mut required = Vec::new();
    let mut setters = String::new();
    for (field, value) in fields.into_iter().zip(values) {
        let Some(value) = value else { continue };
        if field.optional {
            let _ = write!(setters, ".with_{}({value})", names::bare(&field.name));
        } else {
            required.push(value.as_str());
        }
    }
    format!("{name}::new({}){setters}", required.join(", "))
}

/// An argument of a constructor.
pub(crate) fn argument(plan: &Plan<'_>, decl: &Decl, value: Option<&Json>) -> String {
    match value {
        None if decl.may_be_missing() => "None".to_owned(),
        Some(value) if decl.may_be_missing() => format!("Some({})", owned(plan, decl, value)),
        _ => required_value(plan, decl, value),
    }
}

fn required_value(plan: &Plan<'_>, decl: &Decl, value: Option<&Json>) -> String {
    match value {
        Some(value) => given(plan, decl, value),
        None => given(plan, decl, &example::value_of(plan.catalog, decl)),
    }
}

/// A value for an argument that converts: texts need no conversion of their own.
pub(crate) fn given(plan: &Plan<'_>, decl: &Decl, value: &Json) -> String {
    match (&decl.ty, value) {
        (Type::String | Type::Uri, value) => literal(&value.to_text()),
        (Type::Integer, Json::Number(text)) => integer(text),
        _ => owned(plan, decl, value),
    }
}

fn owned(plan: &Plan<'_>, decl: &Decl, value: &Json) -> String {
    match (&decl.ty, value) {
        (Type::Integer, Json::Number(text)) if is_unsigned(decl) => {
            format!("{}_u64", integer(text))
        }
        _ => typed(plan, &decl.ty, value),
    }
}

/// Whole numbers as Rust writes them; the catalog may say `1e3`.
fn integer(text: &str) -> String {
    match (text.parse::<i128>(), text.parse::<f64>()) {
        (Ok(_), _) => text.to_owned(),
        (_, Ok(value)) => format!("{value:.0}"),
        _ => text.to_owned(),
    }
}

/// A value of a type.
pub(crate) fn typed(plan: &Plan<'_>, ty: &Type, value: &Json) -> String {
    match (ty, value) {
        (Type::String | Type::Uri, value) => format!("{}.to_owned()", literal(&value.to_text())),
        (Type::Integer, value) => format!("{}_i64", integer(&value.to_text())),
        (Type::Boolean, value) => value.to_text(),
        (Type::Number, value) => parsed(value, "f64"),
        (Type::DateTime, value) => parsed(value, "DateTime"),
        (Type::Uuid, value) => parsed(value, "Uuid"),
        (Type::Duration(TimeUnit::Seconds), value) => {
            format!("Duration::from_secs({})", integer(&value.to_text()))
        }
        (Type::Duration(TimeUnit::Milliseconds), value) => {
            format!("Duration::from_millis({})", integer(&value.to_text()))
        }
        (Type::Any, value) => json(value),
        (Type::List(item), Json::Array(items)) if !items.is_empty() => {
            let items: Vec<_> = items.iter().map(|value| typed(plan, item, value)).collect();
            format!("vec![{}]", items.join(", "))
        }
        (Type::List(item), _) => format!("Vec::<{}>::new()", plan.types.path_of(item)),
        (Type::Map(item), Json::Object(members)) if !members.is_empty() => {
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("({}, {})", literal(name), typed(plan, item, value)))
                .collect();
            format!("Map::from([{}])", members.join(", "))
        }
        (Type::Map(item), _) => format!("Map::<{}>::new()", plan.types.path_of(item)),
        (Type::Named(id), value) => {
            let name = plan.types.name(*id);
            match &plan.catalog.type_def(*id).kind {
                TypeKind::Enum(values) => {
                    let text = value.as_str().unwrap_or_default();
                    let at = values.iter().position(|v| v.text == text).unwrap_or(0);
                    format!("{name}::{}", types_file::variants(values)[at])
                }
                TypeKind::Record(decls) => {
                    let fields = plan.types.record(*id, decls);
                    let members: Vec<_> = fields.iter().zip(decls).collect();
                    let values: Vec<_> = decls.iter().map(|d| value.get(&d.name)).collect();
                    record_expression(plan, name, &members, &values)
                }
            }
        }
    }
}

fn parsed(value: &Json, ty: &str) -> String {
    format!("{}.parse::<{ty}>().unwrap()", literal(&value.to_text()))
}

fn json(value: &Json) -> String {
    match value {
        Json::Null => "Json::Null".to_owned(),
        Json::Boolean(value) => format!("Json::Boolean({value})"),
        Json::Number(text) => {
            format!("Json::Number({}.parse::<Number>().unwrap())", literal(text))
        }
        Json::String(text) => format!("Json::from({})", literal(text)),
        Json::Array(items) => {
            let items: Vec<_> = items.iter().map(json).collect();
            format!("Json::Array(vec![{}])", items.join(", "))
        }
        Json::Object(members) if members.is_empty() => "Json::Object(Map::new())".to_owned(),
        Json::Object(members) => {
            let member =
                |(name, value): &(String, Json)| format!("({}, {})", literal(name), json(value));
            let members: Vec<_> = members.iter().map(member).collect();
            format!("Json::Object(Map::from([{}]))", members.join(", "))
        }
    }
}
