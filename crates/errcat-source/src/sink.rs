//! Where diagnostics gather.

use std::collections::HashMap;

use crate::{Diagnostic, Rule, Severity, Span};

/// How many faults of one rule are described. The rest are counted: who breaks a rule a thousand
/// times mends the first few by hand and the others with a script.
pub const MAX_PER_RULE: usize = 500;

/// After how many errors of a catalog the steps to come are left out: what they would find is most
/// likely due to the same slip.
pub const MAX_ERRORS: usize = 10_000;

/// Collects diagnostics. Stages push into it and go on; the pipeline looks once, at its gate.
///
/// Its memory does not follow from what is wrong with a file: of each rule it keeps
/// [`MAX_PER_RULE`] diagnostics whole, and of the others the place.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    rest: Vec<Place>,
    /// How many faults of a rule were reported, by code.
    of_rule: HashMap<&'static str, usize>,
    /// How many of them are errors now.
    errors: usize,
    /// Whether a catalog has more faults than were looked for.
    gave_up: bool,
}

/// What is kept of a diagnostic beyond the first ones of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    rule: &'static Rule,
    severity: Severity,
    span: Span,
}

/// A moment in what a [`Sink`] collects.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    diagnostics: usize,
    rest: usize,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let Diagnostic { rule, severity, .. } = diagnostic;
        let of_rule = self.of_rule.entry(rule.code).or_default();
        *of_rule += 1;
        self.errors += usize::from(severity == Severity::Error);
        if *of_rule <= MAX_PER_RULE {
            self.diagnostics.push(diagnostic);
        } else {
            self.rest.push(Place { rule, severity, span: diagnostic.primary.span });
        }
    }

    /// Whether another fault of a rule will be described. What takes time to say, such as which of
    /// many names was meant, need not be found out for one that is only counted.
    pub fn describes(&self, rule: &Rule) -> bool {
        self.of_rule.get(rule.code).is_none_or(|&found| found < MAX_PER_RULE)
    }

    /// The present moment.
    pub fn mark(&self) -> Mark {
        Mark { diagnostics: self.diagnostics.len(), rest: self.rest.len() }
    }

    /// Weighs everything reported since `from` again, by rule and place; `None` takes it back.
    pub fn weigh(
        &mut self,
        from: Mark,
        mut weight: impl FnMut(&'static Rule, Span, Severity) -> Option<Severity>,
    ) {
        let since = self.diagnostics.split_off(from.diagnostics.min(self.diagnostics.len()));
        self.diagnostics.extend(since.into_iter().filter_map(|mut diagnostic| {
            let Diagnostic { rule, severity, .. } = diagnostic;
            diagnostic.severity = weight(rule, diagnostic.primary.span, severity)?;
            Some(diagnostic)
        }));
        let since = self.rest.split_off(from.rest.min(self.rest.len()));
        self.rest.extend(since.into_iter().filter_map(|place| {
            let severity = weight(place.rule, place.span, place.severity)?;
            Some(Place { severity, ..place })
        }));
        let severities = self.diagnostics.iter().map(|diagnostic| diagnostic.severity);
        let severities = severities.chain(self.rest.iter().map(|place| place.severity));
        self.errors = severities.filter(|&severity| severity == Severity::Error).count();
    }

    /// Takes the warnings since `from` back, and says beside the errors that there may be more: from
    /// here on no others are looked for.
    pub fn give_up(&mut self, from: Mark) {
        self.weigh(from, |_, _, severity| Some(severity).filter(|&s| s == Severity::Error));
        self.gave_up = true;
    }

    /// Whether something was reported that stops generation.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors were reported so far.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many faults were reported so far; to see whether a step reported any.
    pub fn len(&self) -> usize {
        self.diagnostics.len() + self.rest.len()
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty() && self.rest.is_empty()
    }

    /// Everything reported, ordered by place, each place and rule once. Of rules broken more than
    /// [`MAX_PER_RULE`] times, one more diagnostic counts the rest, at the first of them.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.count_rest();
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

    fn count_rest(&mut self) {
        self.rest.sort_unstable_by_key(|place| (place.rule.code, place.severity, place.span));
        self.rest.dedup();
        let alike = |a: &Place, b: &Place| (a.rule.code, a.severity) == (b.rule.code, b.severity);
        for same in self.rest.chunk_by(alike) {
            let [first, ..] = same else { continue };
            let message = format!("and {} more", grouped(same.len()));
            let note = format!("of each rule the first {MAX_PER_RULE} faults are described");
            let mut last = first.rule.at(first.span, message).label("the next of them").note(note);
            if self.gave_up {
                last = last.note(format!(
                    "beyond {} errors nothing else is looked for; there may be more",
                    grouped(MAX_ERRORS)
                ));
            }
            self.diagnostics.push(Diagnostic {
                severity: first.severity,
                faults: same.len(),
                ..last
            });
        }
    }
}

impl Extend<Diagnostic> for Sink {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

/// `12345` as `12,345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MAX_PER_RULE, Sink, grouped};
    use crate::testing::{DOUBT, FAULT};
    use crate::{Severity, SourceMap, Span, render};

    #[test]
    fn the_first_faults_of_a_rule_are_described_and_the_rest_counted() {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", "x".repeat(20_000));
        let mut sink = Sink::new();
        for at in 0..12_345 + MAX_PER_RULE {
            assert_eq!(sink.describes(&FAULT), at < MAX_PER_RULE);
            sink.push(FAULT.at(Span::new(file, at..at + 1), "wrong"));
        }
        let before = sink.mark();
        for at in 0..=MAX_PER_RULE {
            sink.push(DOUBT.at(Span::new(file, at..at + 1), "doubtful"));
        }
        assert!(sink.has_errors());
        assert_eq!(sink.len(), 12_345 + 2 * MAX_PER_RULE + 1);
        sink.weigh(before, |_, at, severity| (at.start > 0).then_some(severity));
        let found = sink.into_sorted();
        assert_eq!(found.len(), 2 * MAX_PER_RULE + 1);
        let counted: Vec<_> = found.iter().filter(|d| d.message.starts_with("and ")).collect();
        let what = |i: usize| (counted[i].rule.code, &*counted[i].message, counted[i].faults);
        assert_eq!(counted.len(), 2);
        assert_eq!(what(0), ("E0103", "and 12,345 more", 12_345));
        assert_eq!(what(1), ("W0001", "and 1 more", 1));
        assert_eq!(counted[0].primary.span.range().start, MAX_PER_RULE);
        let summary = format!("error: 12845 errors and {MAX_PER_RULE} warnings in 1 file");
        assert_eq!(render::summary(&found, render::Look::PLAIN), Some(summary));
    }

    #[test]
    fn who_gives_up_says_so_and_keeps_the_errors() {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", "x".repeat(1_000));
        let mut sink = Sink::new();
        let before = sink.mark();
        for at in 0..=MAX_PER_RULE {
            sink.push(FAULT.at(Span::new(file, at..at + 1), "wrong"));
            sink.push(DOUBT.at(Span::new(file, at..at + 1), "doubtful"));
        }
        sink.give_up(before);
        assert_eq!((sink.errors(), sink.len()), (MAX_PER_RULE + 1, MAX_PER_RULE + 1));
        let found = sink.into_sorted();
        let last = &found[MAX_PER_RULE];
        assert_eq!(last.message, "and 1 more");
        assert_eq!(
            last.notes[1],
            "beyond 10,000 errors nothing else is looked for; there may be more"
        );
    }

    #[test]
    fn what_is_not_described_counts_all_the_same() {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", "");
        let mut sink = Sink::new();
        let before = sink.mark();
        for _ in 0..2 * MAX_PER_RULE {
            sink.push(DOUBT.at(Span::new(file, 0..0), "doubtful"));
        }
        let mut seen = 0;
        sink.weigh(before, |_, _, _| {
            seen += 1;
            (seen == 2 * MAX_PER_RULE).then_some(Severity::Error)
        });
        assert!(sink.has_errors());
        assert_eq!(sink.len(), 1);
        sink.weigh(before, |_, _, _| None);
        assert!(sink.is_empty() && !sink.has_errors());
    }

    #[test]
    fn thousands_are_grouped() {
        let shown = [0, 999, 1_000, 12_345, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }
}
