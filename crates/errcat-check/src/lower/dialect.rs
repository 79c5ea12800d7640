//! Patterns as ECMA-262 and Rust read them alike.
//!
//! Rust holds texts to their patterns and JSON Schema, which stands on ECMA-262, promises them; some
//! validators use Python's engine. What these read differently is spelled out (`\d` is `[0-9]`)
//! or refused.

use std::iter::Peekable;
use std::str::Chars;

/// What `\s` is in ECMA-262: its white space and line terminators.
const SPACE: &str = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/// What `.` does not match in ECMA-262.
const LINE_ENDS: &str = r"\n\r\u2028\u2029";

/// The pattern in the common dialect; the reason where it cannot be said there.
pub(super) fn common(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => escape(&mut rest, &mut out)?,
            '[' => class(&mut rest, &mut out)?,
            '.' => out.extend(["[^", LINE_ENDS, "]"]),
            '(' => group(&mut rest, &mut out)?,
            '{' => repetition(&mut rest, &mut out)?,
            ']' | '}' => return Err(format!("write `\\{c}`")),
            _ => out.push(c),
        }
    }
    Ok(out)
}

/// What `\d`, `\w` and `\s` stand for within a class.
fn members(escaped: char) -> Option<&'static str> {
    Some(match escaped {
        'd' => "0-9",
        'w' => "0-9A-Za-z_",
        's' => SPACE,
        _ => return None,
    })
}

/// An escape outside of classes.
fn escape(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    match rest.next() {
        // ECMA-262 does not know it outside of classes, where nothing needs it.
        Some('-') => out.push('-'),
        Some(c) if is_plain(c) => out.extend(['\\', c]),
        Some(c) if members(c).is_some() => {
            out.extend(["[", members(c).unwrap_or_default(), "]"]);
        }
        Some(c) if members(c.to_ascii_lowercase()).is_some() => {
            out.extend(["[^", members(c.to_ascii_lowercase()).unwrap_or_default(), "]"]);
        }
        other => return Err(unknown_escape(other)),
    }
    Ok(())
}

/// Whether an escape means the same everywhere.
fn is_plain(escaped: char) -> bool {
    "nrtfv.^$*+?()[]{}|/\\".contains(escaped)
}

fn unknown_escape(escaped: Option<char>) -> String {
    match escaped {
        Some(c) => format!("not all engines read `\\{c}` alike"),
        None => "it ends with a backslash".to_owned(),
    }
}

/// The rest of a class, of which the bracket was read.
fn class(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    out.push('[');
    if let Some(not) = rest.next_if_eq(&'^') {
        out.push(not);
    }
    if rest.peek() == Some(&']') {
        return Err("the class is empty; write `\\]` for a bracket in it".to_owned());
    }
    let opened = out.len();
    while let Some(c) = rest.next() {
        match c {
            ']' => {
                out.push(']');
                return Ok(());
            }
            '[' => return Err("write `\\[` within a class".to_owned()),
            '&' | '~' | '-' if rest.peek() == Some(&c) => {
                return Err(format!("write `\\{c}` within a class"));
            }
            '\\' => match rest.next() {
                Some(c) if is_plain(c) || c == '-' => out.extend(['\\', c]),
                Some(c) if members(c).is_some() => {
                    let ends_range = out.len() > opened && out.ends_with('-');
                    let starts_range =
                        rest.peek() == Some(&'-') && rest.clone().nth(1) != Some(']');
                    if (ends_range && !out.ends_with("\\-")) || starts_range {
                        return Err(format!("`\\{c}` is no end of a range"));
                    }
                    out.push_str(members(c).unwrap_or_default());
                }
                other => return Err(unknown_escape(other)),
            },
            _ => out.push(c),
        }
    }
    Err("the class is not closed".to_owned())
}

/// What a parenthesis opens.
fn group(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    out.push('(');
    if rest.next_if_eq(&'?').is_some() {
        if rest.next_if_eq(&':').is_none() {
            return Err("of groups that begin with `(?`, only `(?:` is read".to_owned());
        }
        out.push_str("?:");
    }
    Ok(())
}

/// `{2}`, `{2,}` or `{2,5}`.
fn repetition(rest: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), String> {
    let body: String = rest.by_ref().take_while(|c| *c != '}').collect();
    let (least, most) = body.split_once(',').unwrap_or((&body, ""));
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if least.is_empty() || !is_number(least) || !is_number(most) {
        return Err("write `\\{`, or how often as `{2}`, `{2,}` or `{2,5}`".to_owned());
    }
    out.extend(["{", &body, "}"]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_engines_read_differently_is_spelled_out() {
        for (pattern, meant) in [
            (r"\d{3}-[\w\-]+", r"[0-9]{3}-[0-9A-Za-z_\-]+"),
            (r"[^\d.]\W", r"[^0-9.][^0-9A-Za-z_]"),
            (r"[\w-]a\-b", r"[0-9A-Za-z_-]a-b"),
            (r"(?:a|b)+?\/[x\]^]", r"(?:a|b)+?\/[x\]^]"),
            ("a.b", r"a[^\n\r\u2028\u2029]b"),
        ] {
            assert_eq!(common(pattern).as_deref(), Ok(meant), "{pattern}");
            assert!(regex::Regex::new(meant).is_ok(), "{pattern}");
        }
        assert!(regex::Regex::new(&common(r"[\s]\S").unwrap()).is_ok());
    }

    #[test]
    fn what_only_some_engines_read_is_refused() {
        for pattern in [
            r"(?i)a",
            r"(?P<x>a)",
            r"(?=a)",
            r"\Aa\z",
            "[[:alpha:]]",
            "[a-z&&b]",
            r"\p{L}",
            "a\\",
            r"\bx",
            r"(a)\1",
            "[]a]",
            "[^]]",
            "a]",
            "a}",
            "a{,3}",
            "a{x}",
            r"[+-\d]",
            r"[\d-x]",
            r"[\D]",
            "[a",
        ] {
            assert!(common(pattern).is_err(), "{pattern}");
        }
    }
}
