//! What in a response tells an error from the others on its wire.

use std::collections::HashMap;

use errcat_model::{Catalog, Drawing, Entry, ErrorDef, Json, Slot, SlotSource, Transport, WireId};

use crate::index::Index;
use crate::markdown::is_invisible;

/// A step from a body to a value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// The member of that name.
    Member(String),
    /// The item of that number, from 0.
    Item(usize),
    /// Any item: a list of problems.
    Each,
}

/// What no other error on the wire has.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    /// The status, where it is needed.
    pub(super) status: Option<u16>,
    /// Where a value stands in the body, and the value.
    pub(super) value: Option<(Vec<Step>, Json)>,
}

/// How an error is told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    /// By what stays the same.
    By(Mark),
    /// By nothing but the text.
    ByText,
}

impl Told {
    pub(super) fn mark(&self) -> Option<&Mark> {
        match self {
            Self::By(mark) => Some(mark),
            Self::ByText => None,
        }
    }
}

impl Mark {
    /// The code of whichever error.
    pub(super) fn of_code(path: &[Step]) -> Self {
        Self { status: None, value: Some((path.to_vec(), Json::Null)) }
    }

    /// Whether the status belongs to it.
    pub(crate) fn has_status(&self) -> bool {
        self.status.is_some()
    }

    /// The way to its value, for people.
    pub(crate) fn path(&self) -> Option<String> {
        let (path, _) = self.value.as_ref()?;
        let mut out = String::new();
        for step in path {
            match step {
                Step::Member(name) if out.is_empty() => out.push_str(name),
                Step::Member(name) => out = out + "." + name,
                Step::Item(at) => out = format!("{out}[{at}]"),
                Step::Each => out.push_str("[]"),
            }
        }
        Some(out)
    }

    pub(super) fn is_legible(&self) -> bool {
        let Some((path, value)) = &self.value else { return true };
        let names = path.iter().filter_map(|step| match step {
            Step::Member(name) => Some(name.as_str()),
            _ => None,
        });
        names.chain(value.as_str()).all(|text| !text.contains(is_invisible))
    }
}

/// What is known of all errors together, to see what one has alone.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// By wire: where the code stands, and where the link.
    paths: Vec<[Option<Place>; 2]>,
    links: HashMap<String, usize>,
    statuses: HashMap<(WireId, u16), usize>,
}

/// Where a slot stands, and whether as text.
type Place = (Vec<Step>, bool);

impl Marks {
    /// Looks through a catalog.
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut marks = Self::default();
        for wire in &catalog.wires {
            let find = |source| {
                let problem = wire.problem.as_ref();
                find(&wire.body, problem, source)
            };
            marks.paths.push([find(&SlotSource::Code), find(&SlotSource::Docs)]);
        }
        for error in &catalog.errors {
            if let Some(link) = &error.docs {
                *marks.links.entry(link.clone()).or_default() += 1;
            }
            for &wire in &error.wires {
                if let Some(status) = error.status {
                    *marks.statuses.entry((wire, status)).or_default() += 1;
                }
            }
        }
        marks
    }

    /// The way to the code on a wire.
    pub(super) fn code_path(&self, wire: WireId) -> Option<&[Step]> {
        self.paths[wire.0][0].as_ref().map(|(path, _)| path.as_slice())
    }

    fn is_only_status(&self, wire: WireId, status: u16) -> bool {
        self.statuses.get(&(wire, status)) == Some(&1)
    }
}

/// How an error is told, on the first of its wires where that is easy; HTTP comes first. `None` where
/// it is on no wire.
pub(super) fn of_error(index: &Index<'_>, error: &ErrorDef) -> Option<(WireId, Told)> {
    let over_http = |wire: &WireId| index.catalog.wire(*wire).transport == Transport::Http;
    let (http, others): (Vec<_>, Vec<_>) = error.wires.iter().copied().partition(over_http);
    let wires = || http.iter().chain(&others).copied();
    let easy = wires().find_map(|wire| Some((wire, Told::By(mark(index, error, wire)?))));
    easy.or_else(|| Some((wires().next()?, Told::ByText)))
}

fn mark(index: &Index<'_>, error: &ErrorDef, wire: WireId) -> Option<Mark> {
    let status = error.status.filter(|_| index.catalog.wire(wire).transport == Transport::Http);
    let [code, link] = &index.marks.paths[wire.0];
    if let Some((path, as_string)) = code {
        let others = || {
            let sharing = index.sharing(error).iter().map(|&id| index.catalog.error(id));
            sharing.filter(|other| other.key != error.key && other.wires.contains(&wire))
        };
        let code = if *as_string { Json::string(error.code.to_text()) } else { error.code.clone() };
        let value = Some((path.clone(), code));
        if others().next().is_none() {
            return Some(Mark { status: None, value });
        }
        if status.is_some() && others().all(|other| other.status != status) {
            return Some(Mark { status, value });
        }
    }
    if let (Some((path, _)), Some(to)) = (link, &error.docs)
        && index.marks.links.get(to) == Some(&1)
    {
        return Some(Mark { status: None, value: Some((path.clone(), Json::string(to))) });
    }
    let only = status.filter(|&status| index.marks.is_only_status(wire, status))?;
    Some(Mark { status: Some(only), value: None })
}

/// The way to a slot that stands alone.
fn find(drawing: &Drawing, problem: Option<&Drawing>, source: &SlotSource) -> Option<Place> {
    let below = |step: Step, (mut path, as_string): Place| {
        path.insert(0, step);
        (path, as_string)
    };
    match drawing {
        Drawing::Slot(Slot { source: found, as_string }) => {
            (found == source).then(|| (Vec::new(), *as_string))
        }
        Drawing::Object(entries) => entries.iter().find_map(|entry| match entry {
            Entry::Member(name, value) => {
                find(value, problem, source).map(|place| below(Step::Member(name.clone()), place))
            }
            Entry::Merge(_) => None,
        }),
        Drawing::Array(items) => items.iter().enumerate().find_map(|(at, item)| {
            find(item, problem, source).map(|place| below(Step::Item(at), place))
        }),
        Drawing::Problems => find(problem?, None, source).map(|place| below(Step::Each, place)),
        Drawing::Literal(_) | Drawing::Text(_) => None,
    }
}
