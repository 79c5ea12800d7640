//! From JSON text to a [`Tape`]: one pass, no recursion.

use std::cell::Cell;

use super::tape::{Kind, Mark, Node, Tape};
use crate::escape::first_special;
use crate::number::is_json_number;

/// How deep arrays and objects may be nested; what `serde_json` allows.
const MAX_DEPTH: usize = 128;

/// No node.
const NONE: u32 = u32::MAX;

/// Notes what stands in the text of an empty tape; `None` where it is not JSON, or too deep.
pub(super) fn document(tape: Tape<'_>) -> Option<Tape<'_>> {
    let mut scan = Scan { tape, at: 0, open: NONE, depth: 0 };
    scan.document()?;
    Some(scan.tape)
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
}
