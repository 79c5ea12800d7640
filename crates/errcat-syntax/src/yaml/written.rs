//! YAML events to the tree that keeps how things are written.

use std::collections::HashMap;
use std::ops::Range;

use errcat_source::{FileId, Sink, Span};
use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::{Builder, Marker, fault};
use crate::MAX_DEPTH;
use crate::rules::{duplicate_key, several_documents, syntax_error, too_deep, unknown_anchor};
use crate::written::{Kind, Node};

/// A collection whose end is still to come.
struct Open {
    form: Form,
    flow: bool,
    range: Range<usize>,
    anchor: usize,
    tagged: bool,
}

enum Form {
    Sequence(Vec<Node>),
    /// The members, and the key that waits for its value.
    Mapping(Vec<(Node, Node)>, Option<Node>),
}

struct Reader<'t, 's> {
    text: &'t str,
    file: FileId,
    sink: &'s mut Sink,
    open: Vec<Open>,
    root: Option<Node>,
}

/// Reads one document. `None` where there is none, or one that readers do not agree on.
pub(crate) fn read(text: &str, file: FileId, sink: &mut Sink) -> Option<Node> {
    let faults = sink.len();
    let mut reader = Reader { text, file, sink, open: Vec::new(), root: None };
    reader.run()?;
    let root = reader.root;
    root.filter(|_| sink.len() == faults)
}

impl Reader<'_, '_> {
    /// Builds the tree. `None` where it cannot be built to its end.
    fn run(&mut self) -> Option<()> {
        let options =
            granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
        let mut parser = Parser::new_from_str_with_options(self.text, options);
        let mut last = 0..0;
        let mut documents = 0;
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    self.fault(&error, &last);
                    return None;
                }
            };
            let at = offset(span.start)..offset(span.end);
            last = at.clone();
            let tagged = span.tag_span().is_some();
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        several_documents::report(self.span(at), self.sink);
                        return None;
                    }
                }
                Event::Scalar(text, style, anchor, _) => {
                    let at = match style {
                        ScalarStyle::Literal | ScalarStyle::Folded => self.block_text(&text, at),
                        _ => at,
                    };
                    let kind = Kind::Scalar {
                        text: text.into_owned(),
                        plain: style == ScalarStyle::Plain,
                    };
                    self.place(Node { kind, span: self.span(at), anchor, tagged });
                }
                Event::SequenceStart(style, anchor, _) => {
                    self.begin(Form::Sequence(Vec::new()), style, at, anchor, tagged)?;
                }
                Event::MappingStart(style, anchor, _) => {
                    self.begin(Form::Mapping(Vec::new(), None), style, at, anchor, tagged)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(at),
                Event::Alias(id) => {
                    let span = self.span(at);
                    self.place(Node { kind: Kind::Alias(id), span, anchor: 0, tagged: false });
                }
                Event::UnresolvedAlias(name) => {
                    unknown_anchor::report(self.span(at), &name, self.sink);
                    return None;
                }
                _ => {}
            }
        }
        Some(())
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn fault(&mut self, error: &granit_parser::ScanError, last: &Range<usize>) {
        let at = offset(*error.marker()).min(self.text.len());
        if self.open.iter().any(|open| open.flow) {
            // What helps the author of a block does not help in JSON.
            let message = format!("this is neither YAML nor JSON: {}", error.info());
            self.sink.push(syntax_error::at(Span::new(self.file, at..at), message));
            return;
        }
        let mut builder = Builder::new(self.file, self.sink);
        let found = fault::diagnose(self.text, error.kind(), last, at, &mut builder);
        self.sink.extend(found);
    }

    /// Where a text in lines of its own stands. The parser counts the lines behind it to it; they
    /// are part of it only where it keeps its final line breaks.
    fn block_text(&self, text: &str, at: Range<usize>) -> Range<usize> {
        let written = &self.text[at.clone()];
        if text.ends_with("\n\n") || text.bytes().all(|b| b == b'\n') && !text.is_empty() {
            return at.start..at.start + written.rfind('\n').unwrap_or(written.len());
        }
        match written.trim_end().len() {
            0 => {
                let header = self.text[..at.start].trim_end().len();
                header..header
            }
            length => at.start..at.start + length,
        }
    }

    fn begin(
        &mut self,
        form: Form,
        style: StructureStyle,
        at: Range<usize>,
        anchor: usize,
        tagged: bool,
    ) -> Option<()> {
        if self.open.len() == MAX_DEPTH {
            let diagnostic = too_deep::at(self.span(at));
            self.sink.push(diagnostic);
            return None;
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Open { form, flow, range: at, anchor, tagged });
        Some(())
    }

    fn end(&mut self, at: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let end = if open.flow { at.end } else { open.range.end };
        let kind = match open.form {
            Form::Sequence(items) => Kind::Sequence(items),
            Form::Mapping(members, _) => {
                self.report_repeated(&members);
                Kind::Mapping { flow: open.flow, members }
            }
        };
        let span = self.span(open.range.start..end);
        self.place(Node { kind, span, anchor: open.anchor, tagged: open.tagged });
    }

    fn place(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.range.end = open.range.end.max(node.span.end as usize);
        match &mut open.form {
            Form::Sequence(items) => items.push(node),
            Form::Mapping(members, key) => match key.take() {
                Some(key) => members.push((key, node)),
                None => *key = Some(node),
            },
        }
    }

    fn report_repeated(&mut self, members: &[(Node, Node)]) {
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(members.len());
        for (key, _) in members {
            let Some(text) = key.as_text() else { continue };
            match seen.get(text) {
                Some(&first) => duplicate_key::report(text, first, key.span, self.sink),
                None => drop(seen.insert(text, key.span)),
            }
        }
    }
}

fn offset(marker: Marker) -> usize {
    marker.byte_offset().unwrap_or(marker.index())
}

#[cfg(test)]
mod tests {
    use errcat_source::{Sink, SourceMap};

    use crate::written::{Kind, Node, read};

    fn tree(text: &str) -> Result<Node, Vec<String>> {
        let mut sources = SourceMap::new();
        let file = sources.add("openapi.yaml", text);
        let mut sink = Sink::new();
        let tree = read(&sources, file, &mut sink);
        let place = |d: &errcat_source::Diagnostic| sources.position(d.primary.span);
        let faults = sink.into_sorted();
        tree.ok_or_else(|| {
            let line = |d| format!("{}:{}", place(d).line, place(d).column);
            faults.iter().map(|d| format!("{} {} {}", line(d), d.rule.code, d.message)).collect()
        })
    }

    #[test]
    fn style_is_kept() {
        let text = "a: &x {404: 1}\nb: !t *x\nc:\n  <<: *x\n  d: |+\n    e\n\n\n# f\n'g':\nh: |\n";
        let text = text.replace("!t ", "");
        let root = tree(&text).unwrap();
        let written = |name: &str| &text[root.get(name).unwrap().range()];
        assert_eq!(written("a"), "{404: 1}");
        assert_eq!(root.get("b").unwrap().kind, Kind::Alias(root.get("a").unwrap().anchor));
        let c = root.get("c").unwrap();
        assert_eq!(c.merge_key().map(|key| &text[key.range()]), Some("<<"));
        assert_eq!(&text[c.get("d").unwrap().range()], "e\n\n");
        assert!(root.get("g").unwrap().is_null());
        assert_eq!(written("h"), "|");
    }

    #[test]
    fn json_is_yaml() {
        let text = "{\"a\": \"\\ud83d\\ude00\\/\",\n\t\"b\": {\n\t\t\"c\": [1]\n\t}\n}\n";
        let root = tree(text).unwrap();
        assert_eq!(root.get("a").unwrap().as_text(), Some("😀/"));
        assert_eq!(root.get("b").unwrap().get("c").unwrap().items().len(), 1);
    }

    #[test]
    fn what_readers_do_not_agree_on_is_refused() {
        let faults = tree("a: 1\nb: {'c': 1, c: 2}\n'a': 2\n").unwrap_err();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("2:13 E0010 the key `c`"), "{faults:?}");
        assert!(faults[1].starts_with("3:1 E0010 the key `a`"), "{faults:?}");
        assert!(tree("a: *b\n").unwrap_err()[0].starts_with("1:4 E0009"));
        assert!(tree("a: 1\n---\nb: 1\n").unwrap_err()[0].starts_with("2:1 E0006"));
        assert!(
            tree("{\"a\": 1\n\t\"b\": 2}").unwrap_err()[0]
                .contains("E0004 this is neither YAML nor JSON")
        );
        assert!(tree(&"[".repeat(300)).unwrap_err()[0].contains("E0007"));
    }
}
