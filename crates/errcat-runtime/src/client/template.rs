//! Messages back into their params.
//!
//! A template is constant text and params in turn. Each param has an alphabet and a range of
//! lengths, from its type, pattern and greatest length, so that `{name} {days}` finds the number
//! at the end of any name. Where several readings remain, the earliest param is as short as can
//! be: which text is read is always the same, and it always writes the same sentence again.

use super::table::{piece, ClientTable, NONE, PIECE_WORDS};

/// What a param's text is made of: six words.
#[derive(Clone, Copy)]
struct Alphabet {
    /// Least and greatest number of characters.
    min: u32,
    max: u32,
    /// The characters below U+0080 in it. Those above are in it where U+0000 is.
    ascii: [u32; 4],
}

impl Alphabet {
    fn read(table: &ClientTable, at: usize) -> Self {
        let word = |i: usize| table.word(at + i);
        Self { min: word(0), max: word(1), ascii: [word(2), word(3), word(4), word(5)] }
    }

    /// Whether a text is made of it.
    fn holds(&self, text: &str) -> bool {
        let any_length = self.min == 0 && self.max == u32::MAX;
        // What is not made of it is mostly told by its beginning, so that comes first.
        (self.ascii == [!0; 4] || text.bytes().all(|b| self.has(b)))
            && (any_length || {
                let count = if text.is_ascii() { text.len() } else { text.chars().count() };
                // A text with more characters than can be counted is too long in any case.
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                (self.min..=self.max).contains(&count)
            })
    }

    /// Whether the character with this byte is in it.
    #[inline]
    fn has(&self, byte: u8) -> bool {
        let byte = if byte.is_ascii() { byte } else { 0 };
        self.ascii[usize::from(byte / 32) % 4] >> (byte % 32) & 1 != 0
    }
}

/// Whether a text is made of an alphabet; [`NONE`] is all there is.
pub(crate) fn fits(table: &ClientTable, alphabet: u32, text: &str) -> bool {
    alphabet == NONE || Alphabet::read(table, alphabet as usize).holds(text)
}

/// A param's source and where its text is.
pub(crate) type Part = (u32, usize, usize);

/// How many steps a text may take: enough for any sentence, and linear in its length.
fn patience(text: &str) -> usize {
    4096 + 16 * text.len()
}

/// Finds the params of a template in a text; `false` where it is not of that form.
pub(crate) fn find(
    table: &ClientTable,
    template: usize,
    text: &str,
    parts: &mut Vec<Part>,
) -> bool {
    let pieces = template + 1..template + 1 + table.word(template) as usize * PIECE_WORDS;
    let mut search = Search { table, text, end: pieces.end, steps: patience(text), parts };
    search.pieces(pieces.start, 0)
}

struct Search<'s> {
    table: &'s ClientTable,
    text: &'s str,
    /// Where the pieces end.
    end: usize,
    steps: usize,
    parts: &'s mut Vec<Part>,
}

impl Search<'_> {
    /// Whether the pieces from one on are the text from a place on. As deep as there are pieces.
    fn pieces(&mut self, at: usize, from: usize) -> bool {
        if at >= self.end {
            return from == self.text.len();
        }
        if self.table.word(at) == piece::TEXT {
            let constant = self.table.bytes(at + 1);
            return self.text.as_bytes()[from..].starts_with(constant)
                && self.pieces(at + PIECE_WORDS, from + constant.len());
        }
        let source = self.table.word(at + 1);
        let alphabet = Alphabet::read(self.table, self.table.word(at + 2) as usize);
        let next = at + PIECE_WORDS;
        if next >= self.end {
            let fits = alphabet.holds(&self.text[from..]);
            if fits {
                self.parts.push((source, from, self.text.len()));
            }
            return fits;
        }
        let constant = self.table.word(next) == piece::TEXT;
        let follows = if constant { self.table.bytes(next + 1) } else { b"" };
        if constant && next + PIECE_WORDS >= self.end {
            // The text ends in it, so the param is all before that.
            let to = self.text.len().checked_sub(follows.len()).filter(|to| *to >= from);
            let ends = to.filter(|to| &self.text.as_bytes()[*to..] == follows);
            let fits =
                ends.filter(|to| self.text.get(from..*to).is_some_and(|t| alphabet.holds(t)));
            self.parts.extend(fits.map(|to| (source, from, to)));
            return fits.is_some();
        }
        let bytes = self.text.as_bytes();
        let kept = self.parts.len();
        let mut characters = 0;
        let mut to = from;
        loop {
            let enough = characters >= alphabet.min;
            // Nearly all places are told by their first byte.
            let ends = follows.is_empty() || bytes.get(to) == follows.first();
            if enough && ends && bytes[to..].starts_with(follows) {
                self.parts.push((source, from, to));
                if self.pieces(next, to) {
                    return true;
                }
                self.parts.truncate(kept);
            }
            let Some(&byte) = bytes.get(to).filter(|b| alphabet.has(**b)) else { return false };
            if characters == alphabet.max || self.steps == 0 {
                return false;
            }
            self.steps -= 1;
            characters += 1;
            to += match byte {
                0..=0xbf => 1,
                0xc0..=0xdf => 2,
                0xe0..=0xef => 3,
                _ => 4,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: [u32; 6] = [0, u32::MAX, !0, !0, !0, !0];
    /// `0` to `9`.
    const DIGITS: [u32; 6] = [1, 20, 0, 0x03ff_0000, 0, 0];

    /// `{name} {days}`, then `{a}{b}`, then `'{a}'`.
    static TABLE: ClientTable = ClientTable {
        text: " '",
        data: &[
            ANY[0],
            ANY[1],
            ANY[2],
            ANY[3],
            ANY[4],
            ANY[5],
            DIGITS[0],
            DIGITS[1],
            DIGITS[2],
            DIGITS[3],
            DIGITS[4],
            DIGITS[5], // templates at 12, 22 and 29
            3,
            1,
            0,
            0,
            0,
            0,
            1,
            1,
            1 << 8,
            6,
            2,
            1,
            0,
            0,
            1,
            1 << 8,
            0,
            3,
            0,
            1,
            1,
            1,
            0,
            0,
            0,
            1,
            1,
        ],
    };

    fn found(template: usize, text: &str) -> Option<Vec<&str>> {
        let mut parts = Vec::new();
        let fits = find(&TABLE, template, text, &mut parts);
        fits.then(|| parts.iter().map(|&(_, from, to)| &text[from..to]).collect())
    }

    #[test]
    fn alphabets_decide_where_a_param_ends() {
        assert_eq!(found(12, "a b 5"), Some(vec!["a b", "5"]));
        assert_eq!(found(12, " 5"), Some(vec!["", "5"]));
        assert_eq!(found(12, "5 5 5"), Some(vec!["5 5", "5"]));
        assert_eq!(found(12, "a b"), None);
        assert_eq!(found(12, "é 123456789012345678901"), None);
    }

    #[test]
    fn what_remains_open_goes_to_the_last() {
        assert_eq!(found(22, "éx"), Some(vec!["", "éx"]));
        assert_eq!(found(29, "'it's'"), Some(vec!["it's"]));
        assert_eq!(found(29, "'it"), None);
    }

    #[test]
    fn long_texts_take_linear_time() {
        let text = " 1x".repeat(300_000);
        let start = std::time::Instant::now();
        assert_eq!(found(12, &text), None);
        assert!(start.elapsed().as_secs() < 5);
    }
}
