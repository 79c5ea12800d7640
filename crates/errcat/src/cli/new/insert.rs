//! Lines into a YAML text that somebody wrote.

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
    let line_start = text[..key].rfind('\n').map_or(0, |at| at + 1);
    let indentation = &text[line_start..key];
    if !indentation.chars().all(|c| c == ' ') {
        return None;
    }
    // A block of text ends where the next key begins; what counts is its last line.
    let written = text[..(last.value.span.end as usize).max(key)].trim_end().len();
    let end = text[written..].find('\n').map_or(text.len(), |at| written + at);
    let line_break = if text[..end].ends_with('\r') { "\r\n" } else { "\n" };
    let (before, after) = text.split_at(end - (line_break.len() - 1).min(end));
    let mut out = before.to_owned();
    for line in lines {
        out.push_str(line_break);
        out.push_str(indentation);
        out.push_str(line);
    }
    if after.is_empty() {
        out.push_str(line_break);
    }
    out.push_str(after);
    Some(out)
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
