//! YAML of the few forms that the catalog of rules has.

use std::fmt::Write as _;

use errcat_model::Json;

/// Lines of YAML, two spaces to a level.
pub(super) struct Yaml(String);

impl Yaml {
    /// Lines behind `head`.
    pub(super) fn new(head: &str) -> Self {
        Self(head.to_owned())
    }

    /// A mapping begins.
    pub(super) fn key(&mut self, level: usize, key: &str) {
        self.line(level, &format!("{key}:"));
    }

    /// A member with a text on its line.
    pub(super) fn text(&mut self, level: usize, key: &str, text: &str) {
        self.json(level, key, &Json::string(text));
    }

    /// A member with a value on its line. JSON is YAML.
    pub(super) fn json(&mut self, level: usize, key: &str, value: &Json) {
        self.line(level, &format!("{key}: {value}"));
    }

    /// The first member of an item of a list; the others stand one level further in.
    pub(super) fn item(&mut self, level: usize, key: &str, text: &str) {
        self.json_item(level, key, &Json::string(text));
    }

    /// [`Self::item`] with any value.
    pub(super) fn json_item(&mut self, level: usize, key: &str, value: &Json) {
        self.line(level, &format!("- {key}: {value}"));
    }

    /// A member with a text line by line.
    pub(super) fn block(&mut self, level: usize, key: &str, text: &str) {
        // A block cannot say how a text begins with spaces, or that its last line does not end.
        if text.starts_with([' ', '\n']) || !text.ends_with('\n') || text.ends_with("\n\n") {
            return self.text(level, key, text);
        }
        self.line(level, &format!("{key}: |"));
        for line in text.lines() {
            self.line(if line.is_empty() { 0 } else { level + 1 }, line);
        }
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn line(&mut self, level: usize, line: &str) {
        let _ = writeln!(self.0, "{:1$}{line}", "", 2 * level);
    }
}
