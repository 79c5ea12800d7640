//! Regular expressions, each compiled once.

use std::collections::HashMap;

use regex::Regex;

/// The regular expressions of a catalog.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    compiled: HashMap<String, Option<Regex>>,
}

impl Patterns {
    /// Reads a pattern; the reason where it cannot be read.
    pub(crate) fn add(&mut self, pattern: &str) -> Result<(), String> {
        if let Some(known) = self.compiled.get(pattern) {
            return known.as_ref().map(|_| ()).ok_or_else(|| "it cannot be read".to_owned());
        }
        // By itself first, so that `a)(b` cannot close the group that anchors it.
        let anchored = Regex::new(pattern).and_then(|_| Regex::new(&format!(r"\A(?:{pattern})\z")));
        let result = anchored.as_ref().map(|_| ()).map_err(reason);
        self.compiled.insert(pattern.to_owned(), anchored.ok());
        result
    }

    /// Whether the whole text matches; also where the pattern could not be read, which was
    /// reported.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> bool {
        match self.compiled.get(pattern) {
            Some(Some(regex)) => regex.is_match(text),
            _ => true,
        }
    }
}

/// The last line of the error: the ones before draw the pattern.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim().trim_start_matches("error: ").to_owned()
}
