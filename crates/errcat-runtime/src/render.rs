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
    pub problems: &'a str,
}

impl<'a> Values<'a> {
    /// Bytes that the values will take, about: a text often stands in two places.
    fn room(&self) -> usize {
        let all = self.fields.iter().chain(self.problem).chain(self.response);
        all.map(|value| value.as_text().map_or(8, |text| 2 * text.len())).sum::<usize>() + ROOM
    }

    fn get(&self, word: u32) -> Option<&'a dyn Value> {
        let value = word >> 8;
        let values = match value & 3 {
            source::FIELD => self.fields,
            source::PROBLEM => self.problem,
            _ => self.response,
        };
        values.get(value as usize >> 2).copied().filter(|value| !value.is_missing())
    }
}

/// What numbers, times and quotes usually add to the text around them.
const ROOM: usize = 32;

/// Texts of fields that are known to need no escape, so that the second place of one in a body is
/// a mere copy. A bit per field; those beyond are looked at each time.
#[derive(Default)]
struct Clean(u64);

impl Clean {
    /// Appends a text as it stands within a JSON string.
    fn escape(&mut self, out: &mut String, word: u32, text: &str) {
        let bit = match word >> 8 {
            value if value & 3 == source::FIELD && value >> 2 < 64 => 1 << (value >> 2),
            _ => 0,
        };
        if self.0 & bit != 0 {
            out.push_str(text);
        } else if escape(out, text) {
            self.0 |= bit;
        }
    }
}

impl Program {
    /// Appends the text with values. `false` where a required value is missing.
    pub fn render(self, out: &mut String, values: &Values<'_>) -> bool {
        let shape = self.shape();
        let (mut start, len) = self.span();
        let mut lengths = self.lengths().iter().map(|&len| len as usize);
        let text = self.table().text;
        out.reserve(len + values.problems.len() + values.room());
        let mut clean = Clean::default();

        let mut at = 0;
        while let Some(&word) = shape.get(at) {
            at += 1;
            let place = match word & op::MASK {
                op::TEXT => {
                    let len = lengths.next().unwrap_or(0);
                    out.push_str(&text[start..start + len]);
                    start += len;
                    continue;
                }
                op::COMMA => {
                    separate(out);
                    continue;
                }
                op::PROBLEMS => {
                    out.push_str(values.problems);
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
                op::MEMBERS => None,
                op::JSON => Some(Place::Json),
                op::JSON_STRING => Some(Place::JsonString),
                _ => Some(Place::Text),
            };
            let default = (word & op::DEFAULT != 0).then(|| {
                at += 2;
                at - 2
            });
            let unit =
                if word & op::MILLISECONDS == 0 { Unit::Seconds } else { Unit::Milliseconds };
            let form = Form { place: place.unwrap_or(Place::Json), unit };
            let value = values.get(word);
            match (place, value.and_then(Value::as_text)) {
                (Some(Place::Json), Some(text)) => {
                    out.push('"');
                    clean.escape(out, word, text);
                    out.push('"');
                    continue;
                }
                (Some(Place::JsonString), Some(text)) => {
                    clean.escape(out, word, text);
                    continue;
                }
                _ => {}
            }
            match (value, default) {
                (Some(value), _) if place.is_none() => value.members(out, form),
                (Some(value), _) if word & op::FIELD_VALUE != 0 => {
                    let mut field_value = String::new();
                    value.write(&mut field_value, form);
                    out.push_str(&field_value.replace(|c: char| c.is_ascii_control(), " "));
                }
                (Some(value), _) => value.write(out, form),
                (None, Some(operand)) => {
                    let [begin, len] = [shape[operand] as usize, shape[operand + 1] as usize];
                    if place.is_none() && len > 0 {
                        separate(out);
                    }
                    out.push_str(&text[begin..begin + len]);
                }
                (None, None) if place == Some(Place::Json) => out.push_str("null"),
                (None, None) => {}
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
        let mut out = String::new();
        let program = TABLE.program(at);
        program.render(&mut out, &Values { fields, ..Values::default() }).then_some(out)
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
