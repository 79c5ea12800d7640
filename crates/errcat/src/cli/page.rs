//! A page of facts and text, for a terminal or as Markdown.

use errcat_model::{Inline, Prose};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page(Vec<Block>);

#[derive(Debug)]
enum Block {
    Heading(String),
    /// A short fact under a name; they stand together.
    Fact(&'static str, String),
    Text(Prose),
    /// A list of texts under a name.
    List(&'static str, Vec<Prose>),
    /// Lines as they are, under a name: which language, and the text.
    Code(String, String, String),
}

impl Page {
    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.0.push(Block::Heading(text.into()));
    }

    pub(super) fn fact(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push(Block::Fact(name, value.into()));
    }

    pub(super) fn text(&mut self, text: &Prose) {
        if !text.is_empty() {
            self.0.push(Block::Text(text.clone()));
        }
    }

    pub(super) fn list(&mut self, name: &'static str, texts: Vec<Prose>) {
        if !texts.is_empty() {
            self.0.push(Block::List(name, texts));
        }
    }

    pub(super) fn code(&mut self, name: &str, language: &str, text: &str) {
        if !text.is_empty() {
            let block = Block::Code(name.to_owned(), language.to_owned(), text.to_owned());
            self.0.push(block);
        }
    }

    /// For a terminal of `width` columns. `bold` marks headings.
    pub(super) fn to_terminal(&self, width: usize, bold: bool) -> String {
        let strong = |text: &str| {
            let text = visible(text);
            if bold { format!("\x1b[1m{text}\x1b[0m") } else { text }
        };
        self.joined(|block| match block {
            Block::Heading(text) => strong(text) + "\n",
            Block::Fact(name, value) => {
                let name = format!("{name}:");
                wrapped(value, width, &format!("{name:<12}"), &" ".repeat(12))
            }
            Block::Text(prose) => paragraphs(prose, width, "", ""),
            Block::List(name, texts) => {
                let items = texts.iter().map(|text| paragraphs(text, width, "  - ", "    "));
                format!("{}\n{}", strong(name), items.collect::<String>())
            }
            Block::Code(name, _, text) => {
                let lines =
                    text.lines().flat_map(|line| ["    ".into(), visible(line), "\n".into()]);
                format!("{}\n{}", strong(name), lines.collect::<String>())
            }
        })
    }

    /// As Markdown.
    pub(super) fn to_markdown(&self) -> String {
        self.joined(|block| match block {
            Block::Heading(text) => format!("# {}\n", escaped(text)),
            Block::Fact(name, value) => format!("- {name}: {}\n", escaped(value)),
            Block::Text(prose) => markdown(prose, "\n\n") + "\n",
            Block::List(name, texts) => {
                let items =
                    texts.iter().flat_map(|t| ["- ".into(), markdown(t, "\n\n  "), "\n".into()]);
                format!("## {name}\n\n{}", items.collect::<String>())
            }
            Block::Code(name, language, text) => {
                let fence = fence(text);
                let name = escaped(name);
                let language = info(language);
                format!("## {name}\n\n{fence}{language}\n{}\n{fence}\n", text.trim_end())
            }
        })
    }

    /// The blocks with a blank line between them, but for facts, which stand together.
    fn joined(&self, write: impl Fn(&Block) -> String) -> String {
        let mut out = String::new();
        for (index, block) in self.0.iter().enumerate() {
            let facts = matches!(block, Block::Fact(..))
                && index.checked_sub(1).is_some_and(|i| matches!(self.0[i], Block::Fact(..)));
            if index > 0 && !facts {
                out.push('\n');
            }
            out.push_str(&write(block));
        }
        out
    }
}

/// Text of a catalog that may not steer a terminal.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent(rest);
    textwrap::fill(&visible(text), options.break_words(false)) + "\n"
}

fn paragraphs(prose: &Prose, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let text: String = paragraph
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Code(code) => format!("`{code}`"),
            })
            .collect();
        out += if index > 0 { "\n" } else { "" };
        out += &wrapped(&text, width, if index > 0 { rest } else { first }, rest);
    }
    out
}

fn markdown(prose: &Prose, between: &str) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => escaped(text),
        // A backtick cannot stand in prose's code, so one on each side is enough.
        Inline::Code(code) => format!("`{}`", visible(code)),
    };
    let paragraph = |p: &Vec<Inline>| p.iter().map(inline).collect::<String>();
    prose.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join(between)
}

/// Text that Markdown shows as it is: every mark of ASCII may have a backslash (`CommonMark`,
/// section 2.4).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in visible(text).chars() {
        if c.is_ascii_punctuation() && !",;:'\"/?%()=".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A language behind a fence; none where it is not one word.
fn info(language: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "+-_.#".contains(c);
    if language.chars().all(plain) { language } else { "" }
}

/// A fence longer than any row of backticks in `text`.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup_or_steer_the_terminal() {
        let mut page = Page::default();
        page.heading("A *b* \u{1b}[2J");
        page.text(&Prose::parse("<b> `code` [x](y)"));
        page.code("*b*", "a b", "x");
        page.code("Body", "json", "```\n");
        let markdown = page.to_markdown();
        assert!(markdown.starts_with("# A \\*b\\* \u{fffd}\\[2J\n\n\\<b\\> `code` \\[x\\](y)\n"));
        assert!(markdown.contains("## \\*b\\*\n\n```\nx\n```\n"), "{markdown}");
        assert!(markdown.ends_with("````json\n```\n````\n"), "{markdown}");
        assert!(!page.to_terminal(80, false).contains('\u{1b}'));
    }

    #[test]
    fn text_is_wrapped_and_facts_stand_together() {
        let mut page = Page::default();
        page.heading("E0001");
        page.fact("status", "404");
        page.fact("retry", "never");
        page.list("Causes", vec![Prose::parse("one two three four five six")]);
        let expected = "\
E0001

status:     404
retry:      never

Causes
  - one two three
    four five six
";
        assert_eq!(page.to_terminal(20, false), expected);
    }
}
