//! Runs the programs of a table: constant text with values in between.

use crate::escape::escape;
use crate::table::{op, source, Program};
use crate::value::{separate, Form, Place, Unit, Value};

/// The values of one problem and its response.
#[derive(Debug, Clone, Copy, Default)]
pub struct Values<'a> {
    /// The error's fields, in the order of the catalog.
    pub fields: &'a [&'a dyn Value],
    /// Context of the problem.
    pub problem: &'a [&'a dyn Value],
    /// Context of the response.
    pub response: &'a [&'a dyn Value],
    /// The problems already rendered, separated by commas, for the body around them.
    pub problems: &'a [u8],
}

impl<'a> Values<'a> {
    /// The value that a word means, or one that is missing.
    #[inline]
    fn at(&self, word: u32) -> Option<&'a dyn Value> {
        let value = word >> 8;
        let values = match value & 3 {
            source::FIELD => self.fields,
            source::PROBLEM => self.problem,
            _ => self.response,
        };
        values.get(value as usize >> 2).copied()
    }

    fn get(&self, word: u32) -> Option<&'a dyn Value> {
        self.at(word).filter(|value| !value.is_missing())
    }
}

/// Bytes that values usually take. Asking them costs more than what stays unused.
const ROOM: usize = 128;

/// Where the texts of the first fields stand in a body once they have been escaped: most stand in
/// two places, the second of which is a copy of the first.
#[derive(Default)]
struct Escaped([(usize, usize); 3]);

impl Escaped {
    /// Appends a text as it stands within a JSON string.
    #[inline]
    fn write(&mut self, out: &mut Vec<u8>, word: u32, text: &str) {
        let value = word >> 8;
        let is_field = value & 3 == source::FIELD;
        let place = self.0.get_mut(value as usize >> 2).filter(|_| is_field);
        match place {
            Some(&mut (start, end)) if start < end => out.extend_from_within(start..end),
            Some(place) => {
                let start = out.len();
                escape(out, text.as_bytes());
                *place = (start, out.len());
            }
            None => escape(out, text.as_bytes()),
        }
    }
}

impl Program {
    /// Bytes that the text will mostly have.
    pub(crate) fn room(self, values: &Values<'_>) -> usize {
        self.span().1 + values.problems.len() + ROOM
    }

    /// Appends the text with values. `false` where a required value is missing.
    pub fn render(self, out: &mut Vec<u8>, values: &Values<'_>) -> bool {
        let shape = self.shape();
        let (mut start, _) = self.span();
        let mut lengths = self.lengths().iter().map(|&len| len as usize);
        let text = self.table().text.as_bytes();
        out.reserve(self.room(values));
        let mut escaped = Escaped::default();

        let mut at = 0;
        while let Some(&word) = shape.get(at) {
            at += 1;
            let place = match word & op::MASK {
                op::TEXT => {
                    let len = lengths.next().unwrap_or(0);
                    out.extend_from_slice(&text[start..start + len]);
                    start += len;
                    continue;
                }
                op::COMMA => {
                    separate(out);
                    continue;
                }
                op::PROBLEMS => {
                    out.extend_from_slice(values.problems);
                    continue;
                }
                op::IF => {
                    let [words, stretches] = [shape[at] as usize, shape[at + 1] as usize];
                    at += 2;
                    if values.get(word).is_none() {
                        at += words;
                        start += lengths.by_ref().take(stretches).sum::<usize>();
                    }
                    continue;
                }
                op::REQUIRE => {
                    if values.get(word).is_none() {
                        return false;
                    }
                    continue;
                }
                op::JSON | op::JSON_STRING => {
                    if let Some(text) = values.at(word).and_then(Value::as_text) {
                        let whole = word & op::MASK == op::JSON;
                        if whole {
                            out.push(b'"');
                        }
                        escaped.write(out, word, text);
                        if whole {
                            out.push(b'"');
                        }
                        at += if word & op::DEFAULT == 0 { 0 } else { 2 };
                        continue;
                    }
                    Some(if word & op::MASK == op::JSON { Place::Json } else { Place::JsonString })
                }
                op::MEMBERS => None,
                _ => Some(Place::Text),
            };
            let default = (word & op::DEFAULT != 0).then(|| {
                at += 2;
                at - 2
            });
            let unit =
                if word & op::MILLISECONDS == 0 { Unit::Seconds } else { Unit::Milliseconds };
            let form = Form { place: place.unwrap_or(Place::Json), unit };
            match (values.get(word), place) {
                (Some(value), None) => value.members(out, form),
                (Some(value), Some(_)) => {
                    let start = out.len();
                    value.write(out, form);
                    if word & op::FIELD_VALUE != 0 {
                        let written = out[start..].iter_mut();
                        written.filter(|b| b.is_ascii_control()).for_each(|b| *b = b' ');
                    }
                }
                (None, _) => match default {
                    Some(operand) => {
                        let [begin, len] = [shape[operand] as usize, shape[operand + 1] as usize];
                        if place.is_none() && len > 0 {
                            separate(out);
                        }
                        out.extend_from_slice(&text[begin..begin + len]);
                    }
                    None if place == Some(Place::Json) => out.extend_from_slice(b"null"),
                    None => {}
                },
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Table;

    /// `{"a":` field 0 `,"b":"` field 1 `"` where there is one, members of 2, `}`; and the same
    /// field as a header.
    static TABLE: Table = Table {
        text: "{\"a\":,\"b\":\"\"}7",
        rows: &[],
        codes: &[],
        data: &[
            13,
            0,
            13,
            5,
            6,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0, // program at 0
            13,
            op::TEXT,
            op::JSON | op::DEFAULT,
            13,
            1,
            op::IF | 4 << 8,
            3,
            2,
            op::TEXT,
            op::JSON_STRING | 4 << 8,
            op::TEXT,
            op::MEMBERS | 8 << 8,
            op::TEXT,
            op::COMMA,
            // program at 27, its shape at 30
            30,
            0,
            0,
            2,
            op::REQUIRE | 4 << 8,
            op::PLAIN | op::FIELD_VALUE | 4 << 8,
        ],
    };

    fn run(at: usize, fields: &[&dyn Value]) -> Option<String> {
        let mut out = Vec::new();
        let program = TABLE.program(at);
        let rendered = program.render(&mut out, &Values { fields, ..Values::default() });
        rendered.then(|| String::from_utf8(out).unwrap())
    }

    #[test]
    fn conditions_defaults_and_members() {
        let none = None::<String>;
        let text = "q\"\r\nX: 1".to_owned();
        let map = crate::Map::from([("m", true)]);
        assert_eq!(
            run(0, &[&1i64, &text, &map]).unwrap(),
            r#"{"a":1,"b":"q\"\r\nX: 1","m":true},"#
        );
        assert_eq!(run(0, &[&none, &none, &none]).unwrap(), r#"{"a":7},"#);
        assert_eq!(run(27, &[&none, &none]), None);
        assert_eq!(run(27, &[&none, &text]).unwrap(), "q\"  X: 1");
    }
}
