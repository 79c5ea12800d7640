//! Blocks that hosts write each in their own way: comments, anchored headings, boxes, front matter.

use errcat_model::Json;

use super::{Markdown, anchor};
use crate::flavor::Callout;

/// How urgent a box is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Urgency {
    Note,
    Warning,
}

impl Urgency {
    fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

impl Markdown {
    /// A comment. `text` is ours.
    pub(crate) fn comment(self, text: &str) -> String {
        let [open, close] = self.flavor.comment;
        format!("{open}{text}{close}")
    }

    /// A heading whose anchor survives a changed text: what stands above it, if anything, and the
    /// heading. `heading` is Markdown already.
    pub(crate) fn anchored(self, id: &str, heading: &str) -> (String, String) {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        // Not every host takes one that begins with a digit.
        let begins = id.starts_with(|c: char| c.is_ascii_alphabetic());
        if self.flavor.heading_anchors && begins && id.chars().all(word) {
            (String::new(), format!("{heading} {{#{id}}}"))
        } else {
            (anchor(id), heading.to_owned())
        }
    }

    /// A box to be noticed. Title and paragraphs are Markdown already.
    pub(crate) fn callout(self, urgency: Urgency, title: Option<&str>, text: &str) -> String {
        let word = urgency.word();
        let bold = title.map(|title| format!("**{title}**"));
        let paragraphs = |first: Option<String>| {
            let all = first.into_iter().chain((!text.is_empty()).then(|| text.to_owned()));
            all.collect::<Vec<_>>().join("\n\n")
        };
        match &self.flavor.callout {
            Callout::Alert => {
                format!("> [!{}]\n{}", word.to_uppercase(), prefixed("> ", &paragraphs(bold)))
            }
            Callout::Quote => prefixed("> ", &paragraphs(bold)),
            Callout::Class => {
                // The theme's class for a box with a title of its own takes the first paragraph.
                let class = if title.is_some() { "-title" } else { "" };
                let quote = prefixed("> ", &paragraphs(title.map(str::to_owned)));
                format!("{{: .{word}{class} }}\n{quote}")
            }
            Callout::Directive => {
                let title = title.map(|title| format!("[{title}]")).unwrap_or_default();
                format!(":::{word}{title}\n\n{text}\n\n:::")
            }
            Callout::Indented => {
                // Without a title the host writes the word itself.
                let title = title.map(|title| format!(" \"{}\"", title.replace('"', "&quot;")));
                let title = title.unwrap_or_default();
                format!("!!! {word}{title}\n\n{}", prefixed("    ", text))
            }
        }
    }

    /// Front matter with these keys; nothing where the host has none.
    pub(crate) fn front_matter<'k>(
        self,
        entries: impl IntoIterator<Item = (&'k str, &'k Json)>,
    ) -> Option<String> {
        let fixed = self.flavor.front_matter?;
        let given: Vec<_> = entries.into_iter().collect();
        let mut members: Vec<(String, Json)> = fixed
            .iter()
            .filter(|(key, _)| !given.iter().any(|(k, _)| k == key))
            .map(|(key, value)| ((*key).to_owned(), Json::string(*value)))
            .collect();
        members.extend(given.into_iter().map(|(key, value)| (key.to_owned(), value.clone())));
        // Texts and what JSON has besides: nothing that YAML could not say.
        let yaml = serde_yaml::to_string(&Json::Object(members)).unwrap_or_default();
        Some(format!("---\n{yaml}---"))
    }
}

/// Each line of `text` with `prefix` before it, without white space at its end.
pub(super) fn prefixed(prefix: &str, text: &str) -> String {
    let line = |line: &str| format!("{prefix}{line}").trim_end().to_owned();
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
