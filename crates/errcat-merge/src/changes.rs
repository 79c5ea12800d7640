//! What happens to a document, by the names of its members.

use std::collections::{HashMap, HashSet};

use errcat_model::Json;
use errcat_syntax::written::Node;

/// What happens to one member of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// It becomes this value, whatever it was.
    Put(Json),
    /// It goes.
    Remove,
    /// It stays, or is a new mapping, and this happens to its members.
    Within(Changes),
}

/// What happens to the members of a mapping; those not named stay as they are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Changes(Vec<(String, Change)>);

/// How many components and responses of operations change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Those that mean something else now.
    pub changed: usize,
    /// Those that go.
    pub removed: usize,
}

impl Changes {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Change)> {
        self.0.iter().map(|(name, change)| (name.as_str(), change))
    }

    pub(crate) fn by_name(&self) -> HashMap<&str, &Change> {
        self.iter().collect()
    }

    /// The member `name` becomes `value`.
    pub(crate) fn put(&mut self, name: impl Into<String>, value: Json) {
        self.0.push((name.into(), Change::Put(value)));
    }

    /// The member `name` goes.
    pub(crate) fn remove(&mut self, name: impl Into<String>) {
        self.0.push((name.into(), Change::Remove));
    }

    /// What happens within the mapping that a path of names leads to.
    pub(crate) fn within<'n>(&mut self, path: impl IntoIterator<Item = &'n str>) -> &mut Self {
        path.into_iter().fold(self, Self::within_member)
    }

    fn within_member(&mut self, name: &str) -> &mut Self {
        let found =
            self.0.iter().position(|(n, change)| n == name && matches!(change, Change::Within(_)));
        let at = found.unwrap_or_else(|| {
            self.0.push((name.to_owned(), Change::Within(Self::default())));
            self.0.len() - 1
        });
        match &mut self.0[at].1 {
            Change::Within(inner) => inner,
            Change::Put(_) | Change::Remove => unreachable!("only mappings are looked for"),
        }
    }

    /// All of `other` happens as well.
    pub(crate) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// A mapping that loses all it has goes as a whole: no reader wants to find it empty, and some
    /// of those in OpenAPI may not be.
    pub(crate) fn settle(&mut self, node: &Node) {
        for (name, change) in &mut self.0 {
            let (Change::Within(inner), Some(value)) = (&mut *change, node.get(name)) else {
                continue;
            };
            inner.settle(value);
            let all_go = inner.iter().all(|(_, change)| *change == Change::Remove);
            let going: HashSet<&str> = inner.iter().map(|(name, _)| name).collect();
            let goes = |key: &Node| key.as_text().is_some_and(|name| going.contains(name));
            if all_go && value.members().iter().all(|(key, _)| goes(key)) {
                *change = Change::Remove;
            }
        }
    }

    /// The value of a new mapping.
    pub(crate) fn to_json(&self) -> Json {
        let members = self.0.iter().filter_map(|(name, change)| match change {
            Change::Put(value) => Some((name.clone(), value.clone())),
            Change::Within(inner) => Some((name.clone(), inner.to_json())),
            Change::Remove => None,
        });
        Json::Object(members.collect())
    }

    /// Counts what happens to `node`, extensions aside: these say something about the rest.
    pub(crate) fn count(&self, node: &Node) -> Counts {
        let mut counts = Counts::default();
        self.count_within(Some(node), &mut counts);
        counts
    }

    fn count_within(&self, node: Option<&Node>, counts: &mut Counts) {
        for (name, change) in self.iter().filter(|(name, _)| !name.starts_with("x-")) {
            let before = node.and_then(|node| node.get(name));
            match change {
                Change::Within(inner) => inner.count_within(before, counts),
                Change::Put(_) if before.is_some() => counts.changed += 1,
                Change::Put(_) => counts.added += 1,
                Change::Remove => counts.removed += 1,
            }
        }
    }
}
