//! Changes that mend faults.
//!
//! A rule that knows the one answer says it as data ([`Edit`]); programs are shown it, and
//! [`mend`] makes the changes in a text. Whether the result is better is for the caller to see: it
//! has to be checked again.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edit::Edits;
use crate::{Diagnostic, FileId, SourceMap, Span};

/// A part of a change: what a place says, and what it shall say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// What the rule took to stand there; empty where something is inserted. It may stand in
    /// quotes, which stay. Where the text says something else (escapes), nothing is changed.
    pub was: String,
    /// What shall stand there.
    pub text: String,
}

impl Edit {
    /// The bytes that change. `None` where the text does not say what the rule took it to say, or
    /// the new text would need quotes.
    fn range(&self, sources: &SourceMap) -> Option<Range<usize>> {
        let written = sources.slice(self.span);
        let Range { start, end } = self.span.range();
        if self.was.is_empty() {
            return written.is_empty().then_some(start..end);
        }
        if !is_plain(&self.text) {
            return None;
        }
        if written == self.was {
            return Some(start..end);
        }
        let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inside = written.strip_prefix(quote)?.strip_suffix(quote)?;
        (inside == self.was).then_some(start + 1..end - 1)
    }
}

/// Whether a word means itself in YAML wherever it stands, in quotes or not.
fn is_plain(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$'))
        && text.chars().all(inner)
        && text != "null"
}

impl Diagnostic {
    /// Mends the fault by putting `text` where `was` stands.
    #[must_use]
    pub fn replace(mut self, span: Span, was: &str, text: impl Into<String>) -> Self {
        self.fix.push(Edit { span, was: was.to_owned(), text: text.into() });
        self
    }

    /// Says to write `text` in place of `was`, the text at the diagnostic's place, and how.
    #[must_use]
    pub fn write(self, was: &str, text: &str) -> Self {
        let span = self.primary.span;
        self.help(format!("write `{text}`")).replace(span, was, text)
    }

    /// Mends the fault by putting `text` at the start of `at`.
    #[must_use]
    pub fn insert(mut self, at: Span, text: impl Into<String>) -> Self {
        let span = Span { end: at.start, ..at };
        self.fix.push(Edit { span, was: String::new(), text: text.into() });
        self
    }

    /// The change that mends the fault: places and what shall stand there. Empty where nobody
    /// knows one.
    pub fn changes(&self, sources: &SourceMap) -> Vec<(Span, &str)> {
        let change =
            |edit: &'_ Edit| edit.range(sources).map(|range| Span::new(edit.span.file, range));
        let places: Option<Vec<Span>> = self.fix.iter().map(change).collect();
        let texts = self.fix.iter().map(|edit| edit.text.as_str());
        places.unwrap_or_default().into_iter().zip(texts).collect()
    }
}

/// The text of a file after the changes that `diagnostics` know for it; `None` where they know none.
/// Of changes that touch each other the first is made: what remains is found by the next check.
pub fn mend(file: FileId, diagnostics: &[Diagnostic], sources: &SourceMap) -> Option<String> {
    let mut edits = Edits::new(sources.file(file).text());
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let changes = diagnostic.changes(sources);
        let here = changes.iter().all(|(span, _)| span.file == file);
        let free = |(span, _): &(Span, &str)| {
            let Range { start, end } = span.range();
            let before = taken.range(..=end).next_back();
            before.is_none_or(|(_, &end)| end < start)
        };
        if changes.is_empty() || !here || !changes.iter().all(free) {
            continue;
        }
        for (span, text) in changes {
            taken.insert(span.range().start, span.range().end);
            edits.replace(span.range(), text);
        }
    }
    if edits.is_empty() { None } else { edits.apply() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rule, Severity};

    static RULE: Rule = Rule {
        code: "E0001",
        name: "test",
        severity: Severity::Error,
        explanation: "",
        bad: "",
        good: "",
    };

    fn mended(text: &str, edits: &[(Range<usize>, &str, &str)]) -> Option<String> {
        let mut sources = SourceMap::new();
        let file = sources.add("x.yaml", text);
        let fault = |(range, was, text): &(Range<usize>, &str, &str)| {
            let span = Span::new(file, range.clone());
            RULE.at(span, "wrong").replace(span, was, *text)
        };
        mend(file, &edits.iter().map(fault).collect::<Vec<_>>(), &sources)
    }

    #[test]
    fn quotes_stay_and_escapes_are_left_alone() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(mended("a: slwo # c\n", &[(3..7, "slwo", "slow")]), some("a: slow # c\n"));
        assert_eq!(mended("a: 'slwo'\n", &[(3..9, "slwo", "slow")]), some("a: 'slow'\n"));
        assert_eq!(mended("a: \"sl\\x77o\"\n", &[(3..13, "slwo", "slow")]), None);
        for needs_quotes in ["null", "a: b", "#a", "", "a\nb", "-a"] {
            assert_eq!(mended("a: slwo\n", &[(3..7, "slwo", needs_quotes)]), None);
        }
    }

    #[test]
    fn of_changes_that_touch_the_first_is_made() {
        let edits = [(0..2, "01", "a"), (1..3, "12", "b"), (2..2, "", "c"), (3..4, "3", "d")];
        assert_eq!(mended("0123", &edits), Some("a2d".to_owned()));
    }
}
