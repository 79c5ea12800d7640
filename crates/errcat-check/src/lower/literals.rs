//! Values as written, typed by nothing but their form.

use errcat_model::Json;
use errcat_syntax::{Node, NodeKind};

/// The JSON a node stands for: plain `true`, `false`, `null` and numbers are typed, every other
/// scalar is a string.
pub(crate) fn json(node: &Node) -> Json {
    match &node.kind {
        // No reader hands on a refused value.
        NodeKind::Null | NodeKind::Refused => Json::Null,
        NodeKind::Scalar { text, plain } => scalar(text, *plain),
        NodeKind::Sequence(items) => Json::Array(items.iter().map(json).collect()),
        NodeKind::Mapping(members) => {
            Json::Object(members.iter().map(|(k, v)| (k.value.clone(), json(v))).collect())
        }
    }
}

/// The JSON a scalar stands for.
pub(crate) fn scalar(text: &str, plain: bool) -> Json {
    let typed = match text {
        _ if !plain => None,
        "true" | "True" | "TRUE" => Some(Json::Boolean(true)),
        "false" | "False" | "FALSE" => Some(Json::Boolean(false)),
        _ => number(text),
    };
    typed.unwrap_or_else(|| Json::string(text))
}

/// A whole number as JSON writes one: `007` and `+1` are texts.
pub(crate) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = digits == "0" || !digits.starts_with('0');
    !digits.is_empty() && canonical && digits.bytes().all(|b| b.is_ascii_digit()) && text != "-0"
}

/// A number as JSON writes one, in the form Rust prints it: `1.50` is `1.5`.
pub(crate) fn number(text: &str) -> Option<Json> {
    if is_integer(text) && (text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok()) {
        return Some(Json::Number(text.to_owned()));
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let form = digits(whole) && digits(fraction) && digits(exponent);
    if !form || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    value.is_finite().then(|| Json::decimal(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_are_typed_by_their_form() {
        assert_eq!(scalar("true", true), Json::Boolean(true));
        assert_eq!(scalar("true", false), Json::string("true"));
        assert_eq!(scalar("NO", true), Json::string("NO"));
        assert_eq!(scalar("007", true), Json::string("007"));
        assert_eq!(scalar("42", true), Json::integer(42));
        assert_eq!(scalar("1.50", true), Json::Number("1.5".into()));
        assert_eq!(scalar("1e3", true), Json::Number("1000".into()));
        assert_eq!(scalar("-", true), Json::string("-"));
        assert_eq!(scalar("1e999", true), Json::string("1e999"));
        assert_eq!(scalar(".5", true), Json::string(".5"));
        assert_eq!(
            scalar("18446744073709551615", true),
            Json::Number("18446744073709551615".into())
        );
    }
}
