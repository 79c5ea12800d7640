//! Code spans and fenced code.

use errcat_model::Json;

use super::invisible::{is_invisible, push_entity, push_json_escape};
use super::{Markdown, Place};

impl Markdown {
    /// `code` as a code span; nothing for nothing.
    pub(crate) fn span(self, code: &str, place: Place) -> String {
        if code.is_empty() {
            return String::new();
        }
        let cell = place == Place::Cell;
        // What hosts do with spaces at the edges differs, and a backslash before a pipe has no
        // spelling in a cell's code span that all parsers share.
        let pipe = self.flavor.not_in_code_of_cells;
        let edge = code.starts_with(' ') || code.ends_with(' ');
        if edge
            || code.chars().any(is_invisible)
            || self.acts_on(code)
            || (cell && code.contains(pipe))
        {
            return html_span(code);
        }
        let ticks = "`".repeat(longest_run(code) + 1);
        let space = |at_edge: bool| if at_edge { " " } else { "" };
        let pad = space(code.starts_with('`') || code.ends_with('`'));
        let code = if cell { code.replace('|', "\\|") } else { code.to_owned() };
        format!("{ticks}{pad}{code}{pad}{ticks}")
    }

    /// `code` between fences that nothing in it can close.
    pub(crate) fn fence(self, language: &str, code: &str) -> String {
        let code = code.trim_end_matches(['\n', '\r']);
        if self.acts_on(code) {
            return format!("<pre>{}</pre>", html_code(code, |c| c != '\n'));
        }
        let fence = "`".repeat(3.max(longest_run(code) + 1));
        let plain = |c: char| c.is_ascii_alphanumeric() || "+-_.#".contains(c);
        let language = if language.chars().all(plain) { language } else { "" };
        format!("{fence}{language}\n{code}\n{fence}")
    }

    /// A JSON value between fences, invisible characters as escapes.
    pub(crate) fn json_fence(self, json: &Json) -> String {
        self.fence("json", &visible_json(json))
    }

    /// Whether the host acts on something in the code.
    fn acts_on(self, code: &str) -> bool {
        self.flavor.not_in_code.iter().any(|mark| code.contains(mark))
    }
}

/// A JSON value with indentation in which nothing hides: what a reader could not see stands as an
/// escape, the same value to every reader of JSON.
pub(crate) fn visible_json(json: &Json) -> String {
    let pretty = json.to_pretty();
    // Outside of strings pretty JSON has line feeds only, so what is invisible is in a string.
    let invisible = |c: char| c != '\n' && is_invisible(c);
    if !pretty.contains(invisible) {
        return pretty;
    }
    let mut code = String::with_capacity(pretty.len() + 16);
    for c in pretty.chars() {
        if invisible(c) {
            push_json_escape(&mut code, c);
        } else {
            code.push(c);
        }
    }
    code
}

/// `code` as inline HTML, in which references work: for what backticks cannot hold.
pub(super) fn html_span(code: &str) -> String {
    html_code(code, |_| true)
}

/// `code` as HTML; `visible` says of which characters a picture is needed where they have none.
fn html_code(code: &str, visible: impl Fn(char) -> bool) -> String {
    let mut out = String::from("<code>");
    for c in code.chars() {
        if c.is_ascii_punctuation() || (visible(c) && is_invisible(c)) {
            push_entity(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out.push_str("</code>");
    out
}

fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
