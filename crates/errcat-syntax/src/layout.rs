//! The canonical layout of a catalog's text.
//!
//! Two spaces to a level, lists one level deeper than their key; one space behind `:`, `,` and `-`, and
//! inside braces; at most one blank line, and one around the root's keys that hold blocks; lines end
//! without blanks. Only blanks change: every word, quote and comment stays, in its order, and what
//! stands between brackets keeps its lines. Texts in lines of their own are moved as a whole.
//!
//! The result is read again, and given out only if it says the same.

mod indent;
pub(crate) mod pieces;

use std::ops::Range;

use errcat_source::edit::line_start;
use errcat_source::{FileId, Sink, SourceMap};

use self::indent::{Line, Placed};
use self::pieces::{Piece, Text};
use crate::written::{self, Kind, Node};
use crate::yaml;

/// Why there is no canonical layout of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no YAML document, which was reported.
    Faulty,
    /// It would say something else in it. That is a mistake here and not in the text.
    Unsafe,
}

/// The text of a file in canonical layout.
pub fn canonical(sources: &SourceMap, file: FileId, sink: &mut Sink) -> Result<String, Refused> {
    let text = sources.file(file).text();
    let before = written::read(sources, file, sink).ok_or(Refused::Faulty)?;
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let out = lay_out(bare).ok_or(Refused::Unsafe)?;

    let mut again = SourceMap::new();
    let laid_out = again.add(sources.file(file).path(), out.as_str());
    let after = written::read(&again, laid_out, &mut Sink::new()).ok_or(Refused::Unsafe)?;
    let same = says_the_same(&before, &after) && comments(bare) == comments(&out);
    if same { Ok(out) } else { Err(Refused::Unsafe) }
}

fn says_the_same(a: &Node, b: &Node) -> bool {
    let kinds = match (&a.kind, &b.kind) {
        (Kind::Sequence(a), Kind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says_the_same(a, b))
        }
        (Kind::Mapping { flow, members: a }, Kind::Mapping { flow: other, members: b }) => {
            let pairs = || a.iter().zip(b);
            let same = |((ak, av), (bk, bv)): (&(Node, Node), &(Node, Node))| {
                says_the_same(ak, bk) && says_the_same(av, bv)
            };
            flow == other && a.len() == b.len() && pairs().all(same)
        }
        (a, b) => a == b,
    };
    kinds && a.anchor == b.anchor && a.tagged == b.tagged
}

fn comments(text: &str) -> Option<Vec<&str>> {
    let placed = indent::place(yaml::pieces(text)?, text)?;
    let comments = placed.into_iter().filter(|p| p.piece == Piece::Comment);
    Some(comments.map(|p| &text[p.range]).collect())
}

fn lay_out(text: &str) -> Option<String> {
    let placed = indent::place(yaml::pieces(text)?, text)?;
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut end = 0;
    for (index, placed_here) in placed.iter().enumerate() {
        let last = index.checked_sub(1).map(|before| &placed[before]);
        let blanks = &text[end..placed_here.range.start];
        match last {
            None => {}
            Some(last) if last.text.is_some() || blanks.contains('\n') => {
                let blank = is_blank_before(&placed, index, text, end);
                let kept = last.text.is_some_and(|text| text.kept > 0);
                if !out.ends_with('\n') {
                    out.push('\n');
                }
                if blank && !kept {
                    out.push('\n');
                }
                out.extend(std::iter::repeat_n(' ', placed_here.indent));
            }
            Some(last) => out.push_str(between(last, placed_here, blanks, text)),
        }
        write(placed_here, text, &mut out);
        end = placed_here.range.end;
        if let Some(block) = &placed_here.text {
            write_lines(*block, placed_here, text, &mut out);
            end = placed_here.body.end;
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    Some(out)
}

/// Whether a blank line stands before what begins a line.
fn is_blank_before(placed: &[Placed], index: usize, text: &str, end: usize) -> bool {
    let here = &placed[index];
    let last = &placed[index - 1];
    let lines = |range: Range<usize>| text[range].matches('\n').count();
    let was =
        lines(end..here.range.start) + usize::from(last.text.is_some() && last.body.is_empty());
    let was = was > 1;
    // A block begins right below its key.
    let opens = matches!(last.piece, Piece::Colon | Piece::Dash | Piece::Open);
    if was && !opens {
        return true;
    }
    // Comments belong to the key right below them.
    let own_line =
        |p: &Placed| text[line_start(text, p.range.start)..p.range.start].trim().is_empty();
    let same = last.indent == here.indent;
    if last.piece == Piece::Comment && same && own_line(last) && !was {
        return false;
    }
    let mut at = index;
    while placed[at].piece == Piece::Comment {
        let Some(next) = placed.get(at + 1) else { return false };
        let below = lines(placed[at].range.end..next.range.start) == 1;
        if !below || placed[at].indent != next.indent {
            return false;
        }
        at += 1;
    }
    placed[at].line == Line::RootKey { apart: true }
}

/// What stands between two on one line.
fn between<'t>(last: &Placed, next: &Placed, blanks: &'t str, text: &str) -> &'t str {
    let braces = |p: &Placed| matches!(&text[p.range.clone()], "{" | "}");
    match (last.piece, next.piece) {
        // Comments may be aligned.
        (_, Piece::Comment) if !blanks.contains('\t') => blanks,
        // Without a blank, the colon would be part of the name.
        (Piece::Alias | Piece::Property | Piece::Open, Piece::Colon) => " ",
        (Piece::Open, Piece::Close) | (_, Piece::Comma | Piece::Colon) => "",
        (Piece::Open, _) if !braces(last) => "",
        (_, Piece::Close) if !braces(next) => "",
        _ => " ",
    }
}

fn write(placed: &Placed, text: &str, out: &mut String) {
    let mut lines = text[placed.range.clone()].split('\n');
    let quoted = text[placed.range.clone()].starts_with(['"', '\'']);
    let tidy = |line: &'_ str| line.trim_end_matches(['\r', ' ', '\t']).len();
    let first = lines.next().unwrap_or_default();
    let mut rest = lines.peekable();
    let whole = rest.peek().is_none() || quoted;
    out.push_str(if whole { first.trim_end_matches('\r') } else { &first[..tidy(first)] });
    while let Some(line) = rest.next() {
        out.push('\n');
        let line = line.trim_start_matches([' ', '\t']);
        let line = if rest.peek().is_none() { line } else { &line[..tidy(line)] };
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', placed.inner));
            out.push_str(line);
        }
    }
}

/// The lines of a text, moved as a whole.
fn write_lines(block: Text, placed: &Placed, text: &str, out: &mut String) {
    out.push('\n');
    let column = placed.parent + block.indicator.unwrap_or(2);
    let body = &text[placed.body.clone()];
    for line in body.lines() {
        let indented = line.len() - line.trim_start_matches(' ').len();
        let line = &line[indented.min(block.column)..];
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', column));
            out.push_str(line);
        }
        out.push('\n');
    }
    out.extend(std::iter::repeat_n('\n', block.kept));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(text: &str) -> Result<String, Refused> {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", text);
        canonical(&sources, file, &mut Sink::new())
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(laid_out(text).as_deref(), Ok(expected));
        assert_eq!(laid_out(expected).as_deref(), Ok(expected));
    }

    #[test]
    fn blanks_become_canonical_and_nothing_else_changes() {
        check(
            "\u{feff}# head\r\na:   1  # one \r\nb :\r\n\r\n    - {x: 1,y : [ a,b ],z: { } }\r\n    -   k: v\r\n        l: \"w\"\r\n\r\n\r\n    # of b\r\n# of c\r\nc:\r\n- 1\r\n-   - 2\r\nd: x",
            "# head\na: 1  # one\n\nb:\n  - { x: 1, y: [a, b], z: {} }\n  - k: v\n    l: \"w\"\n\n  # of b\n\n# of c\nc:\n  - 1\n  - - 2\n\nd: x\n",
        );
    }

    #[test]
    fn texts_move_as_a_whole() {
        check(
            "a:\n   b: |\n      x\n        y  \n\n      z\n\n\n   c: >-   # why\n       f\n       g\n   d: |2\n       h\n   e: |+\n    i\n\n\nf: \"a\n b\n\n c\"\ng: p\n    q\n",
            "a:\n  b: |\n    x\n      y  \n\n    z\n\n  c: >-   # why\n    f\n    g\n  d: |2\n      h\n  e: |+\n    i\n\n\nf: \"a\n  b\n\n  c\"\ng: p\n  q\n",
        );
    }

    #[test]
    fn blanks_within_texts_stay() {
        check("a: |\n   x  \n   \n    \nb: 1\n", "a: |\n  x  \n\n   \nb: 1\n");
        check("a: |\n   x\n  \n\nb: |-\n y \n", "a: |\n  x\n\nb: |-\n  y \n");
    }

    #[test]
    fn brackets_keep_their_lines() {
        check(
            "a: [\n x,   # first\n   {y: 1,\n z: 2}\n ]\nb:\n   - { k: v,\n  l: w }\n",
            "a: [\n  x,   # first\n  { y: 1,\n    z: 2 }\n]\n\nb:\n  - { k: v,\n      l: w }\n",
        );
    }

    #[test]
    fn what_is_no_document_is_refused() {
        assert_eq!(laid_out("a: [\n"), Err(Refused::Faulty));
        assert_eq!(laid_out("a: 1\na: 2\n"), Err(Refused::Faulty));
    }
}
