//! Declarations and named types as schemas.

use std::fmt::Write as _;

use errcat_model::{Decl, Inline, Json, Prose, TimeUnit, Type, TypeDef, TypeKind};

use crate::commonmark;
use crate::plan::Plan;
use crate::schema::{Object, formatted, nullable, object, reference, typed};

/// The schema of a named type.
pub(crate) fn definition(plan: &Plan<'_>, def: &TypeDef) -> Object {
    match &def.kind {
        TypeKind::Record(fields) => {
            let mut properties = Object::new();
            let mut required = Vec::new();
            for field in fields {
                properties = properties.with(&field.name, declaration(plan, field).build());
                if field.always_present() {
                    required.push(field.name.clone());
                }
            }
            object(properties, required).documented(&def.doc)
        }
        TypeKind::Enum(values) => {
            let mut doc = commonmark::prose(&def.doc);
            for (place, value) in values.iter().filter(|v| !v.doc.is_empty()).enumerate() {
                let gap = if place == 0 && !doc.is_empty() { "\n\n" } else { "\n" };
                doc.push_str(if doc.is_empty() { "" } else { gap });
                let meaning = commonmark::line(&value.doc);
                let _ = write!(doc, "- {}: {meaning}", commonmark::code(&value.text));
            }
            let texts = values.iter().map(|v| Json::string(&v.text)).collect();
            typed("string").with("enum", Json::Array(texts)).described(doc)
        }
    }
}

/// The schema of a declared value with all that is said of it.
pub(crate) fn declaration(plan: &Plan<'_>, decl: &Decl) -> Object {
    let mut schema = constrained(plan, decl);
    if let Some(default) = &decl.default {
        schema = allowing(schema, default, &decl.ty);
    }
    let examples = decl.example.iter().cloned().collect();
    schema.documented(&doc(decl)).with_filled("examples", Json::Array(examples))
}

/// The schema of a declared value that the wire shows as a string.
pub(crate) fn declaration_as_string(plan: &Plan<'_>, decl: &Decl) -> Object {
    let is_text = match &decl.ty {
        Type::String | Type::DateTime | Type::Uuid | Type::Uri => true,
        Type::Named(id) => matches!(plan.catalog.type_def(*id).kind, TypeKind::Enum(_)),
        _ => false,
    };
    let null_by_default = decl.default.as_ref().is_some_and(|d| *d == Json::Null);
    if is_text && !null_by_default {
        return declaration(plan, decl);
    }
    let examples = decl.example.iter().map(|e| Json::String(e.to_text())).collect();
    typed("string").documented(&doc(decl)).with_filled("examples", Json::Array(examples))
}

/// The schema of a type by itself.
pub(crate) fn of_type(plan: &Plan<'_>, ty: &Type) -> Object {
    match ty {
        Type::String => typed("string"),
        Type::Integer => whole_number(None, None),
        Type::Number => typed("number"),
        Type::Boolean => typed("boolean"),
        Type::DateTime => formatted("date-time"),
        Type::Uuid => formatted("uuid"),
        Type::Uri => formatted("uri-reference"),
        Type::Duration(_) => whole_number(Some(0), None),
        Type::Any => Object::new(),
        Type::List(item) => typed("array").with("items", of_type(plan, item).build()),
        Type::Map(item) => {
            typed("object").with("additionalProperties", of_type(plan, item).build())
        }
        Type::Named(id) => reference("schemas", &plan.types[id.0]),
    }
}

fn constrained(plan: &Plan<'_>, decl: &Decl) -> Object {
    let limits = &decl.constraints;
    match decl.ty {
        Type::String => {
            // JSON Schema searches where the catalog means the whole text.
            let pattern = limits.pattern.as_ref().map(|pattern| format!("^(?:{pattern})$"));
            typed("string")
                .with_some("maxLength", limits.max_length.map(Json::integer))
                .with_some("pattern", pattern.map(Json::String))
        }
        Type::Integer => whole_number(limits.min, limits.max),
        Type::Duration(_) => whole_number(limits.min.or(Some(0)), limits.max),
        _ => of_type(plan, &decl.ty),
    }
}

fn whole_number(min: Option<i64>, max: Option<i64>) -> Object {
    typed("integer")
        .with("format", Json::string("int64"))
        .with_some("minimum", min.map(Json::integer))
        .with_some("maximum", max.map(Json::integer))
}

/// The schema, with the default allowed where it is a stand-in for "none" rather than a value of
/// the type: `null`, or `{}` for a record that has required members.
fn allowing(schema: Object, default: &Json, ty: &Type) -> Object {
    match (default, ty) {
        (Json::Null, _) if *ty != Type::Any => nullable(schema),
        (Json::Object(members), Type::Named(_)) if members.is_empty() => {
            let none = typed("object").with("maxProperties", Json::integer(0));
            Object::new().with("anyOf", Json::Array(vec![schema.build(), none.build()]))
        }
        _ => schema,
    }
}

/// What a declaration means. A number of seconds is worth nothing to a reader who takes it for
/// milliseconds, so the unit is always said.
fn doc(decl: &Decl) -> Prose {
    let mut doc = decl.doc.clone();
    if let Type::Duration(unit) = decl.ty {
        let (word, sentence) = match unit {
            TimeUnit::Seconds => ("second", "Counted in seconds."),
            TimeUnit::Milliseconds => ("millisecond", "Counted in milliseconds."),
        };
        if !doc.to_plain().to_lowercase().contains(word) {
            doc.paragraphs.push(vec![Inline::Text(sentence.to_owned())]);
        }
    }
    doc
}
