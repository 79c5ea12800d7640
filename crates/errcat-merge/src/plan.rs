//! What a document gets, keeps and loses.

use std::collections::{HashMap, HashSet};

use errcat_model::Json;
use errcat_openapi::{
    CODES, OperationErrors, Pieces, RECORD, SECURITY, record_of_components, record_of_operation,
};
use errcat_source::Sink;
use errcat_syntax::written::{Kind, Node};

use crate::Options;
use crate::changes::Changes;
use crate::meaning::means;
use crate::operations::{Operation, Operations};
use crate::rules;
use crate::security;

/// Plans the changes. What stands in their way is reported.
pub(crate) fn changes(
    root: &Node,
    api: &str,
    pieces: Pieces,
    options: Options,
    sink: &mut Sink,
) -> Changes {
    let mut planner = Planner { root, api, changes: Changes::default(), sink };
    planner.components(pieces.components);
    planner.operations(&pieces.operations, options);
    planner.changes
}

struct Planner<'d, 's> {
    root: &'d Node,
    api: &'d str,
    changes: Changes,
    sink: &'s mut Sink,
}

/// What an operation says is errcat's in it.
struct Record<'d> {
    api: &'d str,
    statuses: Vec<&'d str>,
    /// Whether its `security` is.
    security: bool,
}

impl<'d> Planner<'d, '_> {
    fn components(&mut self, mut sections: Vec<(String, Vec<(String, Json)>)>) {
        let recorded = self.root.get(RECORD).and_then(|record| record.get(self.api));
        let theirs = self.root.get("components");
        let mut declared: HashMap<String, HashSet<String>> = HashMap::new();
        self.leave_schemes(&mut sections, recorded, theirs, &mut declared);
        let record = record_of_components(&sections);
        for (section, entries) in sections {
            let ours: HashSet<&str> = names(recorded, &section).collect();
            let existing: HashMap<&str, &(Node, Node)> = index(theirs, &section);
            let declared = declared.entry(section.clone()).or_default();
            for (name, value) in entries {
                declared.insert(name.clone());
                match existing.get(name.as_str()) {
                    Some((_, node)) if means(node, &value) => {}
                    Some((key, _)) if !ours.contains(name.as_str()) => {
                        self.foreign_component(key, &section, &name);
                    }
                    _ => self.changes.within(["components", &section]).put(name, value),
                }
            }
        }
        for (key, _) in recorded.map(Node::members).unwrap_or_default() {
            let Some(section) = key.as_text() else { continue };
            let existing = index(theirs, section);
            let kept = declared.get(section);
            for name in names(recorded, section) {
                if existing.contains_key(name) && !kept.is_some_and(|kept| kept.contains(name)) {
                    self.changes.within(["components", section]).remove(name);
                }
            }
        }
        let empty = record == Json::Object(Vec::new());
        match recorded {
            Some(_) if empty => self.changes.within([RECORD]).remove(self.api),
            Some(node) if means(node, &record) => {}
            None if empty => {}
            _ => self.changes.within([RECORD]).put(self.api, record),
        }
    }

    /// Takes out the security schemes that are the team's and say what the catalog's would.
    fn leave_schemes(
        &mut self,
        sections: &mut [(String, Vec<(String, Json)>)],
        recorded: Option<&Node>,
        theirs: Option<&Node>,
        declared: &mut HashMap<String, HashSet<String>>,
    ) {
        let ours: HashSet<&str> = names(recorded, security::SCHEMES).collect();
        let existing = index(theirs, security::SCHEMES);
        for (section, entries) in sections.iter_mut().filter(|(s, _)| s == security::SCHEMES) {
            entries.retain(|(name, value)| {
                let own = existing.get(name.as_str()).filter(|_| !ours.contains(name.as_str()));
                let Some((key, node)) = own else { return true };
                if let Some(member) = security::difference(node, value) {
                    let message = format!("`{name}` in `components.{section}` is another scheme");
                    let diagnostic = rules::foreign_entry(key.span, message);
                    self.sink.push(
                        diagnostic
                            .label(format!("the catalog's has another `{member}`"))
                            .help("make both say the same, or give one of them another name"),
                    );
                }
                declared.entry(section.clone()).or_default().insert(name.clone());
                false
            });
        }
    }

    fn foreign_component(&mut self, key: &Node, section: &str, name: &str) {
        let message = format!("`{name}` in `components.{section}` was not written by errcat");
        let mut diagnostic = rules::foreign_entry(key.span, message).label("somebody's own");
        let records = self.root.get(RECORD).map(Node::members).unwrap_or_default();
        let owner = records.iter().find(|(_, r)| names(Some(r), section).any(|n| n == name));
        if let Some(owner) = owner.and_then(|(api, _)| api.as_text()) {
            diagnostic = diagnostic.label(format!("of the catalog `{owner}`"));
        }
        self.sink.push(diagnostic.help("rename it, or delete it if it is meant to be replaced"));
    }

    fn operations(&mut self, wanted: &[OperationErrors], options: Options) {
        let operations = Operations::of(self.root);
        let mut meant: HashMap<errcat_source::Span, &OperationErrors> = HashMap::new();
        for errors in wanted {
            match operations.find(errors) {
                Ok(Some(found)) => match meant.insert(found.node.span, errors) {
                    None => {}
                    Some(other) => {
                        let message = format!(
                            "`{}` and `{}` of the catalog are one operation here",
                            other.id, errors.id
                        );
                        self.sink.push(rules::unclear_operation(found.key.span, message));
                    }
                },
                Ok(None) if options.allow_missing => {}
                Ok(None) => self.sink.push(operations.missing(errors, self.root)),
                Err(diagnostic) => self.sink.push(*diagnostic),
            }
        }
        for operation in &operations.found {
            self.operation(operation, meant.get(&operation.node.span).copied());
        }
    }

    fn operation(&mut self, operation: &Operation<'d>, wanted: Option<&OperationErrors>) {
        let node = operation.node;
        let record = match node.member(RECORD) {
            None => None,
            Some((key, record)) => match read_record(record) {
                Some(record) if record.api == self.api => Some(record),
                Some(_) if wanted.is_none() => None,
                Some(other) => {
                    let message =
                        format!("the operation has its errors from the catalog `{}`", other.api);
                    self.sink.push(rules::foreign_entry(key.span, message));
                    return;
                }
                None => {
                    let message = format!("`{RECORD}` is not as errcat writes it");
                    let diagnostic = rules::foreign_entry(key.span, message);
                    self.sink.push(diagnostic.help("take it back to how it was"));
                    return;
                }
            },
        };
        if wanted.is_none() && record.is_none() {
            return;
        }
        let ours_before = record.as_ref().is_some_and(|record| record.security);
        let ours: Vec<&str> = record.map(|record| record.statuses).unwrap_or_default();
        let recorded = node.get(RECORD).is_some();
        let mut changes = Changes::default();
        let responses = node.get("responses");
        let response = |status: &str| responses.and_then(|responses| responses.member(status));
        for (status, value) in wanted.map(|w| &*w.responses).unwrap_or_default() {
            match response(status) {
                Some((_, node)) if means(node, value) => {}
                Some((key, _)) if !ours.contains(&status.as_str()) => {
                    self.foreign_response(key, status, operation);
                }
                _ => changes.within(["responses"]).put(status, value.clone()),
            }
        }
        let declared = |status: &str| {
            wanted.is_some_and(|wanted| wanted.responses.iter().any(|(s, _)| s == status))
        };
        for status in ours {
            if !declared(status) && response(status).is_some() {
                changes.within(["responses"]).remove(status);
            }
        }
        let security = wanted.and_then(|wanted| wanted.security.as_ref());
        let own = node.member(SECURITY);
        let ours_now = security.is_some() && (ours_before || own.is_none());
        match (security, own) {
            (Some(wanted), Some((_, own))) if security::same_requirements(own, wanted) => {}
            (Some(_), Some((key, _))) if !ours_before => {
                let message = format!("this `{SECURITY}` is not what the catalog says");
                let diagnostic = rules::foreign_entry(key.span, message).label("somebody's own");
                self.sink
                    .push(diagnostic.help("make the two agree, or leave it out of the catalog"));
            }
            (Some(wanted), _) => changes.put(SECURITY, wanted.clone()),
            (None, Some(_)) if ours_before => changes.remove(SECURITY),
            (None, _) => {}
        }
        match (wanted, node.member(CODES)) {
            (Some(wanted), Some((_, node))) if means(node, &wanted.codes) => {}
            (Some(_), Some((key, _))) if !recorded => {
                let message = format!("this `{CODES}` was not written by errcat");
                let diagnostic = rules::foreign_entry(key.span, message);
                self.sink.push(diagnostic.help("delete it: the catalog lists the codes"));
            }
            (Some(wanted), _) => changes.put(CODES, wanted.codes.clone()),
            (None, Some(_)) => changes.remove(CODES),
            (None, None) => {}
        }
        match wanted {
            Some(wanted) => {
                let statuses = wanted.responses.iter().map(|(status, _)| status.as_str());
                let record = record_of_operation(self.api, statuses, ours_now);
                if !node.get(RECORD).is_some_and(|node| means(node, &record)) {
                    changes.put(RECORD, record);
                }
            }
            None => changes.remove(RECORD),
        }
        if !changes.is_empty() {
            let place = operation.place.iter().map(String::as_str);
            self.changes.within(place).append(changes);
        }
    }

    fn foreign_response(&mut self, key: &Node, status: &str, operation: &Operation<'_>) {
        let name = operation.id().map_or_else(
            || format!("{} {}", operation.method.to_uppercase(), operation.path),
            str::to_owned,
        );
        let message = format!("the response {status} of `{name}` was not written by errcat");
        let diagnostic = rules::foreign_entry(key.span, message).label("somebody's own");
        self.sink.push(diagnostic.help(
            "delete it if it is meant to be replaced, or take the errors of this status from the \
             operation in the catalog",
        ));
    }
}

/// The names that a record lists for a section.
fn names<'d>(record: Option<&'d Node>, section: &str) -> impl Iterator<Item = &'d str> {
    let list = record.and_then(|record| record.get(section));
    list.map(Node::items).unwrap_or_default().iter().filter_map(Node::as_text)
}

fn index<'d>(components: Option<&'d Node>, section: &str) -> HashMap<&'d str, &'d (Node, Node)> {
    let section = components.and_then(|components| components.get(section));
    let members = section.map(Node::members).unwrap_or_default().iter();
    members.filter_map(|member| Some((member.0.as_text()?, member))).collect()
}

fn read_record(node: &Node) -> Option<Record<'_>> {
    let api = node.get("api")?.as_text()?;
    let Kind::Sequence(statuses) = &node.get("responses")?.kind else { return None };
    let statuses = statuses.iter().map(Node::as_text).collect::<Option<_>>()?;
    let security = match node.get(SECURITY) {
        None => false,
        Some(said) if means(said, &Json::Boolean(true)) => true,
        Some(_) => return None,
    };
    Some(Record { api, statuses, security })
}
