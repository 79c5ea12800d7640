//! Which errors a response may be.

use errcat_model::{Catalog, ErrorDef, ErrorId, Piece};
use serde_json::Value;

/// The errors whose code stands somewhere in the body; where there is none, those whose message
/// does. A body that is not JSON is looked through as one text.
pub(super) fn errors(catalog: &Catalog, body: &str) -> Vec<ErrorId> {
    let mut values = Vec::new();
    match serde_json::from_str(body) {
        Ok(json) => scalars(&json, &mut values),
        Err(_) => values.push(body.trim().to_owned()),
    }
    let having = |fits: &dyn Fn(&ErrorDef, &str) -> bool| -> Vec<ErrorId> {
        let errors = catalog.errors();
        let fitting = errors.filter(|(_, error)| values.iter().any(|value| fits(error, value)));
        fitting.map(|(id, _)| id).collect()
    };
    let by_message = having(&says);
    let by_code = having(&|error, value| error.code.to_text() == value);
    // Several errors may share a code, or a number be a code by accident; the message decides.
    let both: Vec<ErrorId> = by_code.iter().copied().filter(|id| by_message.contains(id)).collect();
    [both, by_code, by_message].into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

fn scalars(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => out.push(number.to_string()),
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| scalars(item, out)),
        Value::Object(members) => members.values().for_each(|member| scalars(member, out)),
    }
}

/// Whether `text` can be the message of `error`. A message that is nothing but a param is any text,
/// which tells nothing.
fn says(error: &ErrorDef, text: &str) -> bool {
    let Some(message) = &error.message else { return false };
    let mut rest = text;
    let mut open = false;
    let mut told = false;
    for piece in &message.pieces {
        match piece {
            Piece::Field(_) => open = true,
            Piece::Text(literal) => {
                let at = if open {
                    rest.find(literal.as_str())
                } else {
                    rest.starts_with(literal.as_str()).then_some(0)
                };
                let Some(at) = at else { return false };
                rest = &rest[at + literal.len()..];
                (open, told) = (false, true);
            }
        }
    }
    told && (open || rest.is_empty())
}
