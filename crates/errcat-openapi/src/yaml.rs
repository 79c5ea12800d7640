//! The document as YAML.
//!
//! `serde_yaml` writes for YAML 1.2 readers that are like itself. OpenAPI documents are read by many
//! others: for a YAML 1.1 reader `no` is a boolean, `2025-11-27` a date and `12:30` a number, a key
//! `<<` is a merge, and readers disagree whether U+2028 ends a line. Such strings, and those with
//! characters nobody sees, pass through the writer as stand-ins and are put in afterwards between
//! double quotes.

use std::borrow::Cow;
use std::cell::RefCell;

use errcat_model::Json;

use crate::part::{Part, Strings, Writing};
use crate::unseen;

/// What a stand-in begins and ends with. Text that contains the first has a stand-in itself, so
/// every one that is found afterwards is ours.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// The document in YAML that every reader reads alike.
pub(crate) fn to_string(document: &Part<'_>) -> String {
    let strings = StandIns::default();
    let written = serde_yaml::to_string(&Writing { value: document, strings: &strings });
    // Writing to memory cannot fail, and the keys of a document are all strings.
    let written =
        written.expect("a document of strings, numbers, arrays and objects is valid YAML");
    put_in(&written, &strings.0.into_inner())
}

/// The strings that stand-ins were written for, by number.
#[derive(Default)]
struct StandIns(RefCell<Vec<String>>);

impl Strings for StandIns {
    fn written<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !must_be_quoted(text) {
            return Cow::Borrowed(text);
        }
        let mut quoted = self.0.borrow_mut();
        quoted.push(text.to_owned());
        Cow::Owned(format!("{OPEN}{}{CLOSE}", quoted.len() - 1))
    }
}

/// Whether some reader would take the bare text for something else than text.
fn must_be_quoted(text: &str) -> bool {
    let Some(first) = text.bytes().next() else { return false };
    match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' if text.bytes().all(|b| NUMERIC.contains(&b)) => true,
        b'=' | b'<' if matches!(text, "=" | "<<") => true,
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O'
            if WORDS.iter().any(|w| text.eq_ignore_ascii_case(w)) =>
        {
            true
        }
        _ => !text.is_ascii() && text.contains(|c| c == OPEN || unseen::is_unseen(c)),
    }
}

/// Booleans of YAML 1.1.
const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// What its numbers, dates and times are made of.
const NUMERIC: &[u8] = b"0123456789_:.,+-TtZzEe ";

fn put_in(written: &str, quoted: &[String]) -> String {
    let mut out = String::with_capacity(written.len() + written.len() / 16);
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (number, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        if let Some(text) = number.parse::<usize>().ok().and_then(|i| quoted.get(i)) {
            // A JSON string is a YAML double-quoted scalar.
            out.push_str(&unseen::escaped(Json::string(text).to_string()));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_for_every_reader() {
        let texts = [
            "no",
            "Y",
            "2025-11-27T10:30:00Z",
            "12:30",
            "1_000",
            "007",
            "1e3",
            "<<",
            "=",
            "null",
            "~",
            "a: b",
            "# x",
            "- x",
            "x\n",
            " lead\n x ",
            "a\r\nb",
            "a\u{2028}b",
            "\u{e000}0\u{e001}",
            "\u{feff}",
            "\u{202e}x",
            "'\"\\",
            "{{x}}",
            "---\n...",
            "",
            "\t",
            "%",
            "\u{85}\u{2029}\u{e001}",
        ];
        let list = Json::Array(texts.map(Json::string).to_vec());
        let value = Json::object(texts.iter().map(|t| (*t, Json::Null)).chain([("list", list)]));
        let yaml = to_string(&Part::Value(value.clone()));
        let back: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(back, serde_json::from_str::<serde_json::Value>(&value.to_string()).unwrap());
        for bare in ["- no\n", "- Y\n", "- 2025", "- 12:30", "- 1_000", "<<:", "\u{2028}"] {
            assert!(!yaml.contains(bare), "{bare:?} is bare in\n{yaml}");
        }
    }
}
