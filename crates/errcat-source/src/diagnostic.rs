//! What is wrong, where, and what to do about it.

use crate::Span;
use crate::fix::Edit;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Worth mending; generation goes on.
    Warning,
}

/// A kind of fault, described once.
///
/// Every diagnostic belongs to one. The rule lives in the file that finds the fault, so that the
/// finding, its message, its explanation and its test are read together.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, `E0103`.
    pub code: &'static str,
    /// Stable name, `bad_status`.
    pub name: &'static str,
    /// Whether it stops generation.
    pub severity: Severity,
    /// Why the rule exists and how to satisfy it, in a few sentences.
    pub explanation: &'static str,
    /// The smallest catalog that breaks it and nothing else; empty where none can be shown. What
    /// stands behind a line `# more.yaml` is a file of that name. Without `errcat:` anywhere it stands
    /// below a head that says the name of the API and draws a wire `http`. Where it begins with
    /// `<!--` it is a page written by hand.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// How long what is said of a fault may be, in bytes; names and values of the author stand in it.
const LONGEST: usize = 1_000;

/// A text as it is, or its beginning.
fn cut(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    format!("{}…", &text[..end])
}

impl Rule {
    /// The first sentence of its explanation, without the full stop.
    pub fn summary(&self) -> &'static str {
        let first = self.explanation.split_once(". ").map_or(self.explanation, |(first, _)| first);
        first.trim_end_matches('.')
    }

    /// What its examples are written in.
    pub fn language(&self) -> &'static str {
        if self.bad.starts_with("<!--") { "markdown" } else { "yaml" }
    }

    /// A diagnostic of this rule at `span`. `message` says what is wrong, without a full stop.
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule: self,
            severity: self.severity,
            message: cut(message.into()),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: Vec::new(),
            faults: 1,
        }
    }
}

/// A place and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words beside the marked text; may be empty.
    pub text: String,
}

/// One fault at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of fault.
    pub rule: &'static Rule,
    /// How much it weighs here: the rule's severity, unless the catalog says otherwise.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Related places: the first of two duplicates, the declaration a reference missed.
    pub secondary: Vec<Label>,
    /// Why it matters.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
    /// The change that mends it, where one is safe: all of these edits together.
    pub fix: Vec<Edit>,
    /// How many faults this is: one, but for the last word on a rule that is broken too often.
    pub faults: usize,
}

impl Diagnostic {
    /// Words beside the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = cut(text.into());
        self
    }

    /// A related place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: cut(text.into()) });
        self
    }

    /// Why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(cut(text.into()));
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(cut(text.into()));
        self
    }

    /// What to write instead, where that is known.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.map(cut).or(self.help);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceMap;
    use crate::testing::FAULT;

    #[test]
    fn what_is_said_is_bounded() {
        let span = Span::new(SourceMap::new().add("catalog.yaml", ""), 0..0);
        let long = "ä".repeat(100_000);
        let said = FAULT.at(span, &*long).label(&*long).also(span, &*long).note(&*long);
        let said = said.maybe_help(Some(long));
        let texts = [&said.message, &said.primary.text, &said.secondary[0].text, &said.notes[0]];
        for text in texts.into_iter().chain(&said.help) {
            assert_eq!(*text, "ä".repeat(LONGEST / 2) + "…");
        }
        assert_eq!(FAULT.at(span, "x".repeat(LONGEST)).message.len(), LONGEST);
    }
}
