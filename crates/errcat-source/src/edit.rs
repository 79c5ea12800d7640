//! Changes to a text that somebody wrote: what they do not touch stays byte for byte.

use std::ops::Range;

/// Where the line that holds `offset` begins.
pub fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Where the next line begins; the end of the text behind the last one.
pub fn next_line(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |at| offset + at + 1)
}

/// How the text ends its lines: as it ends the first.
pub fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Changes to one text, by the offsets it has before any of them.
#[derive(Debug)]
pub struct Edits<'t> {
    text: &'t str,
    line_break: &'static str,
    /// Each with what comes in its place.
    ranges: Vec<(Range<usize>, String)>,
}

impl<'t> Edits<'t> {
    /// No changes yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, line_break: line_break(text), ranges: Vec::new() }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Puts `with`, whose lines end in `\n`, where `range` is.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        let with = match self.line_break {
            "\n" => with.to_owned(),
            other => with.replace('\n', other),
        };
        self.ranges.push((range, with));
    }

    /// Takes `range` out.
    pub fn remove(&mut self, range: Range<usize>) {
        self.ranges.push((range, String::new()));
    }

    /// Puts whole lines, each ended by `\n`, behind the line that holds `offset`.
    pub fn insert_lines(&mut self, offset: usize, lines: &str) {
        let at = next_line(self.text, offset);
        let ended = at == 0 || self.text[..at].ends_with('\n');
        let first = if ended { "" } else { "\n" };
        self.replace(at..at, &format!("{first}{lines}"));
    }

    /// The changed text. Of two changes at one place the first to be made comes first; `None` where
    /// changes overlap.
    pub fn apply(mut self) -> Option<String> {
        self.ranges.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, with) in self.ranges {
            out.push_str(self.text.get(done..range.start)?);
            out.push_str(&with);
            done = range.end;
        }
        out.push_str(self.text.get(done..)?);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_behind_a_line_and_end_like_their_neighbours() {
        let behind = |text: &str, offset| {
            let mut edits = Edits::new(text);
            edits.insert_lines(offset, "x\ny\n");
            edits.apply().unwrap()
        };
        assert_eq!(behind("a\nb\n", 0), "a\nx\ny\nb\n");
        assert_eq!(behind("a\r\nb", 3), "a\r\nb\r\nx\r\ny\r\n");
        assert_eq!(behind("a\nb\n", 4), "a\nb\nx\ny\n");
        assert_eq!(behind("", 0), "x\ny\n");
    }

    #[test]
    fn changes_are_made_by_place_and_never_overlap() {
        let mut edits = Edits::new("0123456789");
        edits.remove(6..8);
        edits.replace(2..2, "a");
        edits.replace(2..2, "b");
        edits.replace(2..4, "c");
        assert_eq!(edits.apply().unwrap(), "01abc4589");
        let mut edits = Edits::new("0123");
        edits.remove(0..3);
        edits.remove(2..4);
        assert_eq!(edits.apply(), None);
    }
}
