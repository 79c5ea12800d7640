//! The hash table from keys and codes to errors. The format is that of `errcat-runtime`, module
//! `lookup`.

use std::collections::{HashMap, HashSet};

use errcat_model::Catalog;

use crate::pool::{NONE, word};

/// The slots. An error is found by its key, and by its code where no other error has it and it is
/// no other error's key.
pub(crate) fn slots(catalog: &Catalog) -> Vec<u32> {
    let codes: Vec<_> = catalog.errors.iter().map(|e| e.code.to_text()).collect();
    let keys: HashSet<_> = catalog.errors.iter().map(|e| e.key.as_str()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::with_capacity(codes.len());
    for code in &codes {
        *counts.entry(code).or_default() += 1;
    }
    let mut entries = Vec::with_capacity(codes.len());
    for (index, (error, code)) in catalog.errors.iter().zip(&codes).enumerate() {
        // The text of the code is nearer at hand, so it serves where both are the same.
        if error.key == *code {
            entries.push((code.as_str(), word(index * 2 + 1)));
            continue;
        }
        entries.push((error.key.as_str(), word(index * 2)));
        if counts[code.as_str()] == 1 && !keys.contains(code.as_str()) {
            entries.push((code, word(index * 2 + 1)));
        }
    }
    fill(entries)
}

/// Slots with entries in them, each of a text that no other has.
pub(crate) fn fill(entries: Vec<(&str, u32)>) -> Vec<u32> {
    let mut slots = vec![NONE; (entries.len() * 2).next_power_of_two()];
    let mask = slots.len() - 1;
    for (text, entry) in entries {
        let mut at = hash(text.as_bytes()) as usize & mask;
        while slots[at] != NONE {
            at = (at + 1) & mask;
        }
        slots[at] = entry;
    }
    slots
}

/// As in the runtime. Each generated crate tests that it finds all its codes.
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = |bytes: &[u8]| {
        let mut eight = [0; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(eight)
    };
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
    (hash >> 32) as u32
}
