//! A place in JSON text that was written as errcat's servers write it: without white space, members
//! in the order of their declaration.
//!
//! Every function here answers `None` or `false` to anything else, be it no JSON or JSON of another
//! style; such text is read from a [`Tape`](super::tape::Tape) instead, which takes it all.

use std::borrow::Cow;

use super::read::Read;
use super::scan::string_end;
use super::unescape::unescape;
use crate::number::is_json_number;
use crate::value::Unit;

/// How deep a value may be nested here, well below what is read in the other way.
const MAX_DEPTH: usize = 32;

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// How many arrays and objects are open.
    depth: usize,
    /// The text is a string and nothing else, without escapes.
    plain: bool,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0, plain: false }
    }

    /// At the beginning of a text that is a string without escapes and nothing else.
    pub(crate) fn plain(text: &'t str) -> Self {
        Self { plain: true, ..Self::new(text) }
    }

    /// How many bytes lie before it.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes to another place, in nothing that is open.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at;
        self.depth = 0;
    }

    /// Goes on after so many bytes.
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The text from here on.
    pub(crate) fn rest(&self) -> Option<&'t str> {
        self.text.get(self.at..)
    }

    /// Enters an object.
    pub fn begin(&mut self) -> Option<()> {
        self.open(b'{')
    }

    /// Leaves an object of which all members have been read.
    pub fn end(&mut self) -> Option<()> {
        self.close(b'}').then_some(())
    }

    /// Enters an array or object.
    #[inline]
    pub(crate) fn open(&mut self, bracket: u8) -> Option<()> {
        (self.depth < MAX_DEPTH && self.skip(bracket)).then_some(())?;
        self.depth += 1;
        Some(())
    }

    /// Leaves one, if it ends here.
    #[inline]
    pub(crate) fn close(&mut self, bracket: u8) -> bool {
        let ends = self.skip(bracket);
        self.depth -= usize::from(ends);
        ends
    }

    /// Reads the next member if it has this name, else takes it for absent. The name is given as it
    /// stands behind other members: `,"name":`.
    #[inline]
    pub fn member<T: Read>(&mut self, name: &str, unit: Unit) -> Option<T> {
        // Each of the two has a length that is known where this is called.
        let is_next = if self.is_first_member() {
            self.skip_text(&name.as_bytes()[1..])
        } else {
            self.skip_text(name.as_bytes())
        };
        if is_next {
            T::scan(self, unit)
        } else {
            T::missing()
        }
    }

    /// Whether this is the end of the text.
    pub(crate) fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on after a byte, if it is the next one.
    #[inline]
    pub(crate) fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Goes on after the name of a member, if that is what comes next. The name is given as above.
    #[inline]
    pub(crate) fn skip_name(&mut self, name: &[u8]) -> bool {
        self.skip_text(if self.is_first_member() { &name[1..] } else { name })
    }

    /// Whether no member stands before this place. No value ends in a brace that opens.
    #[inline]
    fn is_first_member(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        matches!(before, None | Some(b'{'))
    }

    /// Goes on after a text, if it comes next.
    #[inline]
    pub(crate) fn skip_text(&mut self, text: &[u8]) -> bool {
        let is_next = match text {
            [byte] => self.peek() == Some(*byte),
            _ => self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(text)),
        };
        self.at += if is_next { text.len() } else { 0 };
        is_next
    }

    /// Whether a text that does not come next differs from what does within the value of a member:
    /// a string that means something else, however it might be written.
    #[cold]
    pub(crate) fn differs_in_value(&self, text: &[u8]) -> bool {
        let bytes = self.text.as_bytes();
        let pairs = bytes[self.at..].iter().zip(text);
        let same = pairs.take_while(|(a, b)| a == b).count();
        let (Some(read), Some(expected)) = (bytes.get(self.at + same), text.get(same)) else {
            return false;
        };
        let before = &bytes[..self.at + same];
        let Some(quote) = before.iter().rposition(|b| matches!(b, b'"' | b'\\')) else {
            return false;
        };
        // A letter before a quote is within a string, so that this quote ends a name and the next
        // one begins a value.
        let opens = match before[..=quote] {
            [.., letter, b'"', b':', b'"'] => letter.is_ascii_alphanumeric(),
            _ => false,
        };
        opens && *read != b'\\' && *expected != b'\\'
    }

    /// Reads a string.
    #[inline]
    pub fn string(&mut self) -> Option<Cow<'t, str>> {
        if self.plain {
            self.at = self.text.len();
            return Some(Cow::Borrowed(&self.text[1..self.at - 1]));
        }
        self.skip(b'"').then_some(())?;
        let text = self.string_rest()?;
        self.at += 1;
        Some(text)
    }

    /// The same as a text of its own.
    pub(crate) fn owned_string(&mut self) -> Option<String> {
        self.string().map(Cow::into_owned)
    }

    /// Reads what is left of a string, up to its closing quote.
    #[inline]
    pub(crate) fn string_rest(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at;
        let (end, escaped) = string_end(self.text.as_bytes(), start)?;
        self.at = end;
        let raw = &self.text[start..end];
        Some(if escaped { Cow::Owned(unescape(raw)) } else { Cow::Borrowed(raw) })
    }

    /// Reads the text of a number.
    pub(crate) fn number(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at..];
        let part = |b: u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let number = &rest[..rest.bytes().take_while(|b| part(*b)).count()];
        self.at += number.len();
        is_json_number(number.as_bytes()).then_some(number)
    }

    /// Goes on after a value and says where it stands.
    pub(crate) fn raw(&mut self) -> Option<&'t str> {
        self.value().map(|(json, _)| json)
    }

    /// Goes on after a value and says where it stands, and whether it is a string without escapes.
    /// What is in an array or object is not looked at, but for where it ends.
    #[inline]
    pub(crate) fn value(&mut self) -> Option<(&'t str, bool)> {
        let start = self.at;
        if self.peek()? == b'"' {
            let (end, escaped) = string_end(self.text.as_bytes(), start + 1)?;
            self.at = end + 1;
            return Some((self.text.get(start..self.at)?, !escaped));
        }
        self.skip_other()?;
        Some((self.text.get(start..self.at)?, false))
    }

    /// Goes on after a value that is not a string.
    fn skip_other(&mut self) -> Option<()> {
        match self.peek()? {
            b'{' | b'[' => self.skip_composite(),
            b't' | b'f' | b'n' => {
                let mut words = ["true", "false", "null"].into_iter();
                words.any(|word| self.skip_text(word.as_bytes())).then_some(())
            }
            _ => self.number().map(drop),
        }
    }

    fn skip_composite(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        let mut depth = 0;
        loop {
            match bytes.get(self.at)? {
                b'"' => self.at = string_end(bytes, self.at + 1)?.0,
                b'{' | b'[' if depth == MAX_DEPTH => return None,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Goes to the value at a path of names.
    pub(crate) fn enter(&mut self, mut path: impl Iterator<Item = &'static str>) -> Option<()> {
        path.try_for_each(|wanted| {
            self.begin()?;
            loop {
                self.skip(b',');
                let name = self.string()?;
                self.skip(b':').then_some(())?;
                if name == wanted {
                    return Some(());
                }
                self.raw()?;
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_commas() {
        let mut cursor = Cursor::new(r#"{"a":1,"b":"x","d":[{"e":"}"}]}"#);
        cursor.begin().unwrap();
        assert!(!cursor.skip_name(b",\"b\":"));
        assert!(cursor.skip_name(b",\"a\":"));
        assert_eq!(cursor.raw(), Some("1"));
        assert_eq!(cursor.member::<String>(",\"b\":", Unit::Seconds).as_deref(), Some("x"));
        assert_eq!(cursor.member::<Option<String>>(",\"c\":", Unit::Seconds), Some(None));
        assert!(cursor.skip_name(b",\"d\":"));
        assert_eq!(cursor.raw(), Some(r#"[{"e":"}"}]"#));
        cursor.end().unwrap();
        assert!(cursor.is_done());
    }

    #[test]
    fn paths_pass_other_members() {
        let at = |text, path: &[&'static str]| {
            let mut cursor = Cursor::new(text);
            cursor.enter(path.iter().copied())?;
            cursor.raw()
        };
        let text = r#"{"x":{"code":1},"error":{"y":[],"code":"A"}}"#;
        assert_eq!(at(text, &["error", "code"]), Some("\"A\""));
        assert_eq!(at(text, &["error", "message"]), None);
        assert_eq!(at(r#"{"a" :1}"#, &["a"]), None);
        assert_eq!(at("{", &["a"]), None);
    }

    #[test]
    fn another_value_is_told_from_another_way_to_write_it() {
        let differs =
            |read: &str, expected: &str| Cursor::new(read).differs_in_value(expected.as_bytes());
        assert!(differs(r#"{"a":"xz"}"#, r#"{"a":"xy"}"#));
        assert!(differs(r#"{"a":"x"}"#, r#"{"a":"xy"}"#));
        assert!(differs(r#"{"a":"é"}"#, r#"{"a":"è"}"#));
        for (read, expected) in [
            (r#"{"a":"x\u0079"}"#, r#"{"a":"xy"}"#),
            (r#"{"a":"\u0078z"}"#, r#"{"a":"\"y"}"#),
            (r#"{"b":"xy"}"#, r#"{"a":"xy"}"#),
            (r#"{"a": "xy"}"#, r#"{"a":"xy"}"#),
            (r#"{"a":"xy","b"#, r#"{"a":"xy"}"#),
            (r#"{"a":2}"#, r#"{"a":1}"#),
            (r#"{"a":":" }"#, r#"{"a":":"}"#),
            (r#"{"a\":":1}"#, r#"{"a\":"}"#),
            (r#"["a",":"x"#, r#"["a",":","#),
            (r#"{"a":"x"#, r#"{"a":"xy"}"#),
        ] {
            assert!(!differs(read, expected), "{read} {expected}");
        }
    }

    #[test]
    fn deep_values_are_left_to_the_other_way() {
        let text = "[".repeat(1_000_000);
        let mut cursor = Cursor::new(&text);
        assert_eq!(std::iter::from_fn(|| cursor.open(b'[')).count(), MAX_DEPTH);
        let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(Cursor::new(&nested(MAX_DEPTH)).raw().is_some());
        assert!(Cursor::new(&nested(MAX_DEPTH + 1)).raw().is_none());
    }
}
