//! From a code to its error: a hash table that the generator filled.
//!
//! As many slots as a power of two, at least twice as many as entries. A slot is [`NONE`], or twice
//! the index of a row, plus one where the entry is the row's code and not its key. An entry stands in
//! the first free slot from that of its [`hash`] on.

use std::error::Error;
use std::fmt;

use crate::table::{Table, NONE};

/// No error of the catalog has such a key or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no error of the catalog has this code")
    }
}

impl Error for UnknownCode {}

/// No value of an enum of the catalog is written like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownValue;

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no value of this type is written like this")
    }
}

impl Error for UnknownValue {}

impl Table {
    /// The index of the error with a key, or with a code that no other error has.
    pub fn find(&'static self, text: &str) -> Option<usize> {
        let slots = self.codes;
        let mask = slots.len().checked_sub(1)?;
        let mut at = hash(text.as_bytes()) as usize & mask;
        loop {
            let slot = slots[at];
            if slot == NONE {
                return None;
            }
            let row = self.row((slot >> 1) as usize);
            let entry = if slot & 1 == 1 { row.code() } else { row.key() };
            if entry == text {
                return Some((slot >> 1) as usize);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Eight bytes at a time, each step a rotation, an exclusive or and a multiplication; the last
/// eight may overlap those before. The generator has the same function.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = step(hash, word(chunk));
    }
    hash = match bytes.len() {
        0..=7 => step(hash, word(bytes)),
        len if len % 8 == 0 => hash,
        len => step(hash, word(&bytes[len - 8..])),
    };
    // The upper half of a product depends on all bits of its factors.
    (hash >> 32) as u32
}

/// Eight bytes at most as a number, the first of them lowest. Longer pieces are read at once and may
/// overlap: to copy them to a place of eight and read that again takes several times as long.
#[inline]
fn word(bytes: &[u8]) -> u64 {
    let four = |at: usize| bytes[at..at + 4].try_into().map_or(0, u32::from_le_bytes);
    let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
    match bytes.len() {
        0 => 0,
        len @ 1..=3 => byte(0) | byte(len / 2) | byte(len - 1),
        len @ 4..=7 => u64::from(four(0)) | u64::from(four(len - 4)) << (8 * (len - 4)),
        _ => bytes[..8].try_into().map_or(0, u64::from_le_bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filled_up_with_zeros() {
        let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        for len in 0..=8 {
            let mut eight = [0; 8];
            eight[..len].copy_from_slice(&bytes[..len]);
            assert_eq!(word(&bytes[..len]), u64::from_le_bytes(eight));
        }
    }
}
