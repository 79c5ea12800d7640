//! Guides: sections of the author's own.

use errcat_model::{Callout, CodeBlock, Guide, GuideItem, Link};

use crate::index::Index;
use crate::markdown::{Place, Urgency};
use crate::shown::view;

view! {
    /// A section of the author's own.
    pub(crate) struct GuideView {
        /// What stands above the heading where the heading does not say its anchor.
        anchor: String,
        title: String,
        text: String,
        callout: Option<String>,
        items: Vec<ItemView>,
        code: Vec<CodeView>,
        links: Vec<String>,
    }
}

view! {
    struct ItemView {
        title: String,
        text: String,
        steps: Vec<String>,
    }
}

view! {
    /// Lines as they are.
    pub(super) struct CodeView {
        title: Option<String>,
        /// Fenced code.
        fence: String,
    }
}

/// The guides before the tables, or those after them.
pub(crate) fn views(index: &Index<'_>, before: bool) -> Vec<GuideView> {
    let guides = index.catalog.guides.iter().enumerate().filter(|(_, g)| g.before == before);
    guides.map(|(at, guide)| view(index, guide, index.guide_anchor(at))).collect()
}

fn view(index: &Index<'_>, guide: &Guide, anchor: &str) -> GuideView {
    let (anchor, title) = index.md.anchored(anchor, &index.md.heading(&guide.title));
    GuideView {
        anchor,
        title,
        text: index.md.block(&guide.text),
        callout: guide.callout.as_ref().map(|c| callout(index, c)),
        items: guide.items.iter().map(|i| item_view(index, i)).collect(),
        code: guide.code.iter().map(|c| code(index, c)).collect(),
        links: guide.links.iter().map(|l| link(index, l)).collect(),
    }
}

fn callout(index: &Index<'_>, callout: &Callout) -> String {
    let (title, text) = (index.md.title(&callout.title), index.md.block(&callout.text));
    index.md.callout(Urgency::Note, Some(&title), &text)
}

fn item_view(index: &Index<'_>, guide_item: &GuideItem) -> ItemView {
    ItemView {
        title: index.md.title(&guide_item.title),
        text: index.md.block(&guide_item.text),
        steps: guide_item.steps.iter().map(|p| index.md.item(p)).collect(),
    }
}

pub(super) fn code(index: &Index<'_>, code: &CodeBlock) -> CodeView {
    CodeView {
        title: code.title.as_ref().map(|text| index.md.title(text)),
        fence: index.md.fence(&code.language, &code.text),
    }
}

fn link(index: &Index<'_>, link: &Link) -> String {
    let mut out = index.md.link_or_text(&link.title, &link.to, Place::Line);
    if !link.doc.is_empty() {
        out.push_str(" - ");
        out.push_str(&index.md.item(&link.doc));
    }
    out
}
