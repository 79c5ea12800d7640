//! References to what goes.

use std::collections::HashSet;

use errcat_openapi::{RECORD, SECURITY};
use errcat_source::Sink;
use errcat_syntax::written::{Kind, Node};

use crate::changes::{Change, Changes};
use crate::rules;
use crate::security::SCHEMES;

/// Reports references to components that go, in what stays as it is.
pub(crate) fn check(root: &Node, changes: &Changes, sink: &mut Sink) {
    let mut gone = HashSet::new();
    for (name, change) in changes.iter().filter(|(name, _)| *name == "components") {
        collect(root.get(name), change, "#/components", &mut gone);
    }
    if !gone.is_empty() {
        look(root, Some(changes), &gone, sink);
    }
}

fn collect(node: Option<&Node>, change: &Change, pointer: &str, gone: &mut HashSet<String>) {
    match change {
        Change::Put(_) => {}
        Change::Within(inner) => {
            for (name, change) in inner.iter() {
                let node = node.and_then(|node| node.get(name));
                collect(node, change, &format!("{pointer}/{name}"), gone);
            }
        }
        // A whole section goes with its entries.
        Change::Remove if pointer.matches('/').count() < 3 => {
            for (key, _) in node.map(Node::members).unwrap_or_default() {
                let name = key.as_text().unwrap_or_default();
                collect(node.and_then(|n| n.get(name)), change, &format!("{pointer}/{name}"), gone);
            }
        }
        Change::Remove => {
            gone.insert(pointer.to_owned());
        }
    }
}

fn look(node: &Node, changes: Option<&Changes>, gone: &HashSet<String>, sink: &mut Sink) {
    match &node.kind {
        Kind::Scalar { text, .. } if gone.contains(text.as_str()) => {
            let name = text.rsplit('/').next().unwrap_or_default();
            let message = format!("the catalog no longer declares `{name}`");
            let diagnostic = rules::lost_reference(node.span, message);
            sink.push(diagnostic.label("refers to it").help("take out this reference first"));
        }
        Kind::Scalar { .. } | Kind::Alias(_) => {}
        Kind::Sequence(items) => items.iter().for_each(|item| look(item, None, gone, sink)),
        Kind::Mapping { members, .. } => {
            let changes = changes.map(Changes::by_name).unwrap_or_default();
            for (key, value) in members {
                let known = key.as_text().is_some_and(|name| changes.contains_key(name));
                if !known && key.as_text() == Some(SECURITY) {
                    asked_for(value, gone, sink);
                }
                match key.as_text().and_then(|name| changes.get(name)) {
                    Some(Change::Put(_) | Change::Remove) => {}
                    Some(Change::Within(inner)) => look(value, Some(inner), gone, sink),
                    None => look(value, None, gone, sink),
                }
            }
        }
    }
}

/// Reports requirements of schemes that go. They refer by name.
fn asked_for(security: &Node, gone: &HashSet<String>, sink: &mut Sink) {
    for (key, _) in security.items().iter().flat_map(Node::members) {
        let Some(name) = key.as_text() else { continue };
        if gone.contains(&format!("#/components/{SCHEMES}/{name}")) {
            let message = format!("the catalog no longer declares `{name}`");
            sink.push(rules::lost_reference(key.span, message).label("asks for it").help(format!(
                "take out this requirement first; or make the scheme yours and take `{name}` out \
                 of `{RECORD}`"
            )));
        }
    }
}
