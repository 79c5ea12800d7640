//! The proof that an edited text means what it is to mean.

use std::collections::{HashMap, HashSet};

use errcat_source::{Sink, SourceMap};
use errcat_syntax::written::{self, Node};

use crate::changes::{Change, Changes};
use crate::meaning::{means, same};

/// Whether `text` is the document `before` with the changes made, and nothing else.
pub(crate) fn holds(before: &Node, changes: &Changes, text: &str) -> bool {
    let mut sources = SourceMap::new();
    let file = sources.add("", text);
    let after = written::read(&sources, file, &mut Sink::new());
    after.is_some_and(|after| changed(Some(before), &after, changes))
}

fn changed(before: Option<&Node>, after: &Node, changes: &Changes) -> bool {
    let changes = changes.by_name();
    let change = |key: &Node| key.as_text().and_then(|name| changes.get(name).copied());
    let old = before.map(Node::members).unwrap_or_default();
    let kept = old.iter().filter(|(key, _)| !matches!(change(key), Some(Change::Remove)));
    let mut now = after.members().iter();
    // What stays stands first and in its order; what is new comes behind it.
    for (key, value) in kept {
        let Some((new_key, new)) = now.next() else { return false };
        let as_meant = match change(key) {
            None => same(key, new_key) && same(value, new),
            Some(Change::Put(json)) => key.as_text() == new_key.as_text() && means(new, json),
            Some(Change::Within(inner)) => same(key, new_key) && changed(Some(value), new, inner),
            Some(Change::Remove) => false,
        };
        if !as_meant {
            return false;
        }
    }
    let old: HashSet<&str> = old.iter().filter_map(|(key, _)| key.as_text()).collect();
    let mut new: HashMap<&str, &Node> = HashMap::new();
    for (key, value) in now {
        let Some(name) = key.as_text() else { return false };
        new.insert(name, value);
    }
    for (name, change) in changes.iter().filter(|(name, _)| !old.contains(*name)) {
        let as_meant = match (change, new.remove(name)) {
            (Change::Put(json), Some(value)) => means(value, json),
            (Change::Within(inner), Some(value)) => changed(None, value, inner),
            (Change::Remove, None) => true,
            _ => false,
        };
        if !as_meant {
            return false;
        }
    }
    new.is_empty()
}
