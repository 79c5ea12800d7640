//! What is written, held against what is meant.

use errcat_model::Json;
use errcat_syntax::written::{Kind, Node};

/// Whether a node means the value, however it is written. An alias or a tag never does.
pub(crate) fn means(node: &Node, value: &Json) -> bool {
    if node.tagged {
        return false;
    }
    match (&node.kind, value) {
        (Kind::Scalar { text, plain: false }, value) => value.as_str() == Some(text),
        (Kind::Scalar { text, plain: true }, value) => plain_means(node, text, value),
        (Kind::Sequence(items), Json::Array(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(i, v)| means(i, v))
        }
        (Kind::Mapping { members, .. }, Json::Object(values)) => {
            let same = |(name, value): &(String, Json)| {
                node.get(name).is_some_and(|member| means(member, value))
            };
            members.len() == values.len() && values.iter().all(same)
        }
        _ => false,
    }
}

/// The core schema (YAML 1.2.2, section 10.3.2).
fn plain_means(node: &Node, text: &str, value: &Json) -> bool {
    match value {
        Json::Null => node.is_null(),
        Json::Boolean(true) => matches!(text, "true" | "True" | "TRUE"),
        Json::Boolean(false) => matches!(text, "false" | "False" | "FALSE"),
        Json::Number(number) => {
            let number_of = |text: &str| text.parse::<f64>().ok().filter(|_| is_number(text));
            text == number || number_of(text).is_some_and(|n| number_of(number) == Some(n))
        }
        Json::String(string) => {
            let other = node.is_null()
                || is_number(text)
                || text.starts_with("0x")
                || text.starts_with("0o")
                || ["true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word));
            text == string && !other
        }
        Json::Array(_) | Json::Object(_) => false,
    }
}

/// Decimal numbers. Others that the core schema knows are not told from text: nobody writes them,
/// and to take them for text means no more than to write a value again.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
        && !text.contains(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E'))
        && text.parse::<f64>().is_ok()
}

/// Whether two nodes are written alike, style and place aside.
pub(crate) fn same(a: &Node, b: &Node) -> bool {
    let kinds = match (&a.kind, &b.kind) {
        (Kind::Sequence(a), Kind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Kind::Mapping { members: a, .. }, Kind::Mapping { members: b, .. }) => {
            let pairs = || a.iter().zip(b);
            a.len() == b.len() && pairs().all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1))
        }
        (a, b) => a == b,
    };
    kinds && a.anchor == b.anchor && a.tagged == b.tagged
}

#[cfg(test)]
mod tests {
    use errcat_source::{Sink, SourceMap};
    use errcat_syntax::written::read;

    use super::*;

    #[test]
    fn scalars_mean_what_the_core_schema_says() {
        let means = |yaml: &str, value: Json| {
            let mut sources = SourceMap::new();
            let file = sources.add("x.yaml", format!("x: {yaml}\n"));
            let root = read(&sources, file, &mut Sink::new()).unwrap();
            super::means(root.get("x").unwrap(), &value)
        };
        let text = |s: &str| Json::string(s);
        for (yaml, value) in [
            ("404", Json::integer(404)),
            ("'404'", text("404")),
            ("no", text("no")),
            ("", Json::Null),
            ("TRUE", Json::Boolean(true)),
            ("1.0e+16", Json::Number("1e16".to_owned())),
            (
                "{b: 1, a: [~]}",
                Json::object([("a", Json::Array(vec![Json::Null])), ("b", Json::integer(1))]),
            ),
            ("|-\n  a\n  b", text("a\nb")),
        ] {
            assert!(means(yaml, value.clone()), "{yaml} is {value}");
        }
        for (yaml, value) in [
            ("404", text("404")),
            ("'404'", Json::integer(404)),
            ("true", text("true")),
            ("~", text("~")),
            ("1.5", text("1.5")),
            ("!!str 4", text("4")),
            ("{a: 1, b: 2}", Json::object([("a", Json::integer(1))])),
        ] {
            assert!(!means(yaml, value.clone()), "{yaml} is not {value}");
        }
    }
}
