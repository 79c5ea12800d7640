//! What is said of types and declarations, on pages of either kind.

use errcat_model::{Constraints, Decl, TimeUnit, Type, TypeId};

/// A sentence about a value: its words and, behind them, what is code.
pub(crate) struct Sentence {
    pub(crate) words: String,
    pub(crate) code: Option<String>,
}

/// What a value of the declaration must be, and what stands in for it.
pub(crate) fn sentences(decl: &Decl) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut add = |words: String, code| out.push(Sentence { words, code });
    let Constraints { pattern, max_length, min, max, otherwise: _ } = &decl.constraints;
    if let Some(pattern) = pattern {
        add("Matches".to_owned(), Some(pattern.clone()));
    }
    if let Some(length) = max_length {
        add(format!("At most {length} characters"), None);
    }
    match (min, max) {
        (Some(min), Some(max)) => add(format!("From {min} to {max}"), None),
        // That a number is not negative goes without saying.
        (Some(0) | None, None) => {}
        (Some(min), None) => add(format!("At least {min}"), None),
        (None, Some(max)) => add(format!("At most {max}"), None),
    }
    if let Some(default) = &decl.default {
        add("Without a value:".to_owned(), Some(default.to_string()));
    }
    if decl.sensitive {
        add("Sensitive: keep it out of logs".to_owned(), None);
    }
    out
}

/// A type as a reader of JSON knows it; `named` says what the named ones are called.
pub(crate) fn phrase(ty: &Type, named: &dyn Fn(TypeId) -> String) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::DateTime => "string (date and time, RFC 3339)".to_owned(),
        Type::Uuid => "string (UUID)".to_owned(),
        Type::Uri => "string (URI)".to_owned(),
        Type::Duration(TimeUnit::Seconds) => "integer (seconds)".to_owned(),
        Type::Duration(TimeUnit::Milliseconds) => "integer (milliseconds)".to_owned(),
        Type::Any => "any".to_owned(),
        Type::List(item) => format!("array of {}", phrase(item, named)),
        Type::Map(item) if **item == Type::Any => "object".to_owned(),
        Type::Map(item) => format!("object (values: {})", phrase(item, named)),
        Type::Named(id) => named(*id),
    }
}
