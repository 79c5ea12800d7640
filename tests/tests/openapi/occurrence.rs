//! Occurrences of an error: as the author shows it, with nothing that may be missing, and with
//! everything, in values at the edges of what is allowed.

use errcat_model::{Catalog, Decl, ErrorDef, Example, Json, Per, Type, example};

/// The written or made examples first.
pub(super) fn all(catalog: &Catalog, error: &ErrorDef) -> Vec<Example> {
    let bare = |decl: &Decl| (!decl.may_be_missing()).then(|| example::value_of(catalog, decl));
    let least = |decl: &Decl| Some(edge(catalog, decl, false));
    let most = |decl: &Decl| Some(edge(catalog, decl, true));
    let mut all = error.examples.clone();
    all.extend([of(catalog, error, &bare), of(catalog, error, &least), of(catalog, error, &most)]);
    all
}

fn of(catalog: &Catalog, error: &ErrorDef, value: &dyn Fn(&Decl) -> Option<Json>) -> Example {
    let mut example = error.examples[0].clone();
    let context = |per: Per| {
        let values = catalog.context.iter();
        values.map(|c| if c.per == per { value(&c.decl) } else { None }).collect::<Vec<_>>()
    };
    example.context = context(Per::Response);
    for problem in &mut example.problems {
        problem.fields = error.fields.iter().map(|field| value(&field.decl)).collect();
        problem.context = context(Per::Problem);
    }
    example
}

/// The least or the most that a declaration allows.
fn edge(catalog: &Catalog, decl: &Decl, most: bool) -> Json {
    let limits = &decl.constraints;
    match decl.ty {
        Type::String if limits.pattern.is_none() => {
            let hostile = "\"\\\n\u{202e}<é>{x}日😀".repeat(20);
            let longest = limits.max_length.and_then(|n| usize::try_from(n).ok());
            let length = if most { longest.unwrap_or(usize::MAX) } else { 0 };
            Json::String(hostile.chars().take(length).collect())
        }
        Type::Integer if most => Json::integer(limits.max.unwrap_or(i64::MAX)),
        Type::Integer => Json::integer(limits.min.unwrap_or(i64::MIN)),
        Type::Duration(_) if !most => Json::integer(limits.min.unwrap_or(0)),
        Type::List(_) if !most => Json::Array(Vec::new()),
        Type::Map(_) if !most => Json::Object(Vec::new()),
        _ => example::value_of(catalog, decl),
    }
}
