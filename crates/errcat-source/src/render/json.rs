//! Diagnostics for programs.

use serde::Serialize;

use crate::{Diagnostic, Label, Severity, SourceMap, Span};

/// Writes diagnostics as a JSON array, one object for each.
///
/// The schema is stable; members may be added.
///
/// | member | value |
/// |---|---|
/// | `code` | code of the rule, `E0103` |
/// | `name` | name of the rule, `bad_status` |
/// | `severity` | `error` or `warning` |
/// | `message` | what is wrong |
/// | `file` | path of the file, with `/` |
/// | `start`, `end` | place in the file: `line` and `column` from 1, in characters, and `offset` from 0, in bytes; `end` is behind the last character |
/// | `label` | words for the place; `null` without any |
/// | `related` | further places: objects of `file`, `start`, `end` and `label` |
/// | `notes` | texts: why it matters |
/// | `help` | what to write instead; `null` where nobody knows |
/// | `fix` | the change that mends it, which `--fix` makes: objects of `file`, `start`, `end` and the `text` to stand there; empty where no change is known to be right |
pub fn json(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let problems: Vec<_> = diagnostics.iter().map(|d| Problem::new(d, sources)).collect();
    let mut out = serde_json::to_string_pretty(&problems)
        .unwrap_or_else(|error| unreachable!("strings and numbers are JSON: {error}"));
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    related: Vec<Place<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    offset: u32,
}

impl<'a> Problem<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Self {
        Self {
            code: diagnostic.rule.code,
            name: diagnostic.rule.name,
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: &diagnostic.message,
            place: Place::new(&diagnostic.primary, sources),
            related: diagnostic.secondary.iter().map(|l| Place::new(l, sources)).collect(),
            notes: &diagnostic.notes,
            help: diagnostic.help.as_deref(),
            fix: diagnostic.changes(sources).into_iter().map(|c| Change::new(c, sources)).collect(),
        }
    }
}

impl<'a> Place<'a> {
    fn new(label: &'a Label, sources: &'a SourceMap) -> Self {
        let (file, start, end) = place(label.span, sources);
        Self { file, start, end, label: Some(label.text.as_str()).filter(|text| !text.is_empty()) }
    }
}

impl<'a> Change<'a> {
    fn new((span, text): (Span, &'a str), sources: &'a SourceMap) -> Self {
        let (file, start, end) = place(span, sources);
        Self { file, start, end, text }
    }
}

/// The path of a span's file, its start and its end.
fn place(span: Span, sources: &SourceMap) -> (&str, Point, Point) {
    let file = sources.file(span.file);
    let point = |offset| {
        let position = file.position(offset);
        Point { line: position.line, column: position.column, offset }
    };
    (file.path(), point(span.start), point(span.end))
}
