//! Links and the anchors they lead to.

use std::fmt::Write as _;

use super::{Markdown, Place};

/// A link to `path` and perhaps a place on it, both ours. `label` is Markdown already.
pub(crate) fn link(label: &str, path: &str, anchor: Option<&str>) -> String {
    let anchor = anchor.map(|anchor| format!("#{}", destination(anchor))).unwrap_or_default();
    format!("[{label}]({path}{anchor})")
}

/// The place an anchor names: an element of its own, so that it survives a changed heading.
pub(crate) fn anchor(id: &str) -> String {
    let mut out = String::from("<a id=\"");
    for c in id.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            _ if c.is_whitespace() || c.is_control() => out.push('-'),
            _ => out.push(c),
        }
    }
    out.push_str("\"></a>");
    out
}

/// A link to a page or URL; the label alone where it would run rather than open. `label` is
/// Markdown already.
pub(crate) fn link_or_label(label: &str, to: &str) -> String {
    if opens(to) { format!("[{label}]({})", destination(to)) } else { label.to_owned() }
}

impl Markdown {
    /// A link to a page or URL of the catalog. What would run rather than open stays text.
    pub(crate) fn link_or_text(self, title: &str, to: &str, place: Place) -> String {
        let label = self.text(title, place);
        if opens(to) {
            format!("[{label}]({})", destination(to))
        } else {
            format!("{label} ({})", self.span(to, place))
        }
    }
}

/// Whether a browser opens `to` as a page: a relative reference, or one of the web's own schemes.
fn opens(to: &str) -> bool {
    let Some((scheme, _)) = to.split_once(':') else { return !to.trim().is_empty() };
    scheme.contains(['/', '?', '#'])
        || ["http", "https", "mailto"].iter().any(|s| scheme.eq_ignore_ascii_case(s))
}

/// `to` as the destination of a link. Percent-encodes what is not part of a URI or would end it.
fn destination(to: &str) -> String {
    let mut out = String::with_capacity(to.len());
    for c in to.trim().chars() {
        if c == '&' {
            out.push_str("&amp;");
        } else if c.is_alphanumeric() || "-._~:/?#@!'*+,;=%".contains(c) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
