//! The part of a table that is read rarely: what the catalog says of an error beside what travels.
//!
//! The *facts* of an error are thirteen words of the data:
//!
//! | word | what |
//! |---|---|
//! | 0, 1 | text: the key |
//! | 2, 3 | text: the description, or [`NONE`] |
//! | 4, 5 | text: the address of more to read, or [`NONE`] |
//! | 6, 7 | text: the version that brought it, or [`NONE`] |
//! | 8 | group: two texts, name and title |
//! | 9 | retry policy, or [`NONE`] |
//! | 10 | list: the causes, each a text and the text of its fix, or [`NONE`] |
//! | 11 | list: the resolutions, each a text |
//! | 12 | deprecation, or [`NONE`]: three texts or [`NONE`]: version, key of the replacement, reason |
//!
//! A *retry policy* is the text of its name; the base; the upper and the lower half of the factor's
//! bits; the longest wait; the number of tries, or [`NONE`]; the jitter. Times are two words,
//! seconds and nanoseconds, [`NONE`] and 0 for none.

use std::time::Duration;

use crate::about::{Cause, Deprecation, Group, RetryAdvice, RetryPolicy, Severity};
use crate::table::{Row, Table, NONE};

impl Table {
    /// A text that may be absent.
    fn text_or_none(&self, index: usize) -> Option<&'static str> {
        (self.data[index] != NONE).then(|| self.text_at(index))
    }

    fn time(&self, index: usize) -> Option<Duration> {
        let [seconds, nanoseconds] = [self.data[index], self.data[index + 1]];
        (seconds != NONE).then(|| Duration::new(seconds.into(), nanoseconds))
    }

    fn policy(&self, at: usize) -> RetryPolicy {
        let attempts = self.data[at + 8];
        RetryPolicy {
            name: self.text_at(at),
            base: self.time(at + 2).unwrap_or_default(),
            factor: f64::from_bits(
                u64::from(self.data[at + 4]) << 32 | u64::from(self.data[at + 5]),
            ),
            max: self.time(at + 6),
            attempts: (attempts != NONE).then_some(attempts),
            jitter: self.time(at + 9),
        }
    }
}

impl Row {
    /// Where one of its facts stands in the data.
    fn fact(self, word: usize) -> usize {
        self.facts_at() + word
    }

    /// The word of one of its facts, an index into the data itself.
    fn fact_index(self, word: usize) -> Option<usize> {
        let index = self.table().data[self.fact(word)];
        (index != NONE).then_some(index as usize)
    }

    /// The key in the catalog.
    pub fn key(self) -> &'static str {
        self.table().text_at(self.fact(0))
    }

    /// What the error means.
    pub fn description(self) -> Option<&'static str> {
        self.table().text_or_none(self.fact(2))
    }

    /// Where to read more.
    pub fn docs(self) -> Option<&'static str> {
        self.table().text_or_none(self.fact(4))
    }

    /// The version that brought it.
    pub fn since(self) -> Option<&'static str> {
        self.table().text_or_none(self.fact(6))
    }

    /// The group that declares it.
    pub fn group(self) -> Group {
        let table = self.table();
        let at = table.data[self.fact(8)] as usize;
        Group { name: table.text_at(at), title: table.text_at(at + 2) }
    }

    /// Whether and how to try again.
    pub fn retry(self) -> Option<RetryAdvice> {
        let policy = self.fact_index(9).map(|at| self.table().policy(at));
        self.grade().map(|grade| RetryAdvice { grade, policy })
    }

    /// How loud it is for the operator.
    pub fn severity(self) -> Option<Severity> {
        Severity::from_table(self.severity_number())
    }

    /// Why it happens.
    pub fn causes(self) -> impl ExactSizeIterator<Item = Cause> {
        let table = self.table();
        let cause = move |at| Cause { text: table.text_at(at), fix: table.text_or_none(at + 2) };
        table.list(table.data[self.fact(10)], 4).map(cause)
    }

    /// What to do about it.
    pub fn resolutions(self) -> impl ExactSizeIterator<Item = &'static str> {
        let table = self.table();
        table.list(table.data[self.fact(11)], 2).map(move |at| table.text_at(at))
    }

    /// Why clients should no longer expect it.
    pub fn deprecation(self) -> Option<Deprecation> {
        let at = self.fact_index(12)?;
        Some(Deprecation {
            since: self.table().text_or_none(at),
            replacement: self.table().text_or_none(at + 2),
            reason: self.table().text_or_none(at + 4),
        })
    }
}
