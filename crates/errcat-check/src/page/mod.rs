//! Markers in pages written by hand, resolved against the catalog.
//!
//! ```text
//! <!-- errcat:errors group=books -->
//! <!-- /errcat -->
//! ```

mod marker;
mod part;
mod scan;
#[cfg(test)]
mod tests;

use std::ops::Range;

use errcat_model::{Catalog, DocsFlavor, Insert, Part};
use errcat_source::{FileId, Sink, Span};

use self::marker::{Marker, Word};
use self::scan::{Comment, Found, scan};
use crate::rules::{bad_marker, idle_marker, unpaired_marker};

/// Level of headings under a page's title.
const BELOW_TITLE: usize = 2;

/// Finds the markers in `text`, the page `file`, which is written for `flavor`.
///
/// What is faulty is reported and left out; a page with faults must not be written.
pub fn inserts(
    catalog: &Catalog,
    flavor: DocsFlavor,
    file: FileId,
    text: &str,
    sink: &mut Sink,
) -> Vec<Insert> {
    let jsx = flavor == DocsFlavor::Docusaurus;
    let mut page = Page { catalog, file, text, sink, inserts: Vec::new(), open: None };
    let mut level = BELOW_TITLE;
    for found in scan(text, jsx) {
        match found {
            // Headings between markers are not the author's.
            Found::Heading(of) if page.open.is_none() => level = (of + 1).min(6),
            Found::Heading(_) => {}
            Found::Comment(comment) => page.comment(&comment, jsx, level),
        }
    }
    if let Some(open) = page.open.take() {
        let span = Span::new(file, open.whole);
        page.sink.push(unpaired_marker::never_closed(span, end_like(open.jsx)));
    }
    page.inserts
}

/// A marker whose end is looked for.
struct Open {
    whole: Range<usize>,
    name: Range<usize>,
    jsx: bool,
    /// Where the lines after it begin.
    lines: usize,
    indent: Range<usize>,
    /// `None` where its faults were reported.
    filled: Option<(Part, usize)>,
}

struct Page<'a> {
    catalog: &'a Catalog,
    file: FileId,
    text: &'a str,
    sink: &'a mut Sink,
    inserts: Vec<Insert>,
    open: Option<Open>,
}

impl Page<'_> {
    fn comment(&mut self, comment: &Comment, jsx: bool, level: usize) {
        let Some(marker) = marker::read(self.text, comment.inner.clone()) else { return };
        let whole = self.span(&comment.whole);
        if !comment.one_line {
            return self
                .sink
                .push(bad_marker::report(whole, "the marker does not end on its line"));
        }
        let marker = match marker {
            Ok(marker) => marker,
            Err((word, why)) => {
                self.sink.push(bad_marker::report(self.span(&word.at), why));
                // What it was meant to open may still be closed.
                let before = self.text[comment.inner.clone()].trim_start();
                if before.starts_with('/') {
                    self.open = None;
                } else {
                    self.begin(comment, comment.whole.clone(), None);
                }
                return;
            }
        };
        let around = comment.line.start..comment.whole.start;
        let behind = comment.whole.end..comment.line.end;
        if !self.text[around].trim_start_matches('\u{feff}').trim().is_empty()
            || !self.text[behind].trim().is_empty()
        {
            let why = "a marker stands alone on its line";
            self.sink.push(bad_marker::report(whole, why));
        } else if comment.jsx && !jsx {
            let why = "this flavor writes comments as `<!-- … -->`";
            self.sink.push(bad_marker::report(whole, why));
        }
        match marker {
            Marker::Open { part, arguments } => {
                let filled = part::resolve(self, &part, &arguments, level);
                if let Some((part, _)) = filled
                    && let Some(missing) = part::nothing_to_say(self.catalog, part)
                {
                    self.sink.push(idle_marker::report(whole, missing));
                }
                self.begin(comment, part.at, filled);
            }
            Marker::Close { part } => self.end(comment, part.as_ref()),
        }
    }

    fn begin(&mut self, comment: &Comment, name: Range<usize>, filled: Option<(Part, usize)>) {
        let open = Open {
            whole: comment.whole.clone(),
            name,
            jsx: comment.jsx,
            lines: comment.next_line,
            indent: comment.line.start..comment.whole.start,
            filled,
        };
        if let Some(before) = self.open.replace(open) {
            let (at, first) = (self.span(&comment.whole), self.span(&before.whole));
            self.sink.push(unpaired_marker::nested(at, first, end_like(before.jsx)));
        }
    }

    fn end(&mut self, comment: &Comment, part: Option<&Word<'_>>) {
        let Some(open) = self.open.take() else {
            let span = self.span(&comment.whole);
            return self.sink.push(unpaired_marker::never_opened(span));
        };
        let opened = &self.text[open.name.clone()];
        if let Some(part) = part.filter(|part| part.text != opened && open.filled.is_some()) {
            let (at, first) = (self.span(&part.at), self.span(&open.name));
            self.sink.push(unpaired_marker::another_end(at, first, opened));
        }
        let Some((part, level)) = open.filled else { return };
        self.inserts.push(Insert {
            lines: open.lines..comment.line.start.max(open.lines),
            indent: self.text[open.indent].trim_start_matches('\u{feff}').to_owned(),
            part,
            level,
        });
    }

    fn span(&self, at: &Range<usize>) -> Span {
        Span::new(self.file, at.clone())
    }
}

/// The end of a marker, in the form of the marker itself.
fn end_like(jsx: bool) -> &'static str {
    if jsx { "{/* /errcat */}" } else { "<!-- /errcat -->" }
}
