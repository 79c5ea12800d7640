//! Diagnostics as workflow commands, which GitHub shows beside the changed lines.

use std::fmt::Write as _;

use crate::{Diagnostic, Severity, SourceMap};

/// Writes one command a line: `::error file=…,line=…,…::message`.
///
/// The text below the message is what people see of label, notes and help.
pub fn github(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let span = diagnostic.primary.span;
        let file = sources.file(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let path = property(file.path());
        let _ = write!(out, "::{level} file={path},line={},endLine={}", start.line, end.line);
        // Columns are those of one line; the runner refuses others.
        if start.line == end.line {
            let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
        }
        let title = format!("{} {}", diagnostic.rule.code, diagnostic.rule.name);
        let _ = writeln!(out, ",title={}::{}", property(&title), data(&text(diagnostic)));
    }
    out
}

/// Message, label, notes and help, each on a line.
pub(super) fn text(diagnostic: &Diagnostic) -> String {
    let mut out = diagnostic.message.clone();
    if !diagnostic.primary.text.is_empty() {
        let _ = write!(out, ": {}", diagnostic.primary.text);
    }
    for note in &diagnostic.notes {
        let _ = write!(out, "\nnote: {note}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "\nhelp: {help}");
    }
    out
}

/// As the runner decodes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner decodes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
