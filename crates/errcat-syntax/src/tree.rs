//! Builds the spanned tree from the events of a parser, and refuses what a catalog cannot contain.

use std::mem;
use std::ops::Range;

use errcat_source::{FileId, Sink, Span};

use crate::anchors::{Anchors, Copied};
use crate::limits::{MAX_DEPTH, MAX_ENTRIES, MAX_TEXT, MAX_VALUES};
use crate::rules::{
    alias_limit, bad_key, duplicate_key, file_too_large, merge_key, recursive_alias, too_deep,
    unknown_anchor,
};
use crate::{Node, NodeKind, Spanned};

/// Puts nodes together.
///
/// Children of all open collections lie on two common stacks; a collection that closes takes its
/// own from the top, in one allocation of the right size. A value that is refused leaves
/// [`NodeKind::Refused`] in its place; a key that is refused is left out with its value.
pub(crate) struct Builder<'a> {
    file: FileId,
    sink: &'a mut Sink,
    open: Vec<Open>,
    items: Vec<Node>,
    members: Vec<(Spanned<String>, Node)>,
    roots: Vec<Node>,
    anchors: Anchors,
    /// How many collections are open from the one on that is refused.
    ignored: usize,
    /// Where that one begins.
    refused_at: usize,
    alias_limit_reported: bool,
    /// How many values there are so far.
    values: usize,
    /// Whether there are too many, which was reported.
    full: bool,
}

/// A collection whose end is still to come.
struct Open {
    form: Form,
    /// Where it begins, and where its last child so far ends.
    range: Range<usize>,
    /// The column it is indented to; `None` between brackets.
    column: Option<usize>,
    /// The parser's number of its anchor; 0 for none.
    anchor: usize,
    /// Its first child on the stack of its form.
    first: usize,
}

enum Form {
    Sequence,
    Mapping(Key),
}

/// What a mapping waits for.
enum Key {
    /// A key.
    Awaited,
    /// The value of this key.
    Read(Spanned<String>),
    /// The value of a key that is left out.
    Refused,
}

/// The two forms of a collection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Collection {
    Sequence,
    Mapping,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(file: FileId, sink: &'a mut Sink) -> Self {
        Self {
            file,
            sink,
            open: Vec::new(),
            items: Vec::new(),
            members: Vec::new(),
            roots: Vec::new(),
            anchors: Anchors::default(),
            ignored: 0,
            refused_at: 0,
            alias_limit_reported: false,
            values: 0,
            full: false,
        }
    }

    /// Whether the file has more than is read. Nothing is made of it then.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// Closes what is open and gives the documents read.
    pub(crate) fn finish(mut self) -> Vec<Node> {
        if self.full {
            return Vec::new();
        }
        self.close_down_to(0);
        self.roots
    }

    pub(crate) fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// How many collections are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len() + self.ignored
    }

    /// Whether what is being read nests too deeply, and was reported.
    pub(crate) fn refuses_depth(&self) -> bool {
        self.ignored > 0
    }

    /// Whether the value of a key comes next.
    pub(crate) fn awaits_value(&self) -> bool {
        let form = self.open.last().map(|open| &open.form);
        matches!(form, Some(Form::Mapping(Key::Read(_) | Key::Refused)))
    }

    /// How many collections are open up to the innermost one of this form and column.
    pub(crate) fn depth_at(&self, form: Collection, column: usize) -> Option<usize> {
        let fits = |open: &Open| open.column == Some(column) && open.form.collection() == form;
        self.open.iter().rposition(fits).map(|index| index + 1)
    }

    /// Takes back a value that ends in `range`, if it is the last of an open collection.
    pub(crate) fn withdraw(&mut self, range: &Range<usize>) {
        let ends_there = |node: &Node| range.contains(&(node.span.end as usize));
        let Some(open) = self.open.last() else { return };
        match open.form {
            Form::Sequence if self.items.len() > open.first => {
                self.items.pop_if(|item| ends_there(item));
            }
            Form::Mapping(Key::Awaited) if self.members.len() > open.first => {
                self.members.pop_if(|(_, value)| ends_there(value));
            }
            _ => {}
        }
    }

    /// Closes collections until `depth` are open, and drops a key that waits for its value.
    ///
    /// What stands between brackets is left out: without its end, nobody knows what was meant.
    pub(crate) fn close_down_to(&mut self, depth: usize) {
        self.ignored = 0;
        let in_brackets = self.open.iter().skip(depth).position(|open| open.column.is_none());
        let whole = in_brackets.map_or(usize::MAX, |index| depth + index);
        while self.open.len() > depth {
            if self.open.len() > whole {
                self.discard();
            } else {
                self.close(None);
            }
        }
        if let Some(Open { form: Form::Mapping(key), .. }) = self.open.last_mut() {
            *key = Key::Awaited;
        }
    }

    /// Begins a list or a mapping. `column` is given unless it stands between brackets.
    pub(crate) fn begin(
        &mut self,
        form: Collection,
        at: usize,
        column: Option<usize>,
        anchor: usize,
    ) {
        if self.ignored > 0 {
            self.ignored += 1;
            return;
        }
        let start = self.span(at..at);
        let is_key =
            matches!(self.open.last(), Some(Open { form: Form::Mapping(Key::Awaited), .. }));
        if is_key {
            bad_key::report(start, form.describe(), self.sink);
            (self.ignored, self.refused_at) = (1, at);
            return;
        }
        if self.open.len() == MAX_DEPTH {
            self.sink.push(too_deep::at(start));
            (self.ignored, self.refused_at) = (1, at);
            return;
        }
        let (form, first) = match form {
            Collection::Sequence => (Form::Sequence, self.items.len()),
            Collection::Mapping => (Form::Mapping(Key::Awaited), self.members.len()),
        };
        self.open.push(Open { form, range: at..at, column, anchor, first });
    }

    /// Ends the innermost collection. `end` is given where a bracket ends it; else it ends with
    /// its last child.
    pub(crate) fn end(&mut self, end: Option<usize>) {
        match self.ignored {
            0 => self.close(end),
            1 => {
                self.ignored = 0;
                self.refuse(self.span(self.refused_at..self.refused_at));
            }
            _ => self.ignored -= 1,
        }
    }

    /// A scalar: a key or a value. `plain` is one without quotes or block indicator.
    pub(crate) fn scalar(&mut self, text: String, plain: bool, range: Range<usize>, anchor: usize) {
        if self.ignored > 0 {
            return;
        }
        let span = self.span(range);
        if text.len() > MAX_TEXT {
            file_too_large::text(span.part(0..0), text.len(), self.sink);
            return self.refuse(span);
        }
        if let Some(Open { form: Form::Mapping(key @ Key::Awaited), .. }) = self.open.last_mut() {
            if plain && text == "<<" {
                *key = Key::Refused;
                merge_key::report(span, self.sink);
            } else if plain && span.range().is_empty() {
                *key = Key::Refused;
                bad_key::report(span, "nothing", self.sink);
            } else {
                if anchor != 0 {
                    let kind = NodeKind::Scalar { text: text.clone(), plain };
                    self.anchors.define(anchor, &Node { kind, span });
                }
                *key = Key::Read(Spanned::new(text, span));
            }
            self.reach(span.end as usize);
            return;
        }
        let null = plain && matches!(text.as_str(), "" | "~" | "null");
        let kind = if null { NodeKind::Null } else { NodeKind::Scalar { text, plain } };
        let node = Node { kind, span };
        if anchor != 0 {
            self.anchors.define(anchor, &node);
        }
        self.place(node);
    }

    /// An alias to the anchor of this number.
    pub(crate) fn alias(&mut self, id: usize, range: Range<usize>) {
        if self.ignored > 0 {
            return;
        }
        let span = self.span(range);
        if let Some(open) = self.open.iter().find(|open| open.anchor == id) {
            // The place where it begins; all of it would mark pages.
            let start = Span::new(self.file, open.range.start..open.range.start);
            recursive_alias::report(span, start, self.sink);
            return self.refuse(span);
        }
        match self.anchors.copy(id, self.open.len(), MAX_DEPTH) {
            Copied::Node(node) => return self.place(Node { span, ..node }),
            Copied::TooDeep => self.sink.push(too_deep::at(span)),
            Copied::TooMuch if !self.alias_limit_reported => {
                self.alias_limit_reported = true;
                alias_limit::report(span, self.sink);
            }
            Copied::TooMuch | Copied::Refused => {}
        }
        self.refuse(span);
    }

    /// An alias whose anchor is not in the file. `report` is false where the anchor may stand in
    /// a part that could not be read.
    pub(crate) fn unknown_alias(&mut self, name: &str, range: Range<usize>, report: bool) {
        if self.ignored > 0 {
            return;
        }
        let span = self.span(range);
        if report {
            unknown_anchor::report(span, name, self.sink);
        }
        self.refuse(span);
    }

    /// Extends the innermost collection to a child's end.
    fn reach(&mut self, end: usize) {
        if let Some(open) = self.open.last_mut() {
            open.range.end = open.range.end.max(end);
        }
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: Node) {
        // A list or a mapping is placed when it ends; where it begins may be pages above.
        let end = Span { start: node.span.end, ..node.span };
        self.reach(end.end as usize);
        self.values += 1;
        if self.values == MAX_VALUES + 1 {
            file_too_large::values(end, self.sink);
            self.full = true;
        }
        match self.open.last_mut().map(|open| &mut open.form) {
            None => self.roots.push(node),
            Some(Form::Sequence) => self.items.push(node),
            Some(Form::Mapping(key)) => match mem::replace(key, Key::Awaited) {
                Key::Read(key) => self.members.push((key, node)),
                Key::Refused => {}
                Key::Awaited => *key = as_key(node, self.sink),
            },
        }
        let Some(Open { form, first, .. }) = self.open.last() else { return };
        let entries = match form {
            Form::Sequence => self.items.len(),
            Form::Mapping(_) => self.members.len(),
        };
        if entries - first > MAX_ENTRIES && !self.full {
            file_too_large::entries(end, form.collection().describe(), self.sink);
            self.full = true;
        }
    }

    /// Marks the place of a node that was refused and reported.
    fn refuse(&mut self, span: Span) {
        match self.open.last_mut() {
            Some(Open { form: Form::Mapping(key @ Key::Awaited), .. }) => *key = Key::Refused,
            _ => self.place(Node { kind: NodeKind::Refused, span }),
        }
    }

    fn discard(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.form {
            Form::Sequence => self.items.truncate(open.first),
            Form::Mapping(_) => self.members.truncate(open.first),
        }
        self.refuse(self.span(open.range));
    }

    fn close(&mut self, end: Option<usize>) {
        let Some(open) = self.open.pop() else { return };
        let kind = match open.form {
            Form::Sequence => NodeKind::Sequence(take_from(&mut self.items, open.first)),
            Form::Mapping(_) => {
                let mut members = take_from(&mut self.members, open.first);
                duplicate_key::drop_repeated(&mut members, self.sink);
                NodeKind::Mapping(members)
            }
        };
        let span = Span::new(self.file, open.range.start..end.unwrap_or(open.range.end));
        let node = Node { kind, span };
        if open.anchor != 0 {
            self.anchors.define(open.anchor, &node);
        }
        self.place(node);
    }
}

impl Collection {
    fn describe(self) -> &'static str {
        match self {
            Self::Sequence => "a list",
            Self::Mapping => "a mapping",
        }
    }
}

impl Form {
    fn collection(&self) -> Collection {
        match self {
            Self::Sequence => Collection::Sequence,
            Self::Mapping(_) => Collection::Mapping,
        }
    }
}

/// The end of a stack from `first` on. A large one keeps the memory it has: a copy would need as much
/// again.
fn take_from<T>(stack: &mut Vec<T>, first: usize) -> Vec<T> {
    const LARGE: usize = 1_000;
    if stack.len() < LARGE || first > stack.len() / 2 {
        return stack.drain(first..).collect();
    }
    let below = stack.drain(..first).collect();
    let mut taken = mem::replace(stack, below);
    taken.shrink_to_fit();
    taken
}

/// A key that came as a node: through an alias, or a collection.
fn as_key(node: Node, sink: &mut Sink) -> Key {
    let found = node.describe();
    match node.kind {
        NodeKind::Scalar { text, .. } => return Key::Read(Spanned::new(text, node.span)),
        NodeKind::Refused => {}
        _ => bad_key::report(node.span, found, sink),
    }
    Key::Refused
}
