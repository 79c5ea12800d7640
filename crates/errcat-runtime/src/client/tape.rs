//! JSON text as a flat list of what stands in it.
//!
//! One pass over the bytes, one allocation, no recursion. Nothing is interpreted yet: strings keep
//! their escapes, numbers their text, objects every member, so that readers can decide.
//!
//! A general reader does not do: `serde_json` rounds numbers unless `arbitrary_precision` is on,
//! which then is on for the whole build of whoever links us, and refuses a body for one lone
//! surrogate in a member nobody asked for.

use std::borrow::Cow;
use std::cell::Cell;

use super::scan;
use super::unescape::unescape;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// What readers noted of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    None,
    /// A container that was looked into, or the name of a member that was read.
    Read,
    /// An item that nobody understood.
    Foreign,
}

/// A value, or the name of a member.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Its bytes; those of a string without the quotes.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The node after everything in it. While it is open: the container around it.
    pub(super) next: u32,
    pub(super) kind: Kind,
    /// A string with escapes in it.
    pub(super) escaped: bool,
    pub(super) mark: Cell<Mark>,
}

/// The values of a text, containers before what is in them. An object has names and values in
/// turn. The first node is the whole.
#[derive(Debug)]
pub(crate) struct Tape<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
}

impl<'a> Tape<'a> {
    /// Reads a text; `None` where it is not JSON, too deep, or longer than 4 GiB.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        // Most nodes are strings with something around them.
        let nodes = Vec::with_capacity((text.len() / 12).clamp(8, 4096));
        scan::document(Self { text, nodes })
    }

    #[inline]
    fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    #[inline]
    pub(crate) fn kind(&self, node: u32) -> Kind {
        self.node(node).kind
    }

    /// The bytes of a node as they stand; those of a string without the quotes.
    #[inline]
    pub(crate) fn raw(&self, node: u32) -> &'a str {
        let node = self.node(node);
        &self.text[node.start as usize..node.end as usize]
    }

    /// The text of a string; `None` for anything else. A surrogate without its other half, which
    /// no text can hold, becomes U+FFFD.
    #[inline]
    pub(crate) fn string(&self, node: u32) -> Option<Cow<'a, str>> {
        let raw = self.raw(node);
        match self.node(node) {
            Node { kind: Kind::String, escaped: false, .. } => Some(Cow::Borrowed(raw)),
            Node { kind: Kind::String, .. } => Some(Cow::Owned(unescape(raw))),
            _ => None,
        }
    }

    /// Whether a string has this text.
    #[inline]
    pub(crate) fn is(&self, node: u32, text: &str) -> bool {
        match self.node(node) {
            Node { kind: Kind::String, escaped: false, .. } => self.raw(node) == text,
            _ => self.string(node).is_some_and(|string| string == text),
        }
    }

    /// The items of an array.
    #[inline]
    pub(crate) fn items(&self, array: u32) -> impl Iterator<Item = u32> + '_ {
        let end = self.node(array).next;
        let mut at = array + 1;
        std::iter::from_fn(move || {
            let item = (at < end).then_some(at)?;
            at = self.node(item).next;
            Some(item)
        })
    }

    /// The members of an object: nodes of name and value.
    #[inline]
    pub(crate) fn members(&self, object: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let end = self.node(object).next;
        let mut at = object + 1;
        std::iter::from_fn(move || {
            let name = (at < end).then_some(at)?;
            at = self.node(name + 1).next;
            Some((name, name + 1))
        })
    }

    /// The last member of a name, where the node is an object that has one.
    pub(crate) fn member(&self, object: u32, name: &str) -> Option<u32> {
        if self.kind(object) != Kind::Object {
            return None;
        }
        let named = |(key, _): &(u32, u32)| self.is(*key, name);
        self.members(object).filter(named).last().map(|(_, value)| value)
    }

    #[inline]
    pub(crate) fn set_mark(&self, node: u32, mark: Mark) {
        self.node(node).mark.set(mark);
    }

    #[inline]
    pub(crate) fn mark(&self, node: u32) -> Mark {
        self.node(node).mark.get()
    }

    /// Forgets what was noted of a value and what is in it.
    pub(crate) fn unmark(&self, node: u32) {
        let nodes = node as usize..self.node(node).next as usize;
        self.nodes[nodes].iter().for_each(|node| node.mark.set(Mark::None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_mean_what_their_escapes_say() {
        let text =
            r#"["plain \u00e9","\"\\\/\b\f\n\r\t","\ud83e\udd80","\ud83e!","\udd80\ud83e\u0041"]"#;
        let tape = Tape::new(text).unwrap();
        let strings: Vec<_> = tape.items(0).map(|item| tape.string(item).unwrap()).collect();
        assert_eq!(
            strings,
            ["plain é", "\"\\/\u{8}\u{c}\n\r\t", "🦀", "\u{fffd}!", "\u{fffd}\u{fffd}A"]
        );
    }

    #[test]
    fn the_last_of_several_members_counts() {
        let tape = Tape::new(r#"{"a":1,"b":{"a":2},"\u0061":3}"#).unwrap();
        let found = tape.member(0, "a").unwrap();
        assert_eq!((tape.kind(found), tape.raw(found)), (Kind::Number, "3"));
        assert_eq!(tape.members(0).count(), 3);
        assert!(tape.member(found, "a").is_none());
    }
}
