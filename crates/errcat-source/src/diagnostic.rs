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

impl Rule {
    /// What its examples are written in.
    pub fn language(&self) -> &'static str {
        if self.bad.starts_with("<!--") { "markdown" } else { "yaml" }
    }

    /// A diagnostic of this rule at `span`. `message` says what is wrong, without a full stop.
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule: self,
            severity: self.severity,
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: Vec::new(),
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
}

impl Diagnostic {
    /// Words beside the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// A related place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// What to write instead, where that is known.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }
}

impl Extend<Diagnostic> for Sink {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.diagnostics.extend(diagnostics);
    }
}

/// Collects diagnostics. Stages push into it and go on; the pipeline looks once, at its gate.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Looks again at everything reported since there were `from` diagnostics; `None` takes one back.
    pub fn revise(&mut self, from: usize, revise: impl FnMut(Diagnostic) -> Option<Diagnostic>) {
        let since = self.diagnostics.split_off(from.min(self.diagnostics.len()));
        self.diagnostics.extend(since.into_iter().filter_map(revise));
    }

    /// Whether something was reported that stops generation.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many diagnostics were reported so far; to see whether a step reported anything.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Everything reported, ordered by place, each place and rule once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|a, b| {
            (a.primary.span, a.rule.code, &a.message).cmp(&(
                b.primary.span,
                b.rule.code,
                &b.message,
            ))
        });
        self.diagnostics.dedup();
        self.diagnostics
    }
}
