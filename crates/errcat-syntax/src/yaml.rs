//! YAML events to the spanned tree. The only module that names the YAML parser.

mod fault;
mod pieces;
mod written;

use std::ops::Range;

use errcat_source::{FileId, Sink, SourceMap, Span};
use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, StructureStyle};

use crate::limits::MAX_FILE_SIZE;
use crate::rules::{empty_file, file_too_large, several_documents, tag};
use crate::tree::{Builder, Collection};
use crate::{Node, NodeKind};

pub(crate) use pieces::read as pieces;
pub(crate) use written::read as read_as_written;

/// How many syntax errors of one file are looked for.
const MAX_FAULTS: usize = 20;

/// What could be read of one file.
pub(crate) struct Contents {
    /// The documents: one, or more where the file wrongly holds several.
    pub(crate) roots: Vec<Node>,
    /// Whether this is all of it: one document, no line passed over.
    pub(crate) whole: bool,
}

/// Reads one file.
pub(crate) fn read(sources: &SourceMap, file: FileId, sink: &mut Sink) -> Contents {
    read_up_to(MAX_FILE_SIZE, sources.file(file).text(), file, sink)
}

fn read_up_to(max_size: usize, text: &str, file: FileId, sink: &mut Sink) -> Contents {
    let start = Span::new(file, 0..0);
    if text.len() > max_size {
        file_too_large::report(start, text.len(), max_size, sink);
        return Contents { roots: Vec::new(), whole: false };
    }
    let mut reader = Reader::new(text, Builder::new(file, sink));
    reader.run();
    let whole = reader.faults == 0 && reader.documents <= 1 && !reader.builder.is_full();
    let mut roots = reader.builder.finish();
    roots.retain(|root| root.kind != NodeKind::Null);
    if whole && roots.is_empty() {
        empty_file::report(start, sink);
    }
    Contents { roots, whole }
}

/// Drives the parser over one file, again after each fault.
///
/// The parser gives up at the first fault. The lines behind it are still worth reading: the first
/// one that fits the indentation of an open collection is taken to continue that collection.
struct Reader<'a, 's> {
    text: &'a str,
    builder: Builder<'s>,
    /// Where the text of the present parser begins.
    base: usize,
    /// Where the last event stands.
    last: Range<usize>,
    documents: usize,
    faults: usize,
    /// Keeps the anchors of successive parsers apart.
    next_anchor: usize,
}

/// Where a parser stopped before the end of the file.
struct Stop {
    /// The first line to look at.
    resume: usize,
    /// No collection indented further than this goes on there.
    column: usize,
    /// Whether the lines before are in order.
    in_order: bool,
}

impl<'a, 's> Reader<'a, 's> {
    fn new(text: &'a str, builder: Builder<'s>) -> Self {
        Self { text, builder, base: 0, last: 0..0, documents: 0, faults: 0, next_anchor: 1 }
    }

    fn run(&mut self) {
        let mut stop = self.consume(0, None);
        while let Some((offset, depth)) = stop.and_then(|stop| self.take_up(&stop)) {
            self.builder.close_down_to(depth);
            stop = self.consume(offset, Some(depth));
        }
    }

    /// Feeds the events from `offset` on to the builder. With `taken_up`, that many collections
    /// are open, and the first node begins the innermost of them once more.
    fn consume(&mut self, offset: usize, taken_up: Option<usize>) -> Option<Stop> {
        let options =
            granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
        let mut parser = Parser::new_from_str_with_options(&self.text[offset..], options);
        parser.set_anchor_offset(self.next_anchor);
        self.base = offset;
        let mut awaits_root = taken_up.is_some();
        let stop = loop {
            let (event, span) = match parser.next_event() {
                None => break None,
                Some(Ok(next)) => next,
                Some(Err(error)) if taken_up == Some(self.builder.depth()) && ends_list(&error) => {
                    let next = self.line_start(self.at(*error.marker()));
                    break Some(Stop { resume: next, column: usize::MAX, in_order: true });
                }
                Some(Err(error)) => break self.fault(&error),
            };
            if awaits_root {
                match event {
                    Event::StreamStart | Event::DocumentStart(..) => {}
                    Event::SequenceStart(StructureStyle::Block, ..)
                    | Event::MappingStart(StructureStyle::Block, ..) => awaits_root = false,
                    // A line that fits in its indentation only: most likely the rest of what was
                    // reported.
                    _ => break Some(self.stop_behind(offset)),
                }
                continue;
            }
            let ends = matches!(event, Event::SequenceEnd | Event::MappingEnd);
            if ends && taken_up == Some(self.builder.depth()) {
                let next = self.line_start(self.at(span.start)).max(self.line_end(offset));
                break Some(Stop { resume: next, column: usize::MAX, in_order: true });
            }
            self.event(event, &span);
            if self.builder.is_full() {
                break None;
            }
        };
        self.next_anchor = parser.anchor_offset();
        stop
    }

    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) {
        let at = self.at(span.start)..self.at(span.end);
        if let Some(tag) = span.tag_span() {
            let tag = self.at(tag.start)..self.at(tag.end);
            let diagnostic = tag::at(self.builder.span(tag));
            self.builder.sink().push(diagnostic);
        }
        self.last = at.clone();
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let at = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    self.without_final_breaks(at)
                } else {
                    at
                };
                self.builder.scalar(text.into_owned(), plain, at, anchor);
            }
            Event::SequenceStart(style, anchor, _) => {
                let (start, column) = self.first_dash(at.start, column(style, span));
                self.builder.begin(Collection::Sequence, start, column, anchor);
            }
            Event::MappingStart(style, anchor, _) => {
                self.builder.begin(Collection::Mapping, at.start, column(style, span), anchor);
            }
            // A closing bracket is a place; the end of a block is none.
            Event::SequenceEnd | Event::MappingEnd => {
                self.builder.end((!at.is_empty()).then_some(at.end));
            }
            Event::Alias(anchor) => self.builder.alias(anchor, at),
            // The anchor may stand in lines that were passed over.
            Event::UnresolvedAlias(name) => {
                self.builder.unknown_alias(&name, at, self.faults == 0);
            }
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    several_documents::report(self.builder.span(at), self.builder.sink());
                }
            }
            _ => {}
        }
    }

    /// Where a list begins and its column. Of a list that is not indented more than its key the
    /// parser gives the first item's place.
    fn first_dash(&self, start: usize, column: Option<usize>) -> (usize, Option<usize>) {
        if column.is_none() || !self.builder.awaits_value() {
            return (start, column);
        }
        let line_start = self.line_start(start);
        match self.text[line_start..start].trim_end().strip_suffix('-') {
            Some(indent) => (line_start + indent.len(), Some(indent.len())),
            None => (start, column),
        }
    }

    /// Reports why the parser gave up, and says where to look for more.
    fn fault(&mut self, error: &ScanError) -> Option<Stop> {
        self.faults += 1;
        let at = self.at(*error.marker()).min(self.text.len());
        let diagnostic =
            fault::diagnose(self.text, error.kind(), &self.last, at, &mut self.builder);
        if self.faults == MAX_FAULTS {
            let note = format!(
                "the reader looks for {MAX_FAULTS} such faults in a file; there may be more"
            );
            self.builder.sink().extend(diagnostic.map(|diagnostic| diagnostic.note(note)));
            return None;
        }
        self.builder.sink().extend(diagnostic);
        Some(self.stop_behind(fault::origin(self.text, error.kind(), &self.last, at)))
    }

    /// Passes over the line at `offset`.
    fn stop_behind(&self, offset: usize) -> Stop {
        let line = &self.text[self.line_start(offset)..];
        Stop { resume: self.line_end(offset), column: content_column(line), in_order: false }
    }

    /// The next line that continues an open collection, and how many collections are open there.
    fn take_up(&mut self, stop: &Stop) -> Option<(usize, usize)> {
        let mut innermost = stop.column;
        let mut offset = stop.resume;
        while offset < self.text.len() {
            let end = self.line_end(offset);
            let line = self.text[offset..end].trim_end();
            let content = line.trim_start_matches(' ');
            let column = line.len() - content.len();
            if column == 0 && (content.starts_with("---") || content.starts_with("...")) {
                return None;
            }
            if !content.is_empty() && !content.starts_with(['#', '\t']) {
                match form(content).and_then(|form| self.builder.depth_at(form, column)) {
                    Some(depth) if column <= innermost => return Some((offset, depth)),
                    _ => innermost = innermost.min(content_column(line)),
                }
                if stop.in_order && self.faults < MAX_FAULTS {
                    // Behind a fault such lines most likely belong to it; here none is near.
                    self.faults += 1;
                    let line = self.builder.span(offset + column..offset + line.len());
                    self.builder.sink().push(fault::misplaced(line));
                    return self.take_up(&self.stop_behind(offset));
                }
            }
            offset = end;
        }
        None
    }

    /// The offset of a marker in the whole file.
    fn at(&self, marker: Marker) -> usize {
        self.base + marker.byte_offset().unwrap_or(marker.index())
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the next line begins.
    fn line_end(&self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.text.len(), |at| offset + at + 1)
    }

    /// The parser counts the lines behind a block scalar to it.
    fn without_final_breaks(&self, at: Range<usize>) -> Range<usize> {
        let text = self.text.get(at.clone()).unwrap_or_default();
        at.start..at.start + text.trim_end().len()
    }
}

/// Whether a list taken up by itself met the next key of its mapping, which is not indented less.
fn ends_list(error: &ScanError) -> bool {
    *error.kind() == ErrorKind::ExpectedBlockSequenceEntry
}

/// The column a collection is indented to.
fn column(style: StructureStyle, span: &granit_parser::Span) -> Option<usize> {
    (style == StructureStyle::Block).then(|| span.start.col())
}

/// What a line with this content continues, if anything.
fn form(content: &str) -> Option<Collection> {
    if content == "-" || content.starts_with("- ") {
        return Some(Collection::Sequence);
    }
    content.contains(':').then_some(Collection::Mapping)
}

/// Where the content of a line begins, behind the dashes of list items.
fn content_column(line: &str) -> usize {
    let mut rest = line;
    loop {
        let inner = rest.trim_start_matches(' ');
        match inner.strip_prefix("- ") {
            Some(item) => rest = item,
            None => return line.len() - inner.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use errcat_source::{Sink, SourceMap};

    use super::read_up_to;

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", "titel: [");
        let mut sink = Sink::new();
        assert!(!read_up_to(7, "titel: [", file, &mut sink).whole);
        let found = sink.into_sorted();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule.code, "E0002");
        assert_eq!(found[0].message, "the file has 8 bytes; at most 7 are read");
        assert!(read_up_to(8, "api: abc", file, &mut Sink::new()).whole);
    }
}
