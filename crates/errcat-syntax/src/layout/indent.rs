//! How far each line is indented.

use std::ops::Range;

use errcat_source::edit::line_start;

use super::pieces::{Piece, Step, Text};

/// What a line begins with, as far as blank lines depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A key of the root; apart from the one above where one of the two holds a block.
    RootKey {
        apart: bool,
    },
    Other,
}

/// Something written, and where it stands if it begins a line.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) piece: Piece,
    pub(super) range: Range<usize>,
    /// Its indentation.
    pub(super) indent: usize,
    /// The indentation of its further lines.
    pub(super) inner: usize,
    /// The indentation of the block it is in.
    pub(super) parent: usize,
    pub(super) line: Line,
    /// The text below the line: behind a sign, or the comment behind that.
    pub(super) text: Option<Text>,
    /// Its lines.
    pub(super) body: Range<usize>,
}

/// A list or mapping without brackets.
#[derive(Debug, Clone, Copy)]
struct Block {
    list: bool,
    /// A list whose dashes stand below its key, which nothing announces or ends.
    implied: bool,
    /// Where it stands, and where it shall stand.
    column: usize,
    indent: usize,
}

#[derive(Default)]
struct Placer {
    blocks: Vec<Block>,
    placed: Vec<Placed>,
    /// How many brackets are open.
    brackets: usize,
    /// Whether the key of the innermost mapping is read.
    value: bool,
    key: bool,
    /// The keys of the root by index, and whether each holds a block.
    root_keys: Vec<(usize, bool)>,
    /// Comments on lines of their own, by index, with the blocks they may belong to.
    comments: Vec<(usize, Vec<Block>)>,
}

/// Gives everything its indentation. `None` where it does not fit together.
pub(super) fn place(steps: Vec<Step>, text: &str) -> Option<Vec<Placed>> {
    let mut placer = Placer::default();
    for step in steps {
        match step {
            Step::Sequence { column } => placer.begin(true, false, column),
            Step::Mapping { column } => placer.begin(false, false, column),
            Step::End => {
                placer.end_implied();
                placer.blocks.pop()?;
                placer.value = false;
            }
            Step::Key if placer.brackets == 0 => {
                placer.end_implied();
                placer.value = false;
                placer.key = true;
            }
            Step::Value if placer.brackets == 0 => placer.end_implied(),
            Step::Key | Step::Value => {}
            Step::Text(lines, body) => {
                let line = placer.placed.last_mut()?;
                (line.text, line.body) = (Some(lines), body);
            }
            Step::Piece(piece, range) => placer.piece(piece, range, text)?,
        }
    }
    placer.place_comments(text);
    placer.set_apart();
    Some(placer.placed)
}

impl Placer {
    fn begin(&mut self, list: bool, implied: bool, column: usize) {
        let indent = self.blocks.last().map_or(0, |parent| parent.indent + 2);
        if self.blocks.len() == 1
            && let Some((_, holds_block)) = self.root_keys.last_mut()
        {
            *holds_block = true;
        }
        self.blocks.push(Block { list, implied, column, indent });
        self.value = false;
    }

    fn end_implied(&mut self) {
        self.blocks.pop_if(|block| block.implied);
    }

    fn piece(&mut self, piece: Piece, range: Range<usize>, text: &str) -> Option<()> {
        let column = range.start - line_start(text, range.start);
        if piece == Piece::Dash && self.blocks.last().is_none_or(|block| !block.list) {
            self.begin(true, true, column);
        }
        if piece == Piece::Close {
            self.brackets = self.brackets.checked_sub(1)?;
        }
        let parent = self.blocks.last();
        let at = parent.map_or(0, |block| block.indent);
        let content = match parent {
            Some(block) if block.list => at + 2,
            _ => at,
        };
        let below = if parent.is_some() { at + 2 } else { 0 };
        let indent = match piece {
            _ if self.brackets > 0 || piece == Piece::Close => content + 2 * self.brackets,
            Piece::Marker => 0,
            Piece::Dash | Piece::Question | Piece::Colon => at,
            _ if self.value || parent.is_some_and(|block| block.list) => below,
            _ => at,
        };
        let inner = if self.brackets > 0 { content + 2 * self.brackets } else { below };
        let index = self.placed.len();
        let mut line = Line::Other;
        if piece == Piece::Comment {
            if text[range.start - column..range.start].trim().is_empty() && self.brackets == 0 {
                self.comments.push((index, self.blocks.clone()));
            }
        } else if piece != Piece::Marker && self.key && self.brackets == 0 {
            self.key = false;
            if self.blocks.len() == 1 {
                line = Line::RootKey { apart: false };
                self.root_keys.push((index, false));
            }
        }
        match piece {
            Piece::Open => self.brackets += 1,
            Piece::Colon if self.brackets == 0 => self.value = true,
            Piece::Question => self.value = true,
            _ => {}
        }
        let body = range.end..range.end;
        let placed = Placed { piece, range, indent, inner, parent: at, line, text: None, body };
        self.placed.push(placed);
        Some(())
    }

    /// Blank lines stand around the keys of the root that hold blocks.
    fn set_apart(&mut self) {
        for pair in self.root_keys.windows(2) {
            let [(_, above), (index, here)] = *pair else { continue };
            self.placed[index].line = Line::RootKey { apart: above || here };
        }
    }

    /// A comment belongs to the innermost block that does not begin to the right of it.
    fn place_comments(&mut self, text: &str) {
        for (index, blocks) in std::mem::take(&mut self.comments) {
            let start = self.placed[index].range.start;
            let column = start - line_start(text, start);
            let next = self.placed[index..].iter().find(|p| p.piece != Piece::Comment);
            let next = next.map(|p| (p.range.start - line_start(text, p.range.start), p.indent));
            let open = blocks.iter().map(|block| (block.column, block.indent)).chain(next);
            let fits = open.filter(|(from, _)| *from <= column).max_by_key(|(from, _)| *from);
            self.placed[index].indent = fits.map_or(0, |(_, indent)| indent);
        }
    }
}
