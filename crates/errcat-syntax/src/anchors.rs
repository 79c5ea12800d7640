//! Anchored values and the copies that aliases make of them, within a budget.

use std::collections::HashMap;

use crate::{Node, NodeKind};

/// How many nodes aliases may add to one file. A text counts as one for each hundred bytes begun.
pub const MAX_ALIASED_NODES: usize = 100_000;

/// The anchored values of one file.
#[derive(Default)]
pub(crate) struct Anchors {
    /// By the parser's number; `None` for a value that is too large for any alias to stand for.
    nodes: HashMap<usize, Option<Anchored>>,
    /// Weight of everything in `nodes`.
    kept: usize,
    /// Weight of all copies handed out.
    copied: usize,
}

/// A value, how many nodes it is, and how deeply it nests.
struct Anchored {
    node: Node,
    weight: usize,
    height: usize,
}

/// What an alias stands for.
pub(crate) enum Copied {
    /// A copy of the value.
    Node(Node),
    /// Nothing: its anchor marks a value that was refused and reported.
    Refused,
    /// A value that would nest too deeply at this place.
    TooDeep,
    /// More than the budget allows.
    TooMuch,
}

impl Anchors {
    /// Keeps a copy of an anchored value for the aliases to come.
    ///
    /// What is kept is limited as well, or anchors around anchors would make the copies larger than
    /// the file by a factor.
    pub(crate) fn define(&mut self, id: usize, node: &Node) {
        let (weight, height) = measure(node);
        let fits = self.kept.saturating_add(weight) <= MAX_ALIASED_NODES;
        if fits {
            self.kept += weight;
        }
        self.nodes.insert(id, fits.then(|| Anchored { node: node.clone(), weight, height }));
    }

    /// A copy of the value for an alias below `depth` collections, of which `max_depth` may nest.
    pub(crate) fn copy(&mut self, id: usize, depth: usize, max_depth: usize) -> Copied {
        let anchored = match self.nodes.get(&id) {
            Some(Some(anchored)) => anchored,
            Some(None) => return Copied::TooMuch,
            None => return Copied::Refused,
        };
        if depth + anchored.height > max_depth {
            return Copied::TooDeep;
        }
        self.copied = self.copied.saturating_add(anchored.weight);
        if self.copied > MAX_ALIASED_NODES {
            return Copied::TooMuch;
        }
        Copied::Node(anchored.node.clone())
    }
}

/// How many nodes a value is, and how many collections nest in it. Recursion is bounded by the
/// depth limit that every finished node obeys.
fn measure(node: &Node) -> (usize, usize) {
    let text = |len: usize| 1 + len / 100;
    let below = |(weight, height): (usize, usize), child: &Node| {
        let (w, h) = measure(child);
        (weight + w, height.max(h))
    };
    match &node.kind {
        NodeKind::Null | NodeKind::Refused => (1, 0),
        NodeKind::Scalar { text: content, .. } => (text(content.len()), 0),
        NodeKind::Sequence(items) => {
            let (weight, height) = items.iter().fold((1, 0), below);
            (weight, height + 1)
        }
        NodeKind::Mapping(members) => {
            let keys: usize = members.iter().map(|(key, _)| text(key.value.len())).sum();
            let (weight, height) = members.iter().map(|(_, value)| value).fold((1, 0), below);
            (keys + weight, height + 1)
        }
    }
}
