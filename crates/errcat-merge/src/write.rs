//! Changes to a document as edits of its text.
//!
//! A mapping that stands on lines gets its members on lines, with the indentation that it has; one
//! between brackets gets them as JSON, on lines of their own where its members have such. What is
//! not changed is not touched, comments and order included. Where YAML has no such edit (behind an
//! alias, in a mapping that merges another), the change is refused.

mod block;
mod flow;

use std::collections::HashMap;

use errcat_source::edit::{Edits, line_break, line_start};
use errcat_source::{Diagnostic, Sink, SourceMap, Span};
use errcat_syntax::written::{self, Kind, Node};

use crate::changes::{Change, Changes};
use crate::meaning::same;
use crate::rules;

/// How the text around a mapping is laid out.
#[derive(Debug, Clone)]
struct Layout {
    /// How many columns a block stands further in than the one around it.
    step: usize,
    /// What the line begins with on which a mapping between brackets opens.
    indent: String,
    /// What each further level between brackets adds to that.
    unit: String,
    /// Whether members between brackets stand on lines of their own.
    lines: bool,
    /// Whether a space stands between a name and its value, between brackets.
    spaced: bool,
}

/// The edits of one document.
struct Writer<'t, 's> {
    text: &'t str,
    edits: Edits<'t>,
    /// The first alias to each anchor, by the anchor's number.
    aliases: HashMap<usize, Span>,
    sink: &'s mut Sink,
}

/// Makes the changes. `None` where one was refused and reported.
pub(crate) fn apply(text: &str, root: &Node, changes: &Changes, sink: &mut Sink) -> Option<String> {
    let faults = sink.len();
    let ended = ended(text, root, sink)?;
    let mut aliases = HashMap::new();
    collect_aliases(root, &mut aliases);
    let mut writer = Writer { text: &ended, edits: Edits::new(&ended), aliases, sink };
    let layout = Layout {
        step: writer.first_step(root).unwrap_or(2),
        indent: String::new(),
        unit: "  ".to_owned(),
        lines: true,
        spaced: true,
    };
    writer.mapping(root, changes, &layout);
    let edits = writer.edits;
    if sink.len() > faults {
        return None;
    }
    let edited = edits.apply();
    if edited.is_none() {
        sink.push(rules::unproven(root.span));
    }
    edited
}

/// The text with an end to its last line, so that others can follow.
fn ended(text: &str, root: &Node, sink: &mut Sink) -> Option<String> {
    let bytes = text.as_bytes();
    let alone = |at: &usize| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if let Some(at) = (0..bytes.len()).find(alone) {
        let place = Span::new(root.span.file, at..at + 1);
        let message = "a line ends in a carriage return alone";
        let diagnostic = rules::unfit_place(place, message);
        sink.push(diagnostic.help("save the file with the line ends of Unix or Windows"));
        return None;
    }
    if text.ends_with('\n') || matches!(root.kind, Kind::Mapping { flow: true, .. }) {
        return Some(text.to_owned());
    }
    let ended = format!("{text}{}", line_break(text));
    let mut sources = SourceMap::new();
    let file = sources.add("", ended.as_str());
    let again = written::read(&sources, file, &mut Sink::new());
    if again.is_none_or(|again| !same(root, &again)) {
        let end = Span::new(root.span.file, text.len()..text.len());
        let message = "the last line has no end, and the text on it would change with one";
        sink.push(rules::unfit_place(end, message).help("end the file with a line break"));
        return None;
    }
    Some(ended)
}

fn collect_aliases(node: &Node, aliases: &mut HashMap<usize, Span>) {
    if let Kind::Alias(anchor) = node.kind {
        aliases.entry(anchor).or_insert(node.span);
    }
    node.items().iter().for_each(|item| collect_aliases(item, aliases));
    for (key, value) in node.members() {
        collect_aliases(key, aliases);
        collect_aliases(value, aliases);
    }
}

impl Writer<'_, '_> {
    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Changes the members of a mapping that has some.
    fn mapping(&mut self, node: &Node, changes: &Changes, layout: &Layout) {
        if !self.may_change(node, changes) {
            return;
        }
        match &node.kind {
            Kind::Mapping { flow: false, members } => self.block(node, members, changes, layout),
            Kind::Mapping { flow: true, members } => self.flow(node, members, changes, layout),
            Kind::Alias(_) => self.refuse(
                rules::unfit_place(node.span, "what is changed here stands somewhere else")
                    .label("an alias")
                    .help("write the mapping out here instead of the alias"),
            ),
            Kind::Scalar { .. } | Kind::Sequence(_) => self.refuse(
                rules::unfit_place(node.span.part(0..1), "a mapping must stand here")
                    .label("is no mapping"),
            ),
        }
    }

    /// Whether a change of the mapping stays one, and does what it is to do.
    fn may_change(&mut self, node: &Node, changes: &Changes) -> bool {
        let start = self.anchor_of(node);
        if let Some(&alias) = self.aliases.get(&node.anchor).filter(|_| node.anchor != 0) {
            let message = "what is changed here stands at another place as well";
            self.refuse(
                rules::unfit_place(start, message)
                    .label("has an anchor")
                    .also(alias, "is the same by this alias")
                    .help("write the mapping out at both places"),
            );
            return false;
        }
        let own = |(name, change): (&str, &Change)| {
            !matches!(change, Change::Within(_)) || node.member(name).is_none()
        };
        if let Some(key) = node.merge_key().filter(|_| changes.iter().any(own)) {
            let message = "the mapping that is changed here merges another";
            self.refuse(
                rules::unfit_place(key.span, message)
                    .label("a merge key")
                    .help("write out the members that it stands for"),
            );
            return false;
        }
        let odd = node.members().iter().find(|(key, _)| key.as_text().is_none() || key.is_null());
        if let Some((key, _)) = odd.filter(|_| changes.iter().any(own)) {
            let message = "the mapping that is changed here has a key that is no text";
            self.refuse(rules::unfit_place(key.span.part(0..1), message));
            return false;
        }
        if node.tagged {
            self.refuse(rules::unfit_place(start, "what is changed here has a tag"));
        }
        !node.tagged
    }

    /// Where the anchor of a node stands, if it has one right before it; else where the node begins.
    fn anchor_of(&self, node: &Node) -> Span {
        let before = self.text[..node.range().start].trim_end();
        let token = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        if before[token..].starts_with('&') {
            Span::new(node.span.file, token..before.len())
        } else {
            node.span.part(0..1)
        }
    }

    /// Whether a member can be replaced or taken out without loss to others.
    fn may_go(&mut self, key: &Node, value: &Node) -> bool {
        let marked = first_marked(key).or_else(|| first_marked(value));
        if let Some(span) = marked {
            let message = "what is replaced or removed here has an anchor or a tag";
            self.refuse(rules::unfit_place(span.part(0..1), message).help(
                "take the anchor or tag out of what errcat writes, and the aliases to it as well",
            ));
        }
        marked.is_none()
    }

    /// The column of an offset. A byte order mark takes none.
    fn column(&self, offset: usize) -> usize {
        let line = &self.text[line_start(self.text, offset)..offset];
        line.trim_start_matches('\u{feff}').len()
    }

    /// What the line of an offset begins with, where that is nothing but space up to the offset.
    fn blank_before(&self, offset: usize) -> Option<&str> {
        let line = &self.text[line_start(self.text, offset)..offset];
        line.chars().all(|c| matches!(c, ' ' | '\t')).then_some(line)
    }

    /// How much further in the first block within a block stands.
    fn first_step(&self, node: &Node) -> Option<usize> {
        let Kind::Mapping { flow: false, members } = &node.kind else { return None };
        let inner = members.iter().find_map(|(_, value)| match &value.kind {
            Kind::Mapping { flow: false, members } => members.first(),
            _ => None,
        });
        let column = |member: &(Node, Node)| self.column(member.0.range().start);
        let further = column(inner?).checked_sub(column(members.first()?))?;
        (further > 0).then_some(further)
    }
}

/// A node with an anchor or a tag, in `node` or as it.
fn first_marked(node: &Node) -> Option<Span> {
    if node.anchor != 0 || node.tagged {
        return Some(node.span);
    }
    let in_members = || {
        let mut members = node.members().iter();
        members.find_map(|(key, value)| first_marked(key).or_else(|| first_marked(value)))
    };
    node.items().iter().find_map(first_marked).or_else(in_members)
}
