//! What is wrong with a template.

use std::ops::Range;

use tera::{Error, ErrorKind};

/// Something wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template that Tera was in: one of a team's own, or one of errcat's that relies on it.
    pub template: String,
    /// The bytes at fault; empty at the start where only the file is known.
    pub range: Range<usize>,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// What there would have been, or where the rest of it is told.
    pub help: Option<String>,
}

impl Fault {
    /// What Tera says of the template `name`, whose text is `text` where that is at hand.
    pub(super) fn of(error: &Error, name: &str, text: &str) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                Self::new(report.filename(), report.span().range.clone(), report.message())
            }
            other => Self::of_text(&other.to_string(), name, text),
        }
    }

    /// Some of what Tera finds comes as text only:
    ///
    /// ```text
    /// error: Unknown filter `shout`
    ///  --> markdown/head.md.tera:3:9
    /// ```
    fn of_text(report: &str, name: &str, text: &str) -> Self {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let place = place.and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((parts.next()?, line, column))
        });
        match place {
            Some((at, line, column)) if at == name => {
                Self::new(name, word_at(text, line, column), message)
            }
            // A template that was right before relies on what this one no longer has.
            Some((at, ..)) => Self::new(name, 0..0, &format!("{message}, which `{at}` relies on")),
            None => Self::new(name, 0..0, message),
        }
    }

    fn new(template: &str, range: Range<usize>, message: &str) -> Self {
        let message = message.trim_end_matches('.');
        let (message, help) = match message.split_once(". Available ") {
            Some((message, names)) => (message, Some(format!("available {names}"))),
            None => (message, None),
        };
        let mut message = message.to_owned();
        if let Some(first) = message.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        Self { template: template.to_owned(), range, message, help }
    }

    /// Whether it is the same place.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.template == other.template && self.range == other.range
    }
}

/// The bytes of the word at a line and column, both from 1, the column in characters.
fn word_at(text: &str, line: usize, column: usize) -> Range<usize> {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    let skipped: usize = rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    // The place of a component is that of the `<` before its name.
    let word = rest[skipped..].trim_start_matches(|c| !is_word(c));
    let end = word.find(|c| !is_word(c)).unwrap_or(word.len());
    let start = text.len() - word.len();
    start..start + end
}
