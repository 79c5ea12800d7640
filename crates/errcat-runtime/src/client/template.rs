//! Messages back into their params.
//!
//! A template is constant text and params in turn. Each param has an alphabet and a range of
//! lengths, from its type, pattern and greatest length, so that `{name} {days}` finds the number
//! at the end of any name. Where several readings remain, the earliest param is as short as can
//! be: which text is read is always the same, and it always writes the same sentence again.

use super::places::{Origin, Place, Places};
use super::table::{piece, ClientTable, NONE, PIECE_WORDS};

/// What a param's text is made of: six words.
#[derive(Clone, Copy)]
struct Alphabet {
    /// Least and greatest number of characters.
    min: u32,
    max: u32,
    /// The characters below U+0080 in it. Those above are in it where U+0000 is.
    ascii: [u64; 2],
}

impl Alphabet {
    #[inline]
    fn read(table: &ClientTable, at: usize) -> Self {
        let word = |i: usize| table.word(at + i);
        let two = |i: usize| u64::from(word(i)) | u64::from(word(i + 1)) << 32;
        Self { min: word(0), max: word(1), ascii: [two(2), two(4)] }
    }

    /// Whether a text is made of it.
    fn holds(&self, text: &str) -> bool {
        // What is not made of it is mostly told by its beginning, so that comes first.
        (self.is_any() || self.has_all(text)) && self.has_length_of(text)
    }

    /// Whether it has all characters.
    #[inline]
    fn is_any(&self) -> bool {
        self.ascii[0] & self.ascii[1] == !0
    }

    /// Whether it has all characters of a text. Looked at in pieces, each without a branch for every
    /// byte, and no further than to the first piece that is not made of it.
    fn has_all(&self, text: &str) -> bool {
        let has = |b: &u8| self.ascii[usize::from(b / 64 % 2)] >> (b % 64);
        text.as_bytes().chunks(32).all(|some| {
            if some.is_ascii() {
                some.iter().fold(1, |all, b| all & has(b)) == 1
            } else {
                some.iter().all(|b| self.has(*b))
            }
        })
    }

    fn has_length_of(&self, text: &str) -> bool {
        // A text with more characters than can be counted is too long in any case.
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        // A character has at least one byte.
        if self.min == 0 && (self.max == u32::MAX || short(text.len()) <= self.max) {
            return true;
        }
        let count = if text.is_ascii() { text.len() } else { text.chars().count() };
        (self.min..=self.max).contains(&short(count))
    }

    /// Whether the character with this byte is in it.
    #[inline]
    fn has(&self, byte: u8) -> bool {
        let half = match byte {
            0..=63 => self.ascii[0],
            64..=127 => self.ascii[1],
            _ => return self.ascii[0] & 1 != 0,
        };
        half >> (byte % 64) & 1 != 0
    }
}

/// Whether a text is made of an alphabet; [`NONE`] is all there is.
pub(crate) fn fits(table: &ClientTable, alphabet: u32, text: &str) -> bool {
    alphabet == NONE || Alphabet::read(table, alphabet as usize).holds(text)
}

/// How many steps a text may take: enough for any sentence, and linear in its length.
fn patience(text: &str) -> usize {
    4096 + 16 * text.len()
}

/// Finds the params of a template in a text; `false` where it is not of that form.
pub(crate) fn find<'t>(
    table: &ClientTable,
    template: usize,
    text: &str,
    origin: Origin<'t>,
    places: &mut Places<'t>,
) -> bool {
    let pieces = template + 1..template + 1 + table.word(template) as usize * PIECE_WORDS;
    let (end, steps) = (pieces.end, patience(text));
    Search { table, text, end, steps, origin, places }.pieces(pieces.start, 0)
}

struct Search<'s, 't> {
    table: &'s ClientTable,
    text: &'s str,
    /// Where the pieces end.
    end: usize,
    steps: usize,
    origin: Origin<'t>,
    places: &'s mut Places<'t>,
}

impl Search<'_, '_> {
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
            return self.take(source, &alphabet, from, self.text.len());
        }
        let constant = self.table.word(next) == piece::TEXT;
        let follows = if constant { self.table.bytes(next + 1) } else { b"" };
        if constant && next + PIECE_WORDS >= self.end {
            // The text ends in it, so the param is all before that.
            let to = self.text.len().checked_sub(follows.len()).filter(|to| *to >= from);
            let ends = to.filter(|to| &self.text.as_bytes()[*to..] == follows);
            return ends.is_some_and(|to| self.take(source, &alphabet, from, to));
        }
        let bytes = self.text.as_bytes();
        let kept = self.places.len();
        let mut characters = 0;
        let mut to = from;
        loop {
            let enough = characters >= alphabet.min;
            // Nearly all places are told by their first byte.
            let ends = follows.is_empty() || bytes.get(to) == follows.first();
            if enough && ends && bytes[to..].starts_with(follows) {
                self.places.push_part(source, self.origin, from, to);
                if self.pieces(next, to) {
                    return true;
                }
                self.places.truncate(kept);
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

    /// Takes a stretch of the text for a param, if it is made of its alphabet.
    fn take(&mut self, source: u32, alphabet: &Alphabet, from: usize, to: usize) -> bool {
        let Some(text) = self.text.get(from..to) else { return false };
        // The same param may have stood in another text.
        let is_known = |(of, place): &(u32, Place<'_>)| {
            *of == source && matches!(place, Place::Text(known) if *known == text)
        };
        let fits = self.places.iter().any(is_known) || alphabet.holds(text);
        if fits {
            self.places.push_part(source, self.origin, from, to);
        }
        fits
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

    fn found<'t>(template: usize, text: &'t str) -> Option<Vec<&'t str>> {
        let mut places = Places::new();
        let fits = find(&TABLE, template, text, Origin::Body(text), &mut places);
        let found = |(_, place): &(_, Place<'t>)| match place {
            Place::Text(text) => *text,
            _ => "",
        };
        fits.then(|| places.iter().map(found).collect())
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
