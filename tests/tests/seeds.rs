//! The five real error references: every table row is on the generated page, and every JSON example
//! is answered by the generated crate, byte for byte.
//!
//! `cases/seeds/*.json` hold what the references state: tables with their cells, where `{}` stands for
//! a value that differs from time to time, and examples as compact JSON.

mod bodies;
mod pages;

use std::fs;

use errcat_tests::repository;
use serde_json::Value;

/// The facts of one reference.
pub(crate) struct Seed {
    api: &'static str,
    facts: Value,
}

impl Seed {
    pub(crate) fn open(api: &'static str) -> Self {
        let path = repository().join("tests/cases/seeds").join(api).with_extension("json");
        let text = fs::read_to_string(path).unwrap();
        Self { api, facts: serde_json::from_str(&text).unwrap() }
    }

    /// All rows of all tables.
    fn rows(&self) -> impl Iterator<Item = Vec<&str>> {
        let tables = self.facts["tables"].as_array().unwrap().iter();
        let rows = tables.flat_map(|table| table["rows"].as_array().unwrap());
        rows.map(|row| row.as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect())
    }

    /// The JSON examples, compact.
    pub(crate) fn examples(&self) -> Vec<&str> {
        let examples = self.facts["examples"].as_array().unwrap();
        examples.iter().map(|example| example.as_str().unwrap()).collect()
    }

    /// The pages of the generated reference, in whatever flavor the catalog asks for: the reference
    /// page, then those below it.
    fn pages(&self) -> Vec<String> {
        let docs = repository().join(format!("crates/generated/{}-errors/docs", self.api));
        let mut paths = vec![docs.join("errors.md")];
        if let Ok(more) = fs::read_dir(docs.join("errors")) {
            paths.extend(more.map(|entry| entry.unwrap().path()));
        }
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }
}
