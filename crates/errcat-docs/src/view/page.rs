//! One error on a page of its own: all there is to say, in the order a reader in trouble asks.

use std::fmt::Write as _;

use errcat_model::{DocsTarget, ErrorDef, ErrorId, RetryPolicy};

use super::client::{self, ClientView};
use super::entry::{self, ExampleView};
use super::guide::{self, CodeView};
use super::related::{self, RelatedView};
use super::retry::{advice, formula, meaning, says_when};
use super::table::Table;
use super::{duration, security, types};
use crate::index::{Index, whole_message};
use crate::links::Spot;
use crate::markdown::{Place, Urgency};
use crate::shown::view;

view! {
    /// A page about one error.
    pub(crate) struct PageView {
        /// What stands above the heading where the heading does not say its anchor.
        anchor: String,
        heading: String,
        deprecated: Option<String>,
        /// Status, whose fault it is, credentials, group, severity, in one line.
        verdict: String,
        description: String,
        /// What the response says, params in braces.
        message: Option<String>,
        causes: Option<Table>,
        /// Reasons without fixes of their own.
        reasons: Vec<String>,
        resolutions: Vec<String>,
        samples: Vec<CodeView>,
        examples: Vec<ExampleView>,
        headers: Option<Table>,
        params: Option<Table>,
        details: Option<String>,
        client: Option<ClientView>,
        retry: Option<String>,
        operations: Option<Table>,
        notes: Vec<String>,
        related: Option<RelatedView>,
        /// Since when, where to read more, where it is declared.
        facts: Option<String>,
    }
}

/// The page of an error.
pub(crate) fn view(index: &Index<'_>, target: &DocsTarget, id: ErrorId) -> PageView {
    let error = index.catalog.error(id);
    let md = index.md;
    let (anchor, heading) = md.anchored(&error.anchor, &heading(index, error));
    let paired = entry::pairs(&error.causes);
    let deprecated = error.deprecated.as_ref().map(|d| entry::deprecated(index, d));
    PageView {
        anchor,
        heading,
        deprecated: deprecated.map(|text| md.callout(Urgency::Warning, None, &text)),
        verdict: verdict(index, id, error),
        description: md.block(&error.description),
        message: message(index, error),
        causes: if paired { entry::causes(index, &error.causes) } else { None },
        reasons: if paired { Vec::new() } else { reasons(index, error) },
        resolutions: error.resolutions.iter().map(|p| md.item(p)).collect(),
        samples: error.samples.iter().map(|sample| guide::code(index, sample)).collect(),
        examples: entry::all_examples(index, error, entry::Head::Always),
        headers: entry::headers(index, error),
        params: types::declarations(index, "Parameter", entry::params(index, error)),
        details: error.details().map(|at| entry::details(index, &error.fields[at].decl)),
        client: client::of_error(index, id),
        retry: error.retry.as_ref().map(|retry| {
            let numbers = retry.policy(index.catalog).map(|policy| numbers(index, policy));
            let meaning = meaning(retry.grade);
            let when = if says_when(error) { WHEN } else { "" };
            format!("**{}.** {meaning}{when}{}", advice(index, retry), numbers.unwrap_or_default())
        }),
        operations: operations(index, error),
        notes: error.notes.iter().map(|p| md.block(p)).collect(),
        related: related::view(index, id, error),
        facts: facts(index, target, error),
    }
}

/// What a header adds to the advice.
const WHEN: &str = " A `Retry-After` header says how long to wait at least.";

/// Its name. Docusaurus copies the heading of a page into JavaScript and does not escape a backslash
/// there, so an error whose name has one goes by its key.
fn heading(index: &Index<'_>, error: &ErrorDef) -> String {
    let message = error.message.as_ref().map(|m| m.template(error));
    let names = [Some(error.code.to_text()), error.title.clone(), message];
    if names.into_iter().flatten().any(|name| name.contains('\\')) {
        index.md.span(&error.key, Place::Line)
    } else {
        entry::heading(index, error)
    }
}

fn verdict(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> String {
    let mut parts = Vec::new();
    if let Some(status) = error.status {
        parts.push(format!("**Status:** {}", index.status(status)));
        match status {
            400..=499 => parts.push("**At fault:** the request".to_owned()),
            500..=599 => parts.push("**At fault:** the server".to_owned()),
            _ => {}
        }
    }
    parts.extend(security::of_error(index, error));
    let group = &index.catalog.groups[error.group.0];
    if !group.title.is_empty() {
        let title = index.md.text(&group.title, Place::Line);
        parts.push(format!("**Group:** {}", index.link(&title, Spot::Group(error.group))));
    }
    if let Some(severity) = error.severity {
        parts.push(format!("**Severity:** {}", super::group::severity(severity)));
    }
    if parts.is_empty() {
        // An error without status and group is at least in the reference.
        parts.push(format!("**Error:** {}", index.link_to(id, Place::Line)));
    }
    parts.join(" · ")
}

/// The message, unless every occurrence brings its own or the heading has said it.
fn message(index: &Index<'_>, error: &ErrorDef) -> Option<String> {
    let message = error.message.as_ref().filter(|_| whole_message(error).is_none())?;
    index.owns_code(error).then(|| index.md.text(&message.template(error), Place::Line))
}

fn reasons(index: &Index<'_>, error: &ErrorDef) -> Vec<String> {
    error.causes.iter().map(|cause| index.md.item(&cause.text)).collect()
}

fn numbers(index: &Index<'_>, policy: &RetryPolicy) -> String {
    let mut out = format!(" {}", index.md.span(&formula(policy), Place::Line));
    if let Some(attempts) = policy.attempts {
        let _ = write!(out, ", {attempts} attempts in all");
    }
    if let Some(max) = policy.max {
        let _ = write!(out, ", waiting at most {}", duration::words(max));
    }
    out + "; `attempt` counts the tries that failed, from 0."
}

fn operations(index: &Index<'_>, error: &ErrorDef) -> Option<Table> {
    let operations = index.operations_of(error).iter().map(|&at| &index.catalog.operations[at]);
    Table::of(
        ["Operation", "Request", "Summary"],
        operations.map(|operation| {
            let summary = operation.summary.as_ref();
            [
                index.md.span(&operation.id, Place::Cell),
                index.md.span(&format!("{} {}", operation.method, operation.path), Place::Cell),
                summary.map(|s| index.md.text(s, Place::Cell)).unwrap_or_default(),
            ]
        }),
    )
}

fn facts(index: &Index<'_>, target: &DocsTarget, error: &ErrorDef) -> Option<String> {
    let mut facts = Vec::new();
    if let Some(since) = &error.since {
        facts.push(format!("**Since:** {}", index.md.text(since, Place::Line)));
    }
    if let Some(to) = entry::own_link(error) {
        facts.push(format!("**More:** {}", index.md.link_or_text(to, to, Place::Line)));
    }
    if let Some(source) = &target.source {
        let (file, line) = (&error.origin.file, error.origin.line);
        let to = format!("{source}/{file}#L{line}");
        let declared = index.md.link_or_text(&format!("{file}:{line}"), &to, Place::Line);
        facts.push(format!("**Declared in:** {declared}"));
    }
    (!facts.is_empty()).then(|| facts.join(" · "))
}
