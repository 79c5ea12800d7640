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

use crate::escape::first_special;
use crate::number::is_json_number;

/// No node.
pub(crate) const NONE: u32 = u32::MAX;

/// How deep arrays and objects may be nested; what `serde_json` allows.
const MAX_DEPTH: usize = 128;

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
struct Node {
    /// Its bytes; those of a string without the quotes.
    start: u32,
    end: u32,
    /// The node after everything in it. While it is open: the container around it.
    next: u32,
    kind: Kind,
    /// A string with escapes in it.
    escaped: bool,
    mark: Cell<Mark>,
}

/// The values of a text, containers before what is in them. An object has names and values in
/// turn. The first node is the whole.
#[derive(Debug)]
pub(crate) struct Tape<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

impl<'a> Tape<'a> {
    /// Reads a text; `None` where it is not JSON, too deep, or longer than 4 GiB.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        // Most nodes are strings with something around them.
        let nodes = Vec::with_capacity((text.len() / 12).clamp(8, 4096));
        let mut scan = Scan { tape: Self { text, nodes }, at: 0, open: NONE, depth: 0 };
        scan.document()?;
        Some(scan.tape)
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

struct Scan<'a> {
    tape: Tape<'a>,
    at: usize,
    /// The innermost open container.
    open: u32,
    depth: usize,
}

impl Scan<'_> {
    #[inline]
    fn byte(&self) -> Option<u8> {
        self.tape.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, kind: Kind, escaped: bool) {
        // The text is shorter than `u32::MAX`, and has no more nodes than bytes.
        let short = |n: usize| u32::try_from(n).unwrap_or(NONE);
        let next = short(self.tape.nodes.len() + 1);
        let (start, end) = (short(start), short(end));
        self.tape.nodes.push(Node { start, end, next, kind, escaped, mark: Cell::new(Mark::None) });
    }

    fn document(&mut self) -> Option<()> {
        loop {
            self.space();
            let opened = self.value()?;
            if opened && !self.begins_empty()? {
                continue;
            }
            loop {
                self.space();
                if self.open == NONE {
                    return self.byte().is_none().then_some(());
                }
                let object = self.tape.kind(self.open) == Kind::Object;
                let byte = self.byte()?;
                self.at += 1;
                match byte {
                    b',' if object => {
                        self.space();
                        self.name()?;
                        break;
                    }
                    b',' => break,
                    b'}' if object => self.close(),
                    b']' if !object => self.close(),
                    _ => return None,
                }
            }
        }
    }

    /// After a container opened: closes it where it is empty, else reads the first name.
    fn begins_empty(&mut self) -> Option<bool> {
        self.space();
        let object = self.tape.kind(self.open) == Kind::Object;
        if self.byte()? == if object { b'}' } else { b']' } {
            self.at += 1;
            self.close();
            return Some(true);
        }
        if object {
            self.name()?;
        }
        Some(false)
    }

    fn close(&mut self) {
        let (end, at) = (self.tape.nodes.len(), self.at);
        if let Some(node) = self.tape.nodes.get_mut(self.open as usize) {
            self.open = node.next;
            node.next = u32::try_from(end).unwrap_or(NONE);
            node.end = u32::try_from(at).unwrap_or(NONE);
        }
        self.depth -= 1;
    }

    /// Reads a value; whether it is a container that is now open.
    fn value(&mut self) -> Option<bool> {
        match self.byte()? {
            b'{' => self.begin(Kind::Object)?,
            b'[' => self.begin(Kind::Array)?,
            b'"' => return self.string().map(|()| false),
            b't' => return self.word("true", Kind::True),
            b'f' => return self.word("false", Kind::False),
            b'n' => return self.word("null", Kind::Null),
            _ => return self.number(),
        }
        Some(true)
    }

    fn begin(&mut self, kind: Kind) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let node = u32::try_from(self.tape.nodes.len()).ok()?;
        self.push(self.at, self.at, kind, false);
        let open = std::mem::replace(&mut self.open, node);
        self.tape.nodes[node as usize].next = open;
        self.at += 1;
        Some(())
    }

    fn name(&mut self) -> Option<()> {
        (self.byte()? == b'"').then_some(())?;
        self.string()?;
        self.space();
        let colon = self.byte()? == b':';
        self.at += 1;
        colon.then_some(())
    }

    fn word(&mut self, word: &str, kind: Kind) -> Option<bool> {
        let start = self.at;
        self.tape.text[start..].starts_with(word).then_some(())?;
        self.at += word.len();
        self.push(start, self.at, kind, false);
        Some(false)
    }

    fn number(&mut self) -> Option<bool> {
        let rest = &self.tape.text.as_bytes()[self.at..];
        let part = |b: &u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let len = rest.iter().take_while(|b| part(b)).count();
        is_json_number(&rest[..len]).then_some(())?;
        self.push(self.at, self.at + len, Kind::Number, false);
        self.at += len;
        Some(false)
    }

    #[inline]
    fn string(&mut self) -> Option<()> {
        let start = self.at + 1;
        let (end, escaped) = string_end(self.tape.text.as_bytes(), start)?;
        self.push(start, end, Kind::String, escaped);
        self.at = end + 1;
        Some(())
    }
}

/// Where the string that begins at a place ends, and whether it has escapes in it.
#[inline]
pub(crate) fn string_end(bytes: &[u8], start: usize) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (start, false);
    loop {
        at += first_special(&bytes[at..])?;
        match bytes[at] {
            b'"' => return Some((at, escaped)),
            b'\\' => {
                escaped = true;
                at += match bytes.get(at + 1)? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                    b'u' => {
                        let digits = bytes.get(at + 2..at + 6)?;
                        digits.iter().all(u8::is_ascii_hexdigit).then_some(6)?
                    }
                    _ => return None,
                };
            }
            _ => return None,
        }
    }
}

/// What escapes stand for. The text has been scanned, so they are well formed.
pub(crate) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest.as_bytes().get(at + 1).copied().unwrap_or(b'\\');
        rest = rest.get(at + 2..).unwrap_or_default();
        out.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = unit(rest);
                rest = rest.get(4..).unwrap_or_default();
                let second = rest.strip_prefix("\\u").map(unit);
                match (first, second) {
                    (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                        rest = rest.get(6..).unwrap_or_default();
                        let c = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
                        char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)
                    }
                    _ => char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
                }
            }
            other => char::from(other),
        });
    }
    out.push_str(rest);
    out
}

/// The number of four hexadecimal digits.
fn unit(digits: &str) -> u32 {
    digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0xfffd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_json_is_read() {
        for text in [
            "{}",
            "[]",
            " [ 1 , -2.5e+3 , true , false , null , \"\" ] ",
            r#"{"a":{"b":[{},[]]},"a":1}"#,
            r#""\ud800 \u0041 \"\/""#,
            "0",
        ] {
            assert!(Tape::new(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "}",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "01",
            "1 2",
            "tru",
            "nul",
            "\"",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u12",
            "\"\n\"",
            "[1}",
            "{\"a\":1]",
            "<html>",
            "'a'",
            "+1",
            ".5",
            "NaN",
            "[1 2]",
        ] {
            assert!(Tape::new(text).is_none(), "{text}");
        }
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(Tape::new(&nested(MAX_DEPTH)).is_some());
        assert!(Tape::new(&nested(MAX_DEPTH + 1)).is_none());
        assert!(Tape::new(&"[".repeat(1_000_000)).is_none());
    }

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
