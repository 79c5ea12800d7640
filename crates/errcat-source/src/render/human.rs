//! Diagnostics for people, in the look of rustc.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::{Excerpt, excerpts, visible};
use crate::{Diagnostic, FileId, Label, Severity, SourceMap};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether it shows colors.
    pub color: bool,
    /// Whether frames are drawn with lines of Unicode; else with ASCII.
    pub unicode: bool,
    /// How many columns it has. Longer lines of a catalog are cut around what is marked.
    pub width: usize,
}

impl Look {
    /// What every terminal, log and file shows.
    pub const PLAIN: Self = Self { color: false, unicode: false, width: 140 };
}

/// Draws diagnostics for people, each with the lines it is about, and a blank line behind it.
pub fn human(diagnostics: &[Diagnostic], sources: &SourceMap, look: Look) -> String {
    let renderer = renderer(look);
    let mut out = String::new();
    for diagnostic in diagnostics {
        draw(diagnostic, sources, &renderer, &mut out);
        out.push_str("\n\n");
    }
    out
}

/// How many errors and warnings there are, in one line: `error: 3 errors and 1 warning in 2 files`.
/// `None` where there are none.
pub fn summary(diagnostics: &[Diagnostic], look: Look) -> Option<String> {
    let files: BTreeSet<FileId> = diagnostics.iter().map(|d| d.primary.span.file).collect();
    let faults = |severity| -> usize {
        diagnostics.iter().filter(|d| d.severity == severity).map(|d| d.faults).sum()
    };
    let (errors, warnings) = (faults(Severity::Error), faults(Severity::Warning));
    let count = |n: usize, noun: &str| match n {
        1 => format!("1 {noun}"),
        _ => format!("{n} {noun}s"),
    };
    let found = match (errors, warnings) {
        (0, 0) => return None,
        (_, 0) => count(errors, "error"),
        (0, _) => count(warnings, "warning"),
        _ => format!("{} and {}", count(errors, "error"), count(warnings, "warning")),
    };
    let level = if errors > 0 { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(format!("{found} in {}", count(files.len(), "file")));
    Some(renderer(look).render(&[Group::with_title(title)]))
}

fn renderer(look: Look) -> Renderer {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let decor = if look.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    renderer.decor_style(decor).term_width(look.width)
}

fn draw(diagnostic: &Diagnostic, sources: &SourceMap, renderer: &Renderer, out: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.rule.code);
    let mut group = Group::with_title(title);
    let mut cuts = Vec::new();
    for (file, labels) in by_file(diagnostic) {
        let file = sources.file(file);
        for excerpt in excerpts(file, &labels) {
            cuts.extend(Cut::of(&excerpt, file.path(), &diagnostic.primary));
            group = group.element(snippet(excerpt, file.path(), &diagnostic.primary));
        }
    }
    let notes = diagnostic.notes.iter().map(|note| Level::NOTE.message(visible(note)));
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(visible(help)));
    let drawn = renderer.render(&[group.elements(notes).elements(help)]);
    let drawn = cuts.iter().fold(drawn, |drawn, cut| drawn.replacen(&cut.counted, &cut.real, 1));
    // The library pads empty lines of the margin.
    for (index, line) in drawn.lines().enumerate() {
        let separator = if index == 0 { "" } else { "\n" };
        let _ = write!(out, "{separator}{}", line.trim_end());
    }
}

/// The labels by file, the primary one's first.
fn by_file(diagnostic: &Diagnostic) -> Vec<(FileId, Vec<&Label>)> {
    let mut files = vec![(diagnostic.primary.span.file, vec![&diagnostic.primary])];
    for label in &diagnostic.secondary {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push(label),
            None => files.push((label.span.file, vec![label])),
        }
    }
    files
}

fn snippet<'a>(
    excerpt: Excerpt<'a>,
    path: &'a str,
    primary: &Label,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let annotations = excerpt.marks.into_iter().map(|(range, label)| {
        let kind = if std::ptr::eq(label, primary) {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let text = visible(&label.text);
        kind.span(range).label((!text.is_empty()).then_some(text))
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(excerpt.text).line_start(excerpt.line).path(path).annotations(annotations)
}

/// A place in a line that was cut on the left: as the library counts it, and as it is.
struct Cut {
    counted: String,
    real: String,
}

impl Cut {
    fn of(excerpt: &Excerpt<'_>, path: &str, primary: &Label) -> Option<Self> {
        let leading = excerpt.marks.iter().find(|(_, label)| std::ptr::eq(*label, primary));
        let first = || excerpt.marks.iter().min_by_key(|(range, _)| range.start);
        let (range, _) = leading.or_else(first)?;
        let before = &excerpt.text[..range.start];
        let line = before.matches('\n').count();
        let cut = *excerpt.cuts.get(line).filter(|&&cut| cut > 0)?;
        let column = before.rsplit('\n').next()?.chars().count() + 1;
        let line = excerpt.line + line;
        Some(Self {
            counted: format!(" {path}:{line}:{column}"),
            real: format!(" {path}:{line}:{}", column + cut),
        })
    }
}
