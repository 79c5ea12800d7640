//! Regular expressions, each compiled once.

use std::collections::HashMap;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

use super::dialect;

/// Bytes of a compiled pattern. Generated crates carry the patterns that hold their texts as
/// tables, which shall stay small; this is some thousand characters of a class.
const SIZE_LIMIT: usize = 1 << 19;

/// Bytes of a compiled pattern such as most are.
const SMALL: usize = 1 << 14;

/// Bytes of all compiled patterns of a catalog: two thousand small ones, or sixty of the largest.
const TOTAL: usize = 1 << 25;

/// How long a pattern may be, in bytes. Reading one takes a hundred times as much memory.
const LONGEST_PATTERN: usize = 10_000;

/// The regular expressions of a catalog, by how they are written and by what they mean.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    meant: HashMap<String, Option<String>>,
    compiled: HashMap<String, Regex>,
    /// How many bytes of [`TOTAL`] are taken, by those that are too large as well: it takes time to
    /// find that out.
    taken: usize,
}

impl Patterns {
    /// Reads a pattern into [the common dialect](dialect::common); the reason where it cannot be
    /// read.
    pub(crate) fn add(&mut self, pattern: &str) -> Result<String, String> {
        if pattern.len() > LONGEST_PATTERN {
            return Err(format!("it is longer than {LONGEST_PATTERN} bytes"));
        }
        if let Some(known) = self.meant.get(pattern) {
            return known.clone().ok_or_else(|| "it cannot be read".to_owned());
        }
        if self.taken >= TOTAL {
            return Err("the patterns of the catalog are too large together".to_owned());
        }
        let result = dialect::common(pattern).and_then(|meant| {
            let small = compile(&meant, SMALL);
            self.taken += if small.is_ok() { SMALL } else { SIZE_LIMIT };
            let compiled = small.or_else(|_| compile(&meant, SIZE_LIMIT));
            self.compiled.insert(meant.clone(), compiled.map_err(|error| reason(&error))?);
            Ok(meant)
        });
        self.meant.insert(pattern.to_owned(), result.clone().ok());
        result
    }

    /// Whether the whole text matches a pattern that was read.
    pub(crate) fn matches(&self, meant: &str, text: &str) -> bool {
        self.compiled.get(meant).is_none_or(|regex| regex.is_match(text))
    }

    /// A shortest text that matches; `None` where none can be found, or it is longer than allowed.
    pub(crate) fn stand_in(&self, meant: &str, max_length: Option<u64>) -> Option<String> {
        let hir = regex_syntax::parse(meant).ok()?;
        if hir.properties().minimum_len()? > LONGEST {
            return None;
        }
        let mut text = String::new();
        shortest(&hir, &mut text);
        let fits = max_length.is_none_or(|most| text.chars().count() as u64 <= most);
        (fits && self.matches(meant, &text)).then_some(text)
    }
}

/// A pattern that matches whole texts, in so many bytes. By itself first, so that `a)(b` cannot close
/// the group that anchors it.
fn compile(meant: &str, most: usize) -> Result<Regex, regex::Error> {
    let build = |text: &str| RegexBuilder::new(text).size_limit(most).build();
    build(meant).and_then(|_| build(&format!(r"\A(?:{meant})\z")))
}

/// The longest text that is made up, in bytes.
const LONGEST: usize = 256;

/// Appends what is shortest and most readable of what a pattern matches.
fn shortest(hir: &Hir, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            let has =
                |c: &char| class.iter().any(|range| (range.start()..=range.end()).contains(c));
            let readable = "0aAx_-*?".chars().find(has);
            out.extend(readable.or_else(|| class.iter().next().map(ClassUnicodeRange::end)));
        }
        HirKind::Repetition(repetition) => {
            for _ in 0..repetition.min {
                shortest(&repetition.sub, out);
            }
        }
        HirKind::Capture(capture) => shortest(&capture.sub, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| shortest(part, out)),
        HirKind::Alternation(parts) => {
            let length = |part: &&Hir| part.properties().minimum_len().unwrap_or(usize::MAX);
            if let Some(part) = parts.iter().min_by_key(length) {
                shortest(part, out);
            }
        }
    }
}

/// The last line of the error: the ones before draw the pattern.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand_in(pattern: &str, max_length: Option<u64>) -> Option<String> {
        let mut patterns = Patterns::default();
        let meant = patterns.add(pattern).unwrap();
        patterns.stand_in(&meant, max_length)
    }

    #[test]
    fn the_shortest_text_stands_in() {
        assert_eq!(stand_in("[0-9]{13}", Some(13)).as_deref(), Some("0000000000000"));
        assert_eq!(stand_in("[a-z_]+", None).as_deref(), Some("a"));
        assert_eq!(stand_in("three|be|[ABC]x{2,}", None).as_deref(), Some("be"));
        assert_eq!(stand_in("(x-)?[^a]", None).as_deref(), Some("0"));
        assert_eq!(stand_in("a*", None).as_deref(), Some(""));
    }

    #[test]
    fn where_nothing_can_match_nothing_stands_in() {
        assert_eq!(stand_in("a$b", None), None);
        assert_eq!(stand_in("[0-9]{13}", Some(12)), None);
        assert_eq!(stand_in("a{300}", None), None);
    }

    #[test]
    fn all_patterns_together_have_a_size() {
        let mut patterns = Patterns::default();
        let count = TOTAL / SIZE_LIMIT;
        for n in 0..count {
            assert!(
                patterns
                    .add(&format!("(a{{200}}){{20{n:02}}}"))
                    .unwrap_err()
                    .contains("size limit")
            );
        }
        let last = patterns.add("b").unwrap_err();
        assert_eq!(last, "the patterns of the catalog are too large together");
        let mut patterns = Patterns::default();
        assert!((0..TOTAL / SMALL).all(|n| patterns.add(&format!("a{n}")).is_ok()));
        assert!(patterns.add("a0").is_ok() && patterns.add("b").is_err());
    }

    #[test]
    fn patterns_have_a_size() {
        let mut patterns = Patterns::default();
        assert!(patterns.add("[^a]{200}").is_ok());
        assert!(patterns.add("(a{200}){200}").unwrap_err().contains("size limit"));
        assert!(patterns.add(&"a".repeat(10_000)).is_ok());
        let long = patterns.add(&"a".repeat(10_001));
        assert_eq!(long.unwrap_err(), "it is longer than 10000 bytes");
    }
}
