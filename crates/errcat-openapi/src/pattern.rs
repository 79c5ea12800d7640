//! Patterns of the catalog as JSON Schema has them.

/// The pattern for JSON Schema, which searches where the catalog means the whole text; `None`
/// where the pattern uses what ECMA-262 or Python, on which validators stand, do not read alike.
pub(crate) fn whole(pattern: &str) -> Option<String> {
    portable(pattern).then(|| format!("^(?:{pattern})$"))
}

fn portable(pattern: &str) -> bool {
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let Some(escaped) = rest.chars().next() else { return false };
                let known = "dDwWsSbBnrtfv.^$*+?()[]{}|/\\";
                if !(known.contains(escaped) || in_class && escaped == '-') {
                    return false;
                }
                rest = &rest[escaped.len_utf8()..];
            }
            // Nested classes and set operations are Rust's own.
            '[' if in_class => return false,
            '[' => in_class = true,
            ']' => in_class = false,
            '&' | '~' | '-' if in_class && rest.starts_with(c) => return false,
            '(' if !in_class && rest.starts_with('?') && !rest.starts_with("?:") => return false,
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_matches() {
        assert_eq!(whole("a|b").as_deref(), Some("^(?:a|b)$"));
        assert_eq!(whole(r"\d{3}-[\w\-]+").as_deref(), Some(r"^(?:\d{3}-[\w\-]+)$"));
    }

    #[test]
    fn what_only_rust_reads_is_left_out() {
        for pattern in [r"(?i)a", r"(?P<x>a)", r"\Aa\z", "[[:alpha:]]", "[a-z&&b]", r"\p{L}", "a\\"]
        {
            assert_eq!(whole(pattern), None, "{pattern}");
        }
    }
}
