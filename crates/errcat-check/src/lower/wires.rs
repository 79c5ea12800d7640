//! Wires: the envelopes errors travel in.

use std::cell::Cell;

use errcat_model::{Drawing, Entry, Json, SlotSource, Transport, Wire, WireField, WireId};
use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Node};

use super::drawings::{Artist, Canvas, SlotPlace, UsedSlot};
use super::formats;
use super::headers::{self, Headers};
use super::literals;
use super::scope::{Found, Scope};
use super::types;
use crate::names;
use crate::places::WireUse;
use crate::rules::{
    bad_error_key, bad_media_type, default_wire, misplaced_problems, missing_key, sensitive_shown,
    unfit_in_text, unfit_merge, unknown_member, unknown_wire,
};
use crate::symbols::SymbolKind;

/// A wire as its errors need it while they are lowered.
#[derive(Debug, Default)]
pub(crate) struct DrawnWire {
    /// Slots for params and payloads, each with whether an error could fill it.
    pub(crate) slots: Vec<(UsedSlot, Cell<bool>)>,
    /// Headers of all its responses.
    pub(crate) headers: Headers,
    /// Whether it shows `$params`.
    pub(crate) params: bool,
    /// Whether it carries several problems.
    pub(crate) list: bool,
}

/// Lowers `wire`.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    entries: Option<Entries<ast::WireDef>>,
    start: Span,
    unread: &[&'static str],
) -> Vec<DrawnWire> {
    let Some(entries) = entries else {
        if !unread.contains(&"wire") {
            scope.report(missing_key::report("a catalog", "wire", start));
        }
        return Vec::new();
    };
    if entries.entries.is_empty() && entries.unread.is_empty() {
        scope.report(missing_key::report("`wire`", "a wire", entries.span.part(0..0)));
    }
    scope.wires = scope.names(SymbolKind::Wire, &entries);
    choose_default(scope, &entries);
    entries.entries.into_iter().map(|entry| wire(scope, entry.key, entry.value)).collect()
}

fn choose_default(scope: &mut Scope<'_>, entries: &Entries<ast::WireDef>) {
    let marks = entries.entries.iter().enumerate().filter_map(|(index, entry)| {
        entry.value.default.as_ref().filter(|d| d.value).map(|d| (index, d.span))
    });
    let marks: Vec<(usize, Span)> = marks.collect();
    let unread = entries.entries.iter().any(|entry| entry.value.unread.contains(&"default"))
        || !entries.unread.is_empty();
    match marks[..] {
        [] if entries.entries.len() > 1 && !unread => {
            let keys = entries.entries[0].key.span;
            scope.report(default_wire::none(keys));
        }
        [] => {}
        [(index, _)] => scope.catalog.default_wire = WireId(index),
        [(index, first), (_, second), ..] => {
            scope.catalog.default_wire = WireId(index);
            scope.report(default_wire::two(first, second));
        }
    }
}

fn wire(scope: &mut Scope<'_>, name: Text, def: ast::WireDef) -> DrawnWire {
    if !names::is_key(&name.value) {
        scope.report(bad_error_key::report("a wire", &name));
    }
    let owner = ("a wire", name.span, def.unread.as_slice());
    let body = scope.required(def.body, "body", owner);
    let list = def.problem.is_some() || def.unread.contains(&"problem");
    let canvas = if list { Canvas::BodyOfList } else { Canvas::Body };
    let faults = scope.sink.len();
    let mut artist = Artist { scope, canvas, slots: Vec::new(), problems: None };
    let drawn = body.is_some();
    let body = body.map_or(Drawing::Object(Vec::new()), |body| artist.draw(body));
    artist.canvas = Canvas::Problem;
    let problem_span = def.problem.as_ref().map(|p| p.span);
    let problem = def.problem.map(|problem| artist.draw(problem));
    let (slots, placed) = (artist.slots, artist.problems);
    // A list in the wrong place was reported already.
    let unplaced = drawn && placed.is_none() && scope.sink.len() == faults;
    if let Some(span) = problem_span.filter(|_| unplaced) {
        scope.report(misplaced_problems::unplaced(span.part(0..0)));
    }
    let sound = drawn && scope.sink.len() == faults && !def.unread.contains(&"problem");
    let headers = headers::lower(scope, def.headers);
    let shown = problem.as_ref().unwrap_or(&body);
    let whole = drawn && !def.unread.contains(&"problem");
    let fields = fields(scope, whole.then_some(shown), def.fields);
    let sample = def.sample.map(|s| s.entries).unwrap_or_default();
    let sample = sample.into_iter().map(|e| sample_value(scope, &e.key, &e.value));
    let sample: Vec<(String, Json)> = sample.collect();
    let usage = usage(name.span, &slots, sound);
    let params = usage.shows(&SlotSource::Params);
    scope.places.wires.push(usage);
    let slots = slots.into_iter().filter(|slot| check_context(scope, slot)).collect::<Vec<_>>();

    let title = scope.line("a title", def.title);
    let wire = Wire {
        name: name.value,
        title,
        description: scope.prose(def.description.as_ref()),
        transport: transport(scope, def.transport),
        media_type: media_type(scope, def.media_type),
        headers: headers.iter().map(|h| h.header.clone()).collect(),
        body,
        problem,
        fields,
        sample,
    };
    scope.catalog.wires.push(wire);
    let slots = slots.into_iter().map(|slot| (slot, Cell::new(false))).collect();
    DrawnWire { slots, headers, params, list }
}

fn usage(key: Span, slots: &[UsedSlot], sound: bool) -> WireUse {
    let mut shows: Vec<SlotSource> = Vec::new();
    for slot in slots {
        if !shows.contains(&slot.source) {
            shows.push(slot.source.clone());
        }
    }
    WireUse { key, shows, sound }
}

/// Checks a slot against the context. Returns whether errors may have a value for it.
pub(crate) fn check_context(scope: &mut Scope<'_>, slot: &UsedSlot) -> bool {
    let name = match &slot.source {
        SlotSource::Named(name) => name.as_str(),
        SlotSource::Details => "details",
        SlotSource::Params => {
            if matches!(slot.place, SlotPlace::Text) {
                scope.report_once(unfit_in_text::report("$params", slot.span));
            }
            return false;
        }
        _ => return false,
    };
    let Some(index) = scope.catalog.context.iter().position(|c| c.decl.name == name) else {
        return true;
    };
    scope.refer(slot.span, scope.places.context[index]);
    let decl = &scope.catalog.context[index].decl;
    let (ty, sensitive) = (decl.ty.clone(), decl.sensitive);
    if sensitive {
        scope.report_once(sensitive_shown::report(name, slot.span, scope.places.context[index]));
    }
    match slot.place {
        SlotPlace::Text if !types::fits_text(scope, &ty) => {
            scope.report_once(unfit_in_text::report(name, slot.span));
        }
        SlotPlace::Merge(_) if !types::has_members(scope, &ty) => {
            scope.report_once(unfit_merge::no_members(name, slot.span));
        }
        _ => {}
    }
    true
}

fn transport(scope: &mut Scope<'_>, text: Option<Text>) -> Transport {
    match scope.line("a transport", text) {
        Some(name) if name != "http" => Transport::Other(name),
        _ => Transport::Http,
    }
}

fn media_type(scope: &mut Scope<'_>, text: Option<Text>) -> String {
    let Some(text) = text else { return "application/json".to_owned() };
    if !formats::is_media_type(&text.value) {
        scope.report(bad_media_type::report(&text));
    }
    text.value
}

/// Docs of members. `shown` is what they are members of, where it could be read.
fn fields(
    scope: &mut Scope<'_>,
    shown: Option<&Drawing>,
    entries: Option<Entries<ast::WireField>>,
) -> Vec<WireField> {
    let entries = entries.map(|e| e.entries).unwrap_or_default();
    let mut known = Vec::new();
    if let Some(shown) = shown.filter(|_| !entries.is_empty()) {
        paths(shown, "", &mut known);
    }
    let field = |entry: errcat_syntax::Entry<ast::WireField>| {
        if shown.is_some_and(|shown| !is_drawn(shown, &entry.key.value)) {
            scope.report(unknown_member::report(&entry.key, known.iter().map(String::as_str)));
        }
        WireField {
            path: entry.key.value,
            doc: scope.prose(entry.value.doc.as_ref()),
            example: entry.value.example.as_ref().map(literals::json),
        }
    };
    entries.into_iter().map(field).collect()
}

/// Whether a dotted path leads to a member; what a slot has inside is not looked into.
fn is_drawn(drawing: &Drawing, path: &str) -> bool {
    match drawing {
        Drawing::Object(entries) => entries.iter().any(|entry| match entry {
            Entry::Merge(_) => true,
            // Names may hold dots themselves.
            Entry::Member(name, value) => path.strip_prefix(name.as_str()).is_some_and(|rest| {
                rest.is_empty() || rest.strip_prefix('.').is_some_and(|rest| is_drawn(value, rest))
            }),
        }),
        Drawing::Array(_) | Drawing::Slot(_) | Drawing::Problems => true,
        Drawing::Literal(_) | Drawing::Text(_) => false,
    }
}

fn paths(drawing: &Drawing, prefix: &str, out: &mut Vec<String>) {
    if let Drawing::Object(entries) = drawing {
        for entry in entries {
            if let Entry::Member(name, value) = entry {
                let path = format!("{prefix}{name}");
                paths(value, &format!("{path}."), out);
                out.push(path);
            }
        }
    }
}

fn sample_value(scope: &mut Scope<'_>, name: &Text, node: &Node) -> (String, Json) {
    if !names::is_param(&name.value) {
        scope.report(crate::rules::bad_name::form("a slot", name));
    }
    (name.value.clone(), literals::json(node))
}

/// The wires that names refer to. The second part says whether all of them are known.
pub(crate) fn resolve(scope: &mut Scope<'_>, texts: &[Text]) -> (Vec<WireId>, bool) {
    let mut out = Vec::new();
    let mut sound = true;
    for text in texts {
        match scope.wires.find(&text.value) {
            Found::At(index, place) => {
                scope.refer(text.span, place);
                if !out.contains(&WireId(index)) {
                    out.push(WireId(index));
                }
            }
            Found::Unread => sound = false,
            Found::Nothing => {
                sound = false;
                let report =
                    unknown_wire::report(text, scope.near(&unknown_wire::RULE, &scope.wires));
                scope.report(report);
            }
        }
    }
    (out, sound)
}
