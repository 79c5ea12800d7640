//! The text and the data of a table, each part once.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hasher as _};

/// Stands for an absent text, program or list; as in the runtime's tables.
pub(crate) const NONE: u32 = u32::MAX;

/// Text and data while they grow.
#[derive(Default)]
pub(crate) struct Pool {
    /// All strings, each on a line of its own so that a diff shows which changed.
    pub(crate) text: String,
    /// Lists, programs and shapes.
    pub(crate) data: Vec<u32>,
    /// Where a text of a certain hash stands. The text itself is not kept twice: one that shares
    /// its hash with another is stored again.
    texts: HashMap<u64, [u32; 2]>,
    /// The same for words in the data.
    lists: HashMap<u64, [u32; 2]>,
}

impl Pool {
    /// Start and length of a string.
    pub(crate) fn text(&mut self, text: &str) -> [u32; 2] {
        let mut hasher = self.texts.hasher().build_hasher();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        if let Some(&[start, len]) = self.texts.get(&hash)
            && &self.text[start as usize..start as usize + len as usize] == text
        {
            return [start, len];
        }
        let at = [word(self.text.len()), word(text.len())];
        self.text.push_str(text);
        self.text.push('\n');
        self.texts.entry(hash).or_insert(at);
        at
    }

    /// Index of a list: its count, then its words.
    pub(crate) fn list(&mut self, count: usize, words: &[u32]) -> u32 {
        let mut list = Vec::with_capacity(words.len() + 1);
        list.push(word(count));
        list.extend_from_slice(words);
        self.words(&list)
    }

    /// Index of some words.
    pub(crate) fn words(&mut self, words: &[u32]) -> u32 {
        let hash = self.lists.hasher().hash_one(words);
        if let Some(&[start, len]) = self.lists.get(&hash)
            && &self.data[start as usize..start as usize + len as usize] == words
        {
            return start;
        }
        let at = word(self.data.len());
        self.data.extend_from_slice(words);
        self.lists.entry(hash).or_insert([at, word(words.len())]);
        at
    }
}

/// A count or index as a word. A catalog of 4 GiB would end in [`NONE`], and in a crate that does
/// not compile.
pub(crate) fn word(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}
