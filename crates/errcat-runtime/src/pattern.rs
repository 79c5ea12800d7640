//! Patterns of texts, held where a text enters an error.
//!
//! A generated crate carries each pattern as instructions, which are followed for all characters
//! at once (Pike's virtual machine): time grows with the length of text and pattern, not
//! with their combinations, and no crate needs an engine that reads patterns.

/// A pattern, what it is compared with, and what stands in for a text that does not match.
#[derive(Debug)]
pub struct Pattern {
    /// Instructions, the first of which begins the match.
    pub program: &'static [u32],
    /// The longest text, in characters.
    pub max_length: usize,
    /// The text in place of one that does not match; without one it is left out.
    pub otherwise: Option<&'static str>,
}

/// Instructions. Where one goes on is an index into the program.
mod instruction {
    /// The text has to end here.
    pub(super) const MATCH: u32 = 0;
    /// `n, (low, high) × n`: a character in one of the ranges, then the instruction behind.
    pub(super) const CLASS: u32 = 1;
    /// `a, b`: goes on at both.
    pub(super) const SPLIT: u32 = 2;
    /// `a`: goes on there.
    pub(super) const JUMP: u32 = 3;
    /// Only before the first character.
    pub(super) const START: u32 = 4;
    /// Only behind the last character.
    pub(super) const END: u32 = 5;
}

impl Pattern {
    /// The text, if it matches and is not too long, else what stands in for it.
    pub fn fit_required(&self, text: String) -> String {
        self.fit(Some(text)).unwrap_or_default()
    }

    /// The text, if it matches and is not too long, else what stands in for it or nothing.
    pub fn fit(&self, text: Option<String>) -> Option<String> {
        let text = text?;
        if self.matches(&text) {
            Some(text)
        } else {
            self.otherwise.map(str::to_owned)
        }
    }

    /// Whether the whole text matches and is not too long.
    fn matches(&self, text: &str) -> bool {
        // A character has at least one byte.
        if text.len() > self.max_length && text.chars().count() > self.max_length {
            return false;
        }
        let mut now = Threads::new(self.program.len());
        let mut next = Threads::new(self.program.len());
        now.start(self.program, 0, true, text.is_empty());
        for (at, c) in text.char_indices() {
            let is_last = at + c.len_utf8() == text.len();
            for i in 0..now.waiting.len() {
                let class = now.waiting[i];
                if let Some(behind) = step(self.program, class, c) {
                    next.start(self.program, behind, false, is_last);
                }
            }
            std::mem::swap(&mut now, &mut next);
            next.clear();
            if now.waiting.is_empty() && !now.matched {
                return false;
            }
        }
        now.matched
    }
}

/// The instruction behind a class that has the character.
fn step(program: &[u32], class: usize, c: char) -> Option<usize> {
    let count = program[class + 1] as usize;
    let ranges = &program[class + 2..class + 2 + 2 * count];
    let has = ranges.chunks_exact(2).any(|r| (r[0]..=r[1]).contains(&u32::from(c)));
    has.then_some(class + 2 + 2 * count)
}

/// Where a match stands: classes that wait for the next character.
struct Threads {
    waiting: Vec<usize>,
    seen: Vec<bool>,
    open: Vec<usize>,
    /// Whether the text could end here.
    matched: bool,
}

impl Threads {
    fn new(instructions: usize) -> Self {
        let seen = vec![false; instructions];
        Self { waiting: Vec::new(), seen, open: Vec::new(), matched: false }
    }

    fn clear(&mut self) {
        self.waiting.clear();
        self.seen.fill(false);
        self.matched = false;
    }

    /// Follows the instructions from one until each branch waits.
    fn start(&mut self, program: &[u32], from: usize, is_first: bool, is_last: bool) {
        self.open.push(from);
        while let Some(at) = self.open.pop() {
            if std::mem::replace(&mut self.seen[at], true) {
                continue;
            }
            match program[at] {
                instruction::CLASS => self.waiting.push(at),
                instruction::SPLIT => {
                    self.open.extend([program[at + 1] as usize, program[at + 2] as usize]);
                }
                instruction::JUMP => self.open.push(program[at + 1] as usize),
                instruction::START if is_first => self.open.push(at + 1),
                instruction::END if is_last => self.open.push(at + 1),
                instruction::MATCH => self.matched = true,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::instruction::*;
    use super::*;

    /// `^(?:[a-c]+|é)?$`
    const PROGRAM: &[u32] = &[
        START, SPLIT, 4, 20, SPLIT, 7, 16, CLASS, 1, 97, 99, SPLIT, 7, 14, JUMP, 20, CLASS, 1, 233,
        233, END, MATCH,
    ];

    fn pattern(otherwise: Option<&'static str>) -> Pattern {
        Pattern { program: PROGRAM, max_length: 4, otherwise }
    }

    #[test]
    fn the_whole_text_is_compared() {
        for (text, matches) in [
            ("", true),
            ("a", true),
            ("abca", true),
            ("abcab", false),
            ("é", true),
            ("éa", false),
            ("a\n", false),
            ("d", false),
        ] {
            assert_eq!(pattern(None).matches(text), matches, "{text:?}");
        }
    }

    #[test]
    fn what_does_not_match_is_replaced_or_left_out() {
        assert_eq!(pattern(Some("b")).fit_required("x".to_owned()), "b");
        assert_eq!(pattern(Some("b")).fit_required("c".to_owned()), "c");
        assert_eq!(pattern(None).fit(Some("x".to_owned())), None);
        assert_eq!(pattern(Some("b")).fit(None), None);
    }
}
