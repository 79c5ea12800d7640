//! Values as block-style YAML that every reader reads alike.
//!
//! OpenAPI documents are read by YAML 1.1 and 1.2 readers: for some of them `no` is a boolean,
//! `2025-11-27` a date, `12:30` and `1_000` numbers, `<<` a merge, and they disagree whether U+2028
//! ends a line. So text stands bare only where no reader could take it for anything else; else
//! between quotes, and on lines of its own where it has several.

use errcat_model::Json;

use crate::json;
use crate::unseen;

/// The longest key that stands before its value on one line (YAML 1.2.2, 7.4.2 allows 1024).
const LONGEST_KEY: usize = 512;

/// Where the members of a block stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indent {
    /// Their column, in spaces.
    pub column: usize,
    /// How much further in stand the members of a block within; at least 1.
    pub step: usize,
}

impl Indent {
    /// Two spaces for each block around.
    pub(crate) fn at_depth(depth: usize) -> Self {
        Self { column: depth * 2, step: 2 }
    }

    fn deeper(self) -> Self {
        Self { column: self.column + self.step, ..self }
    }

    /// What stands behind the dash of an item and its space.
    fn behind_dash(self) -> Self {
        Self { column: self.column + 2, ..self }
    }
}

/// Writes `name: value` as a member of a block, with its line end.
pub fn write_member(out: &mut String, at: Indent, name: &str, value: &Json) {
    write_key(out, at, name);
    write_value(out, at, value);
}

/// Writes `name:`; what the member holds follows.
pub(crate) fn write_key(out: &mut String, at: Indent, name: &str) {
    indent(out, at);
    write_key_here(out, at, name);
}

/// The same where the line is indented already.
fn write_key_here(out: &mut String, at: Indent, name: &str) {
    if name.len() > LONGEST_KEY {
        out.push_str("? ");
        json::write_string(out, name);
        out.push('\n');
        indent(out, at);
    } else {
        write_text(out, name);
    }
    out.push(':');
}

/// Writes what follows a key.
fn write_value(out: &mut String, at: Indent, value: &Json) {
    match value {
        Json::Object(members) if !members.is_empty() => {
            out.push('\n');
            for (name, value) in members {
                write_member(out, at.deeper(), name, value);
            }
        }
        // Items stand at the column of their key, as most people write them.
        Json::Array(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                write_item(out, at, item);
            }
        }
        Json::String(text) if is_literal(text) => {
            out.push_str(" |-\n");
            for line in text.split('\n') {
                if !line.is_empty() {
                    indent(out, at.deeper());
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
        scalar => {
            out.push(' ');
            write_scalar(out, scalar);
            out.push('\n');
        }
    }
}

/// Writes the dash of an item whose first member follows on its line.
pub(crate) fn write_dash(out: &mut String, at: Indent) {
    indent(out, at);
    out.push_str("- ");
}

fn write_item(out: &mut String, at: Indent, item: &Json) {
    indent(out, at);
    out.push('-');
    match item {
        // The first member stands on the line of the dash.
        Json::Object(members) if !members.is_empty() => {
            out.push(' ');
            for (place, (name, value)) in members.iter().enumerate() {
                if place > 0 {
                    indent(out, at.behind_dash());
                }
                write_key_here(out, at.behind_dash(), name);
                write_value(out, at.behind_dash(), value);
            }
        }
        // A list within a list begins on a line of its own, one step further in.
        Json::Array(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                write_item(out, at.behind_dash(), item);
            }
        }
        value => write_value(out, at, value),
    }
}

fn write_scalar(out: &mut String, value: &Json) {
    match value {
        Json::String(text) => write_text(out, text),
        Json::Number(text) => write_number(out, text),
        // Of collections only empty ones come here.
        other => json::write(out, other),
    }
}

/// A YAML 1.1 reader takes an exponent for text unless a point and a sign stand with it.
fn write_number(out: &mut String, text: &str) {
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else { return out.push_str(text) };
    out.push_str(digits);
    out.push_str(if digits.contains('.') { "e" } else { ".0e" });
    out.push_str(if exponent.starts_with(['-', '+']) { "" } else { "+" });
    out.push_str(exponent);
}

/// Writes text on one line: bare, between single quotes, or escaped between double quotes.
fn write_text(out: &mut String, text: &str) {
    if is_bare(text) {
        out.push_str(text);
    } else if text.bytes().any(|b| b < b' ') || text.chars().any(unseen::is_unseen) {
        json::write_string(out, text);
    } else {
        out.push('\'');
        let mut parts = text.split('\'');
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            out.push_str("''");
            out.push_str(part);
        }
        out.push('\'');
    }
}

/// Whether any reader takes the text, bare in a block, for nothing but that text.
fn is_bare(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    // Indicators, and what numbers, dates and times begin with.
    let fine = first.is_ascii_alphabetic() || matches!(first, b'/' | b'_' | b'$' | b'(');
    if !(fine || *first >= 0x80) || matches!(last, b' ' | b':') {
        return false;
    }
    let mut before = 0;
    for &byte in bytes {
        match byte {
            b' ' if before == b':' => return false,
            b'#' if before == b' ' => return false,
            0..b' ' | 0x7f => return false,
            _ => before = byte,
        }
    }
    let short = bytes.len() <= 5 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    !short && (text.is_ascii() || !text.contains(unseen::is_unseen))
}

/// Words that some reader takes for a boolean or for nothing.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Whether the text stands on lines of its own: it has several, and readers agree on their ends.
fn is_literal(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with('\n')
        && !text.bytes().any(|b| b < b' ' && b != b'\n')
        && !text.chars().any(unseen::is_unseen)
}

fn indent(out: &mut String, at: Indent) {
    const SPACES: &str = "                                ";
    let mut left = at.column;
    while left > 0 {
        let some = left.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        left -= some;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 42] = [
        "no",
        "Y",
        "2025-11-27T10:30:00Z",
        "12:30",
        "1_000",
        "007",
        "1e3",
        "0x1F",
        "<<",
        "=",
        "null",
        "~",
        "a: b",
        "a:",
        "# x",
        "a # x",
        "- x",
        "x\n",
        "\nx",
        " lead\n x ",
        "one\n\n  two\n#three",
        "a\r\nb",
        "a\u{2028}b",
        "\u{e000}0\u{e001}",
        "\u{feff}",
        "\u{202e}x",
        "'\"\\",
        "it's: '",
        "{{x}}",
        "---\n...",
        "",
        "\t",
        "a\tb",
        "%",
        "\u{85}\u{2029}\u{e001}",
        "[a]",
        "@a",
        "`a`",
        ".5",
        "Größe",
        "$ref",
        "/books/{isbn}",
    ];

    #[test]
    fn text_stays_text_for_every_reader() {
        let list = || Json::Array(TEXTS.map(Json::string).to_vec());
        let long = "k".repeat(2000);
        let value = Json::object(TEXTS.iter().map(|t| (*t, Json::Null)).chain([
            ("list", list()),
            ("deep", Json::Array(vec![Json::Array(vec![list(), Json::object([("a", list())])])])),
            (&long, Json::object([("x", Json::Array(Vec::new()))])),
            (
                "numbers",
                Json::Array(["1e16", "1.5E-7", "-3"].map(|n| Json::Number(n.into())).into()),
            ),
        ]));
        let mut yaml = String::new();
        let Json::Object(members) = &value else { unreachable!() };
        for (name, value) in members {
            write_member(&mut yaml, Indent::at_depth(0), name, value);
        }
        let back: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(back, serde_json::from_str::<serde_json::Value>(&value.to_string()).unwrap());
        for bare in ["- no\n", "- Y\n", "- 2025", "- 12:30", "- 1_000", "\n<<:", "\u{2028}"] {
            assert!(!yaml.contains(bare), "{bare:?} is bare in\n{yaml}");
        }
        assert!(
            yaml.contains("- 1.0e+16\n") && yaml.contains("- |-\n  one\n\n    two\n"),
            "{yaml}"
        );
        for (column, step) in [(3, 1), (1, 3), (0, 8)] {
            let mut indented = "x:\n".repeat(usize::from(column > 0));
            write_member(&mut indented, Indent { column, step }, "value", &value);
            let read: serde_json::Value = serde_yaml::from_str(&indented).unwrap();
            let read = read.get("x").unwrap_or(&read);
            assert_eq!(read["value"], back, "{indented}");
        }
    }
}
