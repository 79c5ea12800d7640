//! Errors: own keys, what group and catalog add, and the check of one against the other.

use std::rc::Rc;

use errcat_model::{
    Cause, Deprecation, ErrorDef, ErrorId, GroupEntry, GroupId, Prose, Relation, Retry, Transport,
    WireId,
};
use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entry, OneOrMany};

use super::codes;
use super::declare::Written;
use super::examples;
use super::fields::{Fields, SharedParams, Shown};
use super::formats;
use super::groups::Inherited;
use super::guides;
use super::headers::{self, Headers};
use super::messages;
use super::retry;
use super::scope::{Found, Names, Scope};
use super::statuses::{self, Given, Grades};
use super::wires::{self, DrawnWire};
use super::{also_in, security, words};
use crate::names;
use crate::places::{ErrorPlace, Own};
use crate::rules::{
    bad_error_key, bad_link, idle_relation, missing_key, missing_status, missing_text,
    unfit_status, unknown_error, unknown_param,
};
use crate::symbols::SymbolKind;

/// What all errors of a catalog share.
pub(crate) struct Shared {
    pub(crate) wires: Vec<DrawnWire>,
    pub(crate) headers: Headers,
    pub(crate) params: SharedParams,
    pub(crate) grades: Grades,
    pub(crate) grade: Option<(errcat_model::RetryGrade, Span)>,
    pub(crate) docs_url: Option<String>,
    pub(crate) errors: Names,
    pub(crate) groups: Names,
    pub(crate) example_context: examples::ContextValues,
}

/// Lowers one error and adds it to the catalog and to its groups.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    shared: &Shared,
    group: &Inherited,
    entry: Entry<ast::ErrorDef>,
) {
    let Entry { key, value: def } = entry;
    let id = ErrorId(scope.catalog.errors.len());
    scope.define(SymbolKind::Error, key.span);
    if !names::is_key(&key.value) {
        scope.report(bad_error_key::report("an error", &key));
    }
    let whole = key.span.to(def.span);
    let written = Written::of(&def);
    let own = Own::of(&def);
    let mut unread = def.unread;
    let anchor = names::anchor(&key.value);

    let own_wires = def.wire.as_ref().map(|names| wires::resolve(scope, &names.0));
    let (wires, wires_sound) = pick_wires(scope, own_wires, group, &unread);
    let own_code = codes::given(scope, def.code.map(|code| *code), group.style, &unread);
    let (code, code_sound) = codes::resolve(&key.value, own_code, &group.code, group.style);
    let own_status = statuses::given(scope, def.status.as_ref(), &unread);
    let (status, status_sound) =
        check_status(scope, &key, own_status, group.status, &wires, wires_sound);

    // A message of its own, or the group's.
    let message_unread =
        unread.contains(&"message") || (def.message.is_none() && group.message_unread);
    let template = match &def.message {
        Some(text) => Some(Rc::new(messages::parse(scope, text))),
        None => group.message.clone(),
    };

    let own_headers = headers::lower(scope, def.headers.map(|headers| *headers));
    let wire_headers = wires.iter().filter_map(|id| shared.wires.get(id.0)).map(|w| &w.headers);
    let levels = wire_headers.chain([&shared.headers, &group.headers, &own_headers]);
    let headers = headers::merge(levels);

    let drawn: Vec<&DrawnWire> = wires.iter().filter_map(|id| shared.wires.get(id.0)).collect();
    let template_sound = template.as_ref().is_none_or(|t| t.sound);
    let drawn_sound = wires.iter().filter_map(|id| scope.places.wires.get(id.0)).all(|w| w.sound);
    let shown = Shown {
        known: wires_sound && drawn_sound && template_sound && !message_unread,
        template: template.as_deref(),
        headers: &headers,
        drawn: &drawn,
    };
    let declared = (def.params.map(|params| *params), def.details.map(|details| *details));
    let fields =
        Fields::lower(scope, [&group.params, &shared.params], &shown, &key, declared, &unread);
    for (slot, filled) in drawn.iter().flat_map(|wire| &wire.slots) {
        if fields.check_slot(scope, slot) {
            filled.set(true);
        }
    }
    check_headers(scope, &headers, &own_headers, &fields, key.span);

    let faults = scope.sink.len();
    let shown = template.as_ref().map_or_else(Vec::new, |template| template.shown(&fields));
    let message = template.map(|t| messages::resolve(scope, &t, &fields, key.span, written));
    let message_sound = template_sound && !message_unread && scope.sink.len() == faults;
    let title = scope.line("a title", def.title);
    let description = scope.prose(def.description.as_ref());
    let silent = message.is_none() && title.is_none() && description.is_empty();
    let texts = ["message", "title", "description"];
    if silent && !message_unread && !unread.iter().any(|key| texts.contains(key)) {
        scope.report(missing_text::report(&key.value, key.span));
    }

    let own_retry = retry::advice(scope, def.retry.map(|retry| *retry));
    let general = status.and_then(|s| shared.grades.get(&s).copied()).or(shared.grade);
    let (retry, retry_place) = retry::resolve(scope, own_retry, group.retry, general);

    let severity = def
        .severity
        .and_then(|text| words::one_of(scope, "a severity", &text, words::SEVERITIES))
        .or(group.severity);
    let security = security::of_errors(scope, def.security.map(|security| *security), &unread)
        .unwrap_or_else(|| group.security.clone());
    let docs = link(scope, def.docs.map(|docs| *docs))
        .or_else(|| shared.docs_url.as_ref().map(|url| format!("{url}#{anchor}")));
    let deprecated = def.deprecated.map(|d| deprecation(scope, shared, *d));
    let related = relations(scope, shared, &key.value, def.related.map(|related| *related));
    let list = drawn.iter().any(|wire| wire.list);
    let written = def.examples.unwrap_or_default();
    let has_written_example = !written.is_empty();
    let examples = examples::lower(scope, &shared.example_context, &fields, list, written);

    let samples = def.samples.map(|samples| samples.0).unwrap_or_default();
    let samples = samples.into_iter().filter_map(|def| guides::code_block(scope, def)).collect();

    let fields_unread = fields.any_unread();
    let field_places = fields.iter().map(|(_, place)| place.span).collect();
    let error = ErrorDef {
        variant: names::variant(&key.value),
        function: names::function(&key.value),
        anchor,
        code,
        status,
        title,
        message,
        description,
        causes: causes(scope, def.cause),
        resolutions: scope.proses(def.resolution.as_ref().map(|r| r.0.as_slice())),
        fields: fields.into_model(),
        headers: headers.iter().map(|h| h.header.clone()).collect(),
        retry,
        severity,
        security,
        docs,
        since: scope.line("a version", def.since.map(|since| *since)),
        deprecated,
        examples,
        has_written_example,
        samples,
        related,
        notes: scope.proses(def.notes.as_ref().map(|n| n.0.as_slice())),
        group: group.id,
        wires,
        origin: scope.origin(key.span),
        key: key.value,
    };
    let first = shared.errors.find(&error.key);
    if message_unread {
        unread.push("message");
    }
    let policy_unread = |retry: &Retry| {
        retry.policy.is_none() && scope.policies.find(retry.grade.as_str()) == Found::Unread
    };
    if error.retry.as_ref().is_some_and(policy_unread) {
        unread.push("retry");
    }
    if fields_unread {
        unread.push("params");
    }
    scope.places.errors.push(ErrorPlace {
        key: key.span,
        whole,
        fields: field_places,
        own,
        shown,
        retry: retry_place,
        sound: code_sound && status_sound && message_sound && wires_sound,
        duplicate: first != Found::At(id.0, key.span),
        unread,
    });
    scope.catalog.errors.push(error);
    add_to_group(scope, group.id, id);
    if let Some(node) = def.also_in {
        also_in::lower(scope, shared, id, *node);
    }
}

fn add_to_group(scope: &mut Scope<'_>, group: GroupId, error: ErrorId) {
    scope.catalog.groups[group.0].entries.push(GroupEntry {
        error,
        also: false,
        causes: Vec::new(),
        description: Prose::default(),
    });
}

fn pick_wires(
    scope: &Scope<'_>,
    own: Option<(Vec<WireId>, bool)>,
    group: &Inherited,
    unread: &[&'static str],
) -> (Vec<WireId>, bool) {
    let own_unread = unread.contains(&"wire");
    let (mut wires, sound) = match (own, &group.wires) {
        (Some(own), _) => own,
        (None, Some(inherited)) => inherited.clone(),
        (None, None) => (Vec::new(), !own_unread),
    };
    if wires.is_empty() && !scope.catalog.wires.is_empty() {
        wires.push(scope.catalog.default_wire);
    }
    (wires, sound && !own_unread)
}

/// The status of an error, and whether it could be read.
fn check_status(
    scope: &mut Scope<'_>,
    key: &Text,
    own: Given<u16>,
    group: Given<u16>,
    wires: &[WireId],
    wires_sound: bool,
) -> (Option<u16>, bool) {
    let wires = || wires.iter().filter_map(|id| scope.catalog.wires.get(id.0));
    let http = wires().find(|wire| wire.transport == Transport::Http).map(|w| w.name.clone());
    let known = wires_sound && wires().next().is_some();
    match (own.or(group), http) {
        (Given::Faulty, _) => (None, false),
        (Given::Absent, Some(wire)) if known => {
            scope.report(missing_status::report(&key.value, &wire, key.span));
            (None, false)
        }
        (Given::Absent, _) => (None, known),
        (Given::Value(_, span), None) if known => {
            if matches!(own, Given::Value(..)) {
                scope.report(unfit_status::not_http(span));
            }
            (None, true)
        }
        (Given::Value(status, span), _) => {
            if status < 200 || matches!(status, 204 | 205 | 304) {
                scope.report_once(unfit_status::no_body(status, span));
            }
            (Some(status), true)
        }
    }
}

fn check_headers(
    scope: &mut Scope<'_>,
    headers: &Headers,
    own: &Headers,
    fields: &Fields,
    error: Span,
) {
    for header in headers {
        let is_own = own.iter().any(|o| Rc::ptr_eq(o, header));
        for (slot, filled) in &header.slots {
            if fields.check_slot(scope, slot) {
                filled.set(true);
            } else if let Some(name) = slot.name().filter(|_| is_own) {
                let in_context = scope.catalog.context.iter().any(|c| c.decl.name == name);
                if in_context {
                    wires::check_context(scope, slot);
                } else {
                    let context = scope.catalog.context.iter().map(|c| c.decl.name.as_str());
                    let known = fields.names().chain(context);
                    let report = unknown_param::in_header(name, slot.span, error, known);
                    scope.report(report);
                }
            }
        }
    }
}

/// Causes as the model has them.
pub(crate) fn causes(
    scope: &mut Scope<'_>,
    causes: Option<OneOrMany<ast::CauseDef>>,
) -> Vec<Cause> {
    let causes = causes.map(|c| c.0).unwrap_or_default();
    let cause = |def: ast::CauseDef| {
        let owner = ("a cause", def.span.part(0..0), def.unread.as_slice());
        let text = scope.required(def.text.as_ref(), "text", owner)?;
        let text = scope.prose(Some(text));
        let resolution = def.resolution.as_ref().map(|r| scope.prose(Some(r)));
        Some(Cause { text, resolution })
    };
    causes.into_iter().filter_map(cause).collect()
}

/// A link.
pub(crate) fn link(scope: &mut Scope<'_>, text: Option<Text>) -> Option<String> {
    let text = text?;
    if !formats::is_uri(&text.value) {
        scope.report(bad_link::report(&text));
    }
    Some(text.value)
}

fn deprecation(scope: &mut Scope<'_>, shared: &Shared, def: ast::DeprecatedDef) -> Deprecation {
    let replacement = def.r#use.and_then(|name| find_error(scope, &shared.errors, &name));
    Deprecation {
        since: scope.line("a version", def.since),
        replacement,
        reason: scope.prose(def.reason.as_ref()),
    }
}

/// What the error `key` is said to have to do with others, each once.
fn relations(
    scope: &mut Scope<'_>,
    shared: &Shared,
    key: &str,
    defs: Option<OneOrMany<ast::RelatedDef>>,
) -> Vec<Relation> {
    let mut relations: Vec<Relation> = Vec::new();
    for def in defs.map(|defs| defs.0).unwrap_or_default() {
        let difference = scope.prose(def.difference.as_ref());
        let Some(name) = def.error else {
            if !def.unread.contains(&"error") {
                scope.report(missing_key::report("a related error", "error", def.span));
            }
            continue;
        };
        if name.value == key {
            scope.report(idle_relation::to_itself(&name));
        } else if let Some(error) = find_error(scope, &shared.errors, &name) {
            if relations.iter().any(|relation| relation.error == error) {
                scope.report(idle_relation::again(&name));
            } else {
                relations.push(Relation { error, difference });
            }
        }
    }
    relations
}

/// The error a reference names.
pub(crate) fn find_error(scope: &mut Scope<'_>, errors: &Names, name: &Text) -> Option<ErrorId> {
    match errors.find(&name.value) {
        Found::At(index, place) => {
            scope.refer(name.span, place);
            Some(ErrorId(index))
        }
        Found::Unread => None,
        Found::Nothing => {
            let near = scope.near(&unknown_error::RULE, errors);
            scope.report(unknown_error::report(name, near));
            None
        }
    }
}
