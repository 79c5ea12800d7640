//! Guides: sections of the author's own.

use errcat_model::{Callout, CodeBlock, Guide, GuideItem, Link};
use serde::Serialize;

use crate::index::Index;
use crate::markdown::{self, Place, block, fence, heading, item, link_or_text, title};

/// A section of the author's own.
#[derive(Debug, Serialize)]
pub(crate) struct GuideView {
    anchor: String,
    title: String,
    text: String,
    callout: Option<CalloutView>,
    items: Vec<ItemView>,
    code: Vec<CodeView>,
    links: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CalloutView {
    title: String,
    /// The text line by line, as a quote needs it.
    lines: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    title: String,
    text: String,
    steps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CodeView {
    title: Option<String>,
    fence: String,
}

/// The guides before the tables, or those after them.
pub(crate) fn views(index: &Index<'_>, before: bool) -> Vec<GuideView> {
    let guides = index.catalog.guides.iter().enumerate().filter(|(_, g)| g.before == before);
    guides.map(|(at, guide)| view(guide, index.guide_anchor(at))).collect()
}

fn view(guide: &Guide, anchor: &str) -> GuideView {
    GuideView {
        anchor: markdown::anchor(anchor),
        title: heading(&guide.title),
        text: block(&guide.text),
        callout: guide.callout.as_ref().map(callout),
        items: guide.items.iter().map(item_view).collect(),
        code: guide.code.iter().map(code).collect(),
        links: guide.links.iter().map(link).collect(),
    }
}

fn callout(callout: &Callout) -> CalloutView {
    CalloutView {
        title: title(&callout.title),
        lines: block(&callout.text).lines().map(str::to_owned).collect(),
    }
}

fn item_view(guide_item: &GuideItem) -> ItemView {
    ItemView {
        title: title(&guide_item.title),
        text: block(&guide_item.text),
        steps: guide_item.steps.iter().map(item).collect(),
    }
}

fn code(code: &CodeBlock) -> CodeView {
    CodeView {
        title: code.title.as_ref().map(|text| title(text)),
        fence: fence(&code.language, &code.text),
    }
}

fn link(link: &Link) -> String {
    let mut out = link_or_text(&link.title, &link.to, Place::Line);
    if !link.doc.is_empty() {
        out.push_str(" - ");
        out.push_str(&item(&link.doc));
    }
    out
}
