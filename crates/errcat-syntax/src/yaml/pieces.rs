//! YAML as what is written between its blanks, for those who write it anew.

use std::ops::Range;

use errcat_source::edit::line_start;
use granit_parser::{ScalarStyle, Scanner, StrInput, TokenType};

use crate::layout::pieces::{Piece, Step, Text};

/// What is written, with where blocks begin and end. `None` where the scanner gives up, or something
/// stands there that is not known.
pub(crate) fn read(text: &str) -> Option<Vec<Step>> {
    let mut reader = Reader { text, at: 0, steps: Vec::new() };
    for token in Scanner::new(StrInput::new(text)) {
        let (span, token) = token.ok()?.into_parts();
        let range = span.byte_range()?;
        let column = span.start.col();
        match token {
            TokenType::StreamStart => {}
            TokenType::StreamEnd => reader.blanks(text.len())?,
            TokenType::BlockSequenceStart => reader.step(&range, Step::Sequence { column })?,
            TokenType::BlockMappingStart => reader.step(&range, Step::Mapping { column })?,
            TokenType::BlockEnd => reader.step(&range, Step::End)?,
            TokenType::Key if range.is_empty() => reader.step(&range, Step::Key)?,
            TokenType::Key => {
                reader.step(&range, Step::Key)?;
                reader.piece(range, Piece::Question)?;
            }
            TokenType::Value => {
                reader.step(&range, Step::Value)?;
                reader.piece(range.start..range.start + 1, Piece::Colon)?;
            }
            // Its dash stands before it.
            TokenType::BlockEntry => reader.blanks(range.start)?,
            TokenType::FlowEntry => reader.piece(range, Piece::Comma)?,
            TokenType::FlowSequenceStart | TokenType::FlowMappingStart => {
                reader.piece(range, Piece::Open)?;
            }
            TokenType::FlowSequenceEnd | TokenType::FlowMappingEnd => {
                reader.piece(range, Piece::Close)?;
            }
            TokenType::Alias(_) => reader.piece(range, Piece::Alias)?,
            TokenType::Anchor(_) | TokenType::Tag(..) => reader.piece(range, Piece::Property)?,
            TokenType::Scalar(ScalarStyle::Literal | ScalarStyle::Folded, value) => {
                reader.block_text(&range, &value, column)?;
            }
            TokenType::Scalar(..) => reader.piece(range, Piece::Scalar)?,
            TokenType::DocumentStart | TokenType::DocumentEnd => {
                reader.piece(range, Piece::Marker)?;
            }
            // Directives: no catalog has them.
            _ => return None,
        }
    }
    Some(reader.steps)
}

struct Reader<'t> {
    text: &'t str,
    /// Up to where all is read.
    at: usize,
    steps: Vec<Step>,
}

impl Reader<'_> {
    fn step(&mut self, range: &Range<usize>, step: Step) -> Option<()> {
        self.blanks(range.start)?;
        self.steps.push(step);
        Some(())
    }

    fn piece(&mut self, range: Range<usize>, piece: Piece) -> Option<()> {
        self.blanks(range.start)?;
        self.push(range, piece);
        Some(())
    }

    fn push(&mut self, range: Range<usize>, piece: Piece) {
        self.at = self.at.max(range.end);
        self.steps.push(Step::Piece(piece, range));
    }

    /// Reads up to `end`, where the scanner has seen blanks, comments, dashes and signs of block
    /// texts.
    fn blanks(&mut self, end: usize) -> Option<()> {
        while self.at < end {
            let rest = &self.text[self.at..end];
            let start = self.at;
            let width = |stop: &[char]| rest.find(stop).unwrap_or(rest.len());
            match rest.chars().next()? {
                ' ' | '\t' | '\n' | '\r' => self.at += 1,
                '#' => {
                    let length = rest[..width(&['\n', '\r'])].trim_end().len();
                    self.push(start..start + length, Piece::Comment);
                }
                '-' => self.push(start..start + 1, Piece::Dash),
                '|' | '>' => {
                    let length = width(&[' ', '\t', '\n', '\r']);
                    self.push(start..start + length, Piece::Sign);
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// A text in lines of its own, from the end of the line with its sign.
    fn block_text(&mut self, range: &Range<usize>, value: &str, column: usize) -> Option<()> {
        // The sign, and a comment behind it.
        let line = |at: usize| self.text[at..].find('\n').map_or(self.text.len(), |n| at + n + 1);
        let sign = self.at + self.text[self.at..].find(['|', '>'])?;
        let body = line(sign);
        self.blanks(body)?;
        let Some(Step::Piece(_, sign)) =
            self.steps.iter().rev().find(|step| matches!(step, Step::Piece(Piece::Sign, _)))
        else {
            return None;
        };
        let sign = &self.text[sign.clone()];
        let mut written = self.text.get(body..range.end.max(body))?;
        if written.lines().next_back().is_some_and(|line| !line.trim().is_empty()) {
            // The scanner leaves out blanks at the end of the last line.
            written = &self.text[body..line(body + written.len() - 1)];
        }
        // Lines of blanks that reach beyond the indentation are part of the text.
        let written = loop {
            let last = written.lines().next_back().unwrap_or_default();
            if written.is_empty() || !last.trim().is_empty() || last.len() > column {
                break written.trim_end_matches(['\n', '\r']);
            }
            let ended = written.strip_suffix('\n').unwrap_or(written);
            written = &written[..line_start(ended, ended.len())];
        };
        let written = if written.trim().is_empty() { "" } else { written };
        let trailing = value.len() - value.trim_end_matches('\n').len();
        let kept = if sign.contains('+') { trailing.saturating_sub(1) } else { 0 };
        let text = Text {
            column: if written.is_empty() { 0 } else { column },
            indicator: sign.chars().find_map(|c| c.to_digit(10)).map(|n| n as usize),
            kept: if sign.contains('+') && written.is_empty() { trailing } else { kept },
        };
        let end = body + written.len();
        self.steps.push(Step::Text(text, body..end));
        self.at = if sign_keeps(text) { range.end.max(end) } else { end };
        Some(())
    }
}

fn sign_keeps(text: Text) -> bool {
    text.kept > 0
}
