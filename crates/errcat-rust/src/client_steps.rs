//! A body as steps: constant text, and between it the values.
//!
//! The generator knows every byte that a server of ours writes around the values, so a client that
//! looks for just these bytes first has little to do. Any other body is read by its shape.

use errcat_model::shape::{Member, Shape, TextPiece};
use errcat_model::{ErrorDef, Json};

use crate::client_table::{RESPONSE, Writer};
use crate::pool::{NONE, Pool, word};
use crate::program::within_string;

const END: u32 = 0;
const TEXT: u32 = 1;
const TEMPLATE: u32 = 2;
const VALUE: u32 = 3;
const LAST_VALUE: u32 = 4;
const NAME: u32 = 5;
const MEMBER: u32 = 6;
const PROBLEMS: u32 = 7;

/// Steps while they grow.
#[derive(Default)]
struct Steps {
    words: Vec<u32>,
    /// Constant text that is not yet a step.
    constant: String,
    /// The last value, if it is one of its own that belongs to the problem.
    last: Option<usize>,
}

impl Steps {
    fn push(&mut self, pool: &mut Pool, words: &[u32]) {
        if !self.constant.is_empty() {
            let [start, len] = pool.text(&std::mem::take(&mut self.constant));
            self.words.extend([TEXT, start, len]);
        }
        self.words.extend_from_slice(words);
    }
}

/// Whether a comma stands before the next member of an object.
#[derive(Clone, Copy, PartialEq)]
enum Comma {
    No,
    Yes,
    /// Only members that may be absent stand before it.
    Perhaps,
}

impl Writer<'_, '_> {
    /// The index of a shape's steps, [`NONE`] where objects in it are merged with values.
    pub(crate) fn steps(&mut self, error: &ErrorDef, shape: &Shape) -> u32 {
        let mut steps = Steps::default();
        if self.step(error, shape, &mut steps).is_none() {
            return NONE;
        }
        steps.push(self.pool, &[END]);
        if let Some(last) = steps.last {
            steps.words[last] = LAST_VALUE;
        }
        self.pool.words(&steps.words)
    }

    fn step(&mut self, error: &ErrorDef, shape: &Shape, steps: &mut Steps) -> Option<()> {
        match shape {
            Shape::Literal(json) => steps.constant.push_str(&json.to_string()),
            Shape::Object(members) => self.members(error, members, steps)?,
            Shape::Array(items) => {
                steps.constant.push('[');
                for (i, item) in items.iter().enumerate() {
                    steps.constant.push_str(if i == 0 { "" } else { "," });
                    self.step(error, item, steps)?;
                }
                steps.constant.push(']');
            }
            Shape::Text(pieces) => {
                steps.constant.push('"');
                let mut pieces = &pieces[..];
                if let [TextPiece::Text(text), rest @ ..] = pieces {
                    steps.constant.push_str(&within_string(text));
                    pieces = rest;
                }
                if !pieces.is_empty() {
                    let template = self.template(error, pieces);
                    steps.push(self.pool, &[TEMPLATE, template]);
                    let of_problem = |piece: &TextPiece| match piece {
                        TextPiece::Text(_) => false,
                        TextPiece::Value(source) => of_problem(self.source(error, *source)),
                    };
                    if pieces.iter().any(of_problem) {
                        steps.last = None;
                    }
                }
                steps.constant.push('"');
            }
            Shape::Value(value) => {
                let [source, alphabet] = self.value(error, value);
                steps.push(self.pool, &[VALUE, source, alphabet]);
                if of_problem(source) {
                    steps.last = Some(steps.words.len() - 3);
                }
            }
            Shape::Problems(_) => steps.push(self.pool, &[PROBLEMS]),
        }
        Some(())
    }

    fn members(&mut self, error: &ErrorDef, members: &[Member], steps: &mut Steps) -> Option<()> {
        steps.constant.push('{');
        let mut comma = Comma::No;
        for member in members {
            let Member::Named { name, shape, needs } = member else { return None };
            let name = name_step(name);
            if needs.is_empty() {
                if comma == Comma::Perhaps {
                    let [start, len] = self.pool.text(&name);
                    steps.push(self.pool, &[NAME, start, len]);
                } else {
                    steps.constant.push_str(&name[usize::from(comma == Comma::No)..]);
                }
                self.step(error, shape, steps)?;
                comma = Comma::Yes;
                continue;
            }
            let absent = match shape {
                Shape::Value(value) => self.value(error, value)[0],
                _ => NONE,
            };
            let [start, len] = self.pool.text(&name);
            steps.push(self.pool, &[MEMBER, start, len, absent, 0]);
            let from = steps.words.len();
            self.step(error, shape, steps)?;
            steps.push(self.pool, &[]);
            steps.words[from - 1] = word(steps.words.len() - from);
            comma = if comma == Comma::No { Comma::Perhaps } else { comma };
        }
        steps.constant.push('}');
        Some(())
    }
}

/// The name of a member as it stands behind other members.
pub(crate) fn name_step(name: &str) -> String {
    format!(",{}:", Json::string(name))
}

/// Whether a source is the error's own or the problem's.
fn of_problem(source: u32) -> bool {
    source & 3 != RESPONSE
}
