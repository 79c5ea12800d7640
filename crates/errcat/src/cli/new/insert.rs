//! Lines into a YAML text that somebody wrote.

use errcat_source::edit::{Edits, line_start};
use errcat_syntax::Entries;
use errcat_syntax::ast::ErrorDef;

/// `text` with `lines` as one more entry behind the last of `errors`. `None` where they are not
/// written as lines of their own.
pub(super) fn into(
    text: &str,
    errors: Option<&Entries<ErrorDef>>,
    lines: &[String],
) -> Option<String> {
    let last = errors?.entries.last()?;
    let key = last.key.span.start as usize;
    let indentation = &text[line_start(text, key)..key];
    if !indentation.chars().all(|c| c == ' ') {
        return None;
    }
    // A block of text ends where the next key begins; what counts is its last line.
    let written = text[..(last.value.span.end as usize).max(key)].trim_end().len();
    let lines = lines.iter().flat_map(|line| [indentation, line.as_str(), "\n"]);
    let mut edits = Edits::new(text);
    edits.insert_lines(written, &lines.collect::<String>());
    edits.apply()
}

/// A text as a scalar on one line: as it is where it cannot be misread, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(char::is_control);
    // The strings of JSON are scalars of YAML.
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// The names in braces, each once, in order.
pub(super) fn placeholders(message: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = message;
    while let Some((_, after)) = rest.split_once('{') {
        if let Some(literal) = after.strip_prefix('{') {
            rest = literal;
            continue;
        }
        let Some((name, after)) = after.split_once('}') else { break };
        // `{limits.login.max}` quotes what is declared elsewhere.
        if !name.contains('.') && !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_say_what_is_meant() {
        assert_eq!(scalar("No book {isbn}, sorry"), "No book {isbn}, sorry");
        assert_eq!(scalar("{isbn}"), "\"{isbn}\"");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(scalar("a #b\n"), "\"a #b\\n\"");
        assert_eq!(scalar("404"), "\"404\"");
    }

    #[test]
    fn placeholders_are_found_once() {
        assert_eq!(placeholders("{a} {{b}} {c} {a} {limits.x.max} {"), ["a", "c"]);
    }
}
