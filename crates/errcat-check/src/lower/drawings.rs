//! Drawn bodies: literals, slots and text with slots.

use errcat_model::{Drawing, DrawnPiece, Entry, Slot, SlotSource};
use errcat_source::Span;
use errcat_syntax::ast::Text;
use errcat_syntax::{Node, NodeKind, Spanned};

use super::literals;
use super::scope::Scope;
use crate::names;
use crate::rules::{bad_slot, misplaced_problems, unfit_merge};

/// A slot of a drawing or a header, and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct UsedSlot {
    pub(crate) source: SlotSource,
    pub(crate) span: Span,
    pub(crate) place: SlotPlace,
}

/// What a slot stands for.
#[derive(Debug, Clone)]
pub(crate) enum SlotPlace {
    /// The value of a member.
    Whole,
    /// A stretch of a text.
    Text,
    /// Members beside these.
    Merge(Vec<String>),
}

impl UsedSlot {
    /// The name of a value of an occurrence, as the author wrote it.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.source {
            SlotSource::Named(name) => Some(name),
            _ => None,
        }
    }
}

/// Which part of a wire is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Canvas {
    /// The body of a wire with one problem per response.
    Body,
    /// The body of a wire that draws a problem.
    BodyOfList,
    /// One problem.
    Problem,
}

/// Draws nodes and remembers their slots.
pub(crate) struct Artist<'s, 'a> {
    pub(crate) scope: &'s mut Scope<'a>,
    pub(crate) canvas: Canvas,
    /// The slots met.
    pub(crate) slots: Vec<UsedSlot>,
    /// Where the list of problems was placed.
    pub(crate) problems: Option<Span>,
}

impl Artist<'_, '_> {
    /// The drawing of a node.
    pub(crate) fn draw(&mut self, node: Node) -> Drawing {
        match node.kind {
            // No reader hands on a refused value.
            NodeKind::Null | NodeKind::Refused => Drawing::Literal(errcat_model::Json::Null),
            NodeKind::Sequence(items) => {
                Drawing::Array(items.into_iter().map(|item| self.draw(item)).collect())
            }
            NodeKind::Mapping(members) => self.object(members),
            NodeKind::Scalar { text, plain } => self.scalar(&Spanned::new(text, node.span), plain),
        }
    }

    fn object(&mut self, members: Vec<(Text, Node)>) -> Drawing {
        let names = members.iter().map(|(name, _)| name.value.clone());
        let siblings: Vec<String> = names.filter(|name| name != "$merge").collect();
        let entries = members.into_iter().filter_map(|(name, node)| {
            if name.value == "$merge" {
                return self.merge(&node, &siblings).map(Entry::Merge);
            }
            let value = self.draw(node);
            // `$$name` is how a member whose name begins with a dollar is written.
            let name = match name.value.strip_prefix("$$") {
                Some(rest) => format!("${rest}"),
                None => name.value,
            };
            Some(Entry::Member(name, value))
        });
        Drawing::Object(entries.collect())
    }

    fn merge(&mut self, node: &Node, siblings: &[String]) -> Option<Slot> {
        let slot = match node.as_text() {
            Some(text) if text.starts_with('$') && !text.starts_with("$$") => {
                let text = Spanned::new(text.to_owned(), node.span);
                slot(self.scope, &text, 1..text.value.len())?
            }
            _ => {
                self.scope.report(unfit_merge::not_a_slot(node.span));
                return None;
            }
        };
        if !matches!(slot.source, SlotSource::Details | SlotSource::Params | SlotSource::Named(_)) {
            let name = node.as_text().unwrap_or_default().trim_start_matches('$').to_owned();
            self.scope.report(unfit_merge::no_members(&name, node.span));
            return None;
        }
        let place = SlotPlace::Merge(siblings.to_vec());
        self.slots.push(UsedSlot { source: slot.source.clone(), span: node.span, place });
        Some(slot)
    }

    fn scalar(&mut self, text: &Text, plain: bool) -> Drawing {
        if text.value == "$problems" {
            return self.place_problems(text.span);
        }
        match pieces(self.scope, text, &mut self.slots) {
            Drawn::Literal if text.value.starts_with("$$") => {
                Drawing::Literal(errcat_model::Json::string(&text.value[1..]))
            }
            Drawn::Literal => Drawing::Literal(literals::scalar(&text.value, plain)),
            Drawn::Slot(slot) => Drawing::Slot(slot),
            Drawn::Text(pieces) => Drawing::Text(pieces),
        }
    }

    fn place_problems(&mut self, span: Span) -> Drawing {
        let reason = match (self.canvas, self.problems) {
            (Canvas::Body, _) => Some("the wire draws no `problem`"),
            (Canvas::Problem, _) => Some("this is one problem of the list"),
            (Canvas::BodyOfList, Some(_)) => Some("the list stands in the body already"),
            (Canvas::BodyOfList, None) => None,
        };
        if let Some(reason) = reason {
            self.scope.report(misplaced_problems::report(reason, span));
            return Drawing::Literal(errcat_model::Json::Null);
        }
        self.problems = Some(span);
        Drawing::Problems
    }
}

/// What a scalar draws.
pub(crate) enum Drawn {
    /// Itself.
    Literal,
    /// One value.
    Slot(Slot),
    /// Text with values.
    Text(Vec<DrawnPiece>),
}

/// Takes a scalar apart; a fault within it makes it a literal.
pub(crate) fn pieces(scope: &mut Scope<'_>, text: &Text, slots: &mut Vec<UsedSlot>) -> Drawn {
    let value = text.value.as_str();
    if value.starts_with("$$") {
        return Drawn::Literal;
    }
    if value.starts_with('$') && !value.starts_with("${") {
        return match slot(scope, text, 1..value.len()) {
            Some(slot) => {
                let source = slot.source.clone();
                slots.push(UsedSlot { source, span: text.span, place: SlotPlace::Whole });
                Drawn::Slot(slot)
            }
            None => Drawn::Literal,
        };
    }
    if !value.contains("${") {
        return Drawn::Literal;
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = value[at..].find("${").map(|i| at + i) {
        if open > at {
            out.push(DrawnPiece::Text(value[at..open].to_owned()));
        }
        let Some(close) = value[open..].find('}').map(|i| open + i) else {
            let span = scope.part(text, open..open + 2);
            scope.report(bad_slot::unclosed(span));
            return Drawn::Literal;
        };
        let span = scope.part(text, open..close + 1);
        if let Some(slot) = slot(scope, text, open + 2..close) {
            let source = slot.source.clone();
            slots.push(UsedSlot { source, span, place: SlotPlace::Text });
            out.push(DrawnPiece::Slot(slot));
        }
        at = close + 1;
    }
    if at < value.len() {
        out.push(DrawnPiece::Text(value[at..].to_owned()));
    }
    Drawn::Text(out)
}

/// The slot `name` or `name:string` at a range of a scalar.
fn slot(scope: &mut Scope<'_>, text: &Text, range: std::ops::Range<usize>) -> Option<Slot> {
    let inside = &text.value[range.clone()];
    let (name, cast) = match inside.split_once(':') {
        Some((name, cast)) => (name, Some(cast)),
        None => (inside, None),
    };
    if !names::is_param(name) {
        let span = scope.part(text, range);
        scope.report(bad_slot::form(&text.value, if name.is_empty() { text.span } else { span }));
        return None;
    }
    if let Some(cast) = cast.filter(|cast| *cast != "string") {
        let start = range.start + name.len() + 1;
        let span = scope.part(text, start..range.end);
        scope.report(bad_slot::cast(cast, span));
    }
    if name == "problems" {
        let span = scope.part(text, range);
        let reason = "the list is a value of its own, not part of a text";
        scope.report(misplaced_problems::report(reason, span));
        return None;
    }
    Some(Slot { source: SlotSource::of(name), as_string: cast.is_some() })
}
