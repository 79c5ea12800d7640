//! Values as JSON, one component to a line: a difference shows which component changed, and half
//! of the document is not indentation.

use errcat_model::Json;

use crate::unseen;

/// Writes a value on one line.
pub fn write(out: &mut String, value: &Json) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Boolean(true) => out.push_str("true"),
        Json::Boolean(false) => out.push_str("false"),
        Json::Number(text) => out.push_str(text),
        Json::String(text) => write_string(out, text),
        Json::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                write(out, item);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                write_string(out, name);
                out.push_str(": ");
                write(out, value);
            }
            out.push('}');
        }
    }
}

/// Writes a value on several lines. `indent` is what the line that it begins on is indented by, and
/// `unit` what each level adds to that.
pub fn write_lines(out: &mut String, value: &Json, indent: &str, unit: &str) {
    let within = format!("{indent}{unit}");
    let line = |out: &mut String, first: bool, indent: &str| {
        out.push_str(if first { "\n" } else { ",\n" });
        out.push_str(indent);
    };
    match value {
        Json::Array(items) if !items.is_empty() => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                line(out, place == 0, &within);
                write_lines(out, item, &within, unit);
            }
            line(out, true, indent);
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                line(out, place == 0, &within);
                write_string(out, name);
                out.push_str(": ");
                write_lines(out, value, &within, unit);
            }
            line(out, true, indent);
            out.push('}');
        }
        other => write(out, other),
    }
}

/// Writes a value on one line without any space that is not part of a text.
pub fn write_compact(out: &mut String, value: &Json) {
    match value {
        Json::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                write_compact(out, item);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                write_string(out, name);
                out.push(':');
                write_compact(out, value);
            }
            out.push('}');
        }
        other => write(out, other),
    }
}

/// Writes text as a JSON string, which is also a double-quoted scalar of YAML. Characters that
/// nobody sees are escaped.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| b < b' ' || matches!(b, b'"' | b'\\')) {
        unseen::push_escaped(out, &rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            control => unseen::push_escape(out, char::from(control)),
        }
        rest = &rest[at + 1..];
    }
    unseen::push_escaped(out, rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let text = "a\"b\\c\n\t\r\u{1}\u{7f}\u{202e}é日\u{feff}";
        let value = Json::object([
            (text, Json::string(text)),
            ("list", Json::Array(vec![Json::Null, Json::Boolean(true), Json::integer(-1)])),
            ("none", Json::Object(Vec::new())),
        ]);
        let mut out = String::new();
        write(&mut out, &value);
        let back: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(back, serde_json::from_str::<serde_json::Value>(&value.to_string()).unwrap());
        let (mut lines, mut compact) = (String::new(), String::new());
        write_lines(&mut lines, &value, " ", "\t");
        write_compact(&mut compact, &value);
        for other in [&lines, &compact] {
            assert_eq!(serde_json::from_str::<serde_json::Value>(other).unwrap(), back, "{other}");
        }
        assert!(lines.contains("\"list\": [\n \t\tnull,\n \t\ttrue"), "{lines}");
        assert!(compact.contains("[null,true,-1],\"none\":{}}"), "{compact}");
        assert!(out.contains(r"\u202e") && out.contains(r"\ufeff") && !out.contains('\n'), "{out}");
    }
}
