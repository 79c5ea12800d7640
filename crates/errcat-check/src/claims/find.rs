//! From what is wrong with bodies to what is reported.

use std::collections::HashMap;

use errcat_model::ErrorId;
use errcat_source::{Rule, Span};

use super::{Body, Claimed, Finding, Kind, View};
use crate::places::Own;

/// What is wrong with a member of a body.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Fault {
    /// Its dotted path; empty for the body.
    pub(crate) path: String,
    /// What is wrong, as a sentence without a full stop that does not name the error.
    pub(crate) text: String,
    /// What to do.
    pub(crate) help: String,
}

impl Fault {
    /// A fault of the member at `path`.
    pub(crate) fn new(
        path: impl Into<String>,
        text: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { path: path.into(), text: text.into(), help: help.into() }
    }
}

/// The fault of a member that is there, but not of the kind it should be.
pub(crate) fn wrong_kind(
    path: &str,
    value: &View<'_>,
    right: Kind,
    standard: &str,
) -> Option<Fault> {
    let kind = value.kind();
    // A value of any kind may be the right one.
    (kind != right && kind != Kind::Open).then(|| {
        let text = format!("`{path}` is {}, and {} in {standard}", kind.words(), right.words());
        let help = match (kind, right) {
            (Kind::Number | Kind::Boolean, Kind::String) => {
                "write the slot as `$name:string`".to_owned()
            }
            (Kind::String, Kind::Number) => "leave `:string` and quotes away".to_owned(),
            _ => format!("draw {} there, or leave the member out", right.words()),
        };
        Fault::new(path, text, help)
    })
}

impl Claimed<'_> {
    /// The view of a body.
    pub(crate) fn view<'b>(&'b self, body: &'b Body<'_>) -> View<'b> {
        View::of(&self.lowered.catalog, body.error, &body.shape)
    }

    /// Looks at all bodies. What is wrong with each of them is wrong with the drawing and reported
    /// there, once; else with the errors, at each.
    pub(crate) fn of_bodies(
        &self,
        rule: &'static Rule,
        source: &str,
        find: impl Fn(&View<'_>) -> Vec<Fault>,
    ) -> Vec<Finding> {
        let mut faults: Vec<(Fault, Vec<ErrorId>)> = Vec::new();
        let mut index: HashMap<Fault, usize> = HashMap::new();
        for body in &self.bodies {
            for fault in find(&self.view(body)) {
                let at = *index.entry(fault.clone()).or_insert(faults.len());
                if at == faults.len() {
                    faults.push((fault, Vec::new()));
                }
                if faults[at].1.last() != Some(&body.id) {
                    faults[at].1.push(body.id);
                }
            }
        }
        faults
            .into_iter()
            .flat_map(|(fault, ids)| self.report(rule, source, &fault, &ids))
            .collect()
    }

    fn report(
        &self,
        rule: &'static Rule,
        source: &str,
        fault: &Fault,
        ids: &[ErrorId],
    ) -> Vec<Finding> {
        let Fault { path, text, help } = fault;
        let drawn = self.member(path);
        if ids.len() == self.bodies.len() {
            let diagnostic = rule.at(drawn, text).note(source).help(help);
            return vec![Finding { error: None, diagnostic }];
        }
        let of_error = |id: &ErrorId| {
            let key = &self.lowered.catalog.error(*id).key;
            let diagnostic = rule
                .at(self.error(*id), format!("{text}, for `{key}`"))
                .also(drawn, "drawn here")
                .note(source)
                .help(help);
            Finding { error: Some(*id), diagnostic }
        };
        ids.iter().map(of_error).collect()
    }

    /// What `find` says is wrong with an error: a sentence, and what to do. It is shown at `place`,
    /// where the error says that itself.
    pub(crate) fn of_errors(
        &self,
        rule: &'static Rule,
        source: &str,
        place: impl Fn(&Own) -> Option<Span>,
        find: impl Fn(&Body<'_>) -> Option<(String, String)>,
    ) -> Vec<Finding> {
        let of_error = |body: &Body<'_>| {
            let (text, help) = find(body)?;
            let diagnostic = rule
                .at(self.own(body.id, &place), format!("`{}` {text}", body.error.key))
                .note(source)
                .help(help);
            Some(Finding { error: Some(body.id), diagnostic })
        };
        self.bodies.iter().filter_map(of_error).collect()
    }
}
