//! The context and the wires of [`everything`](super::everything).

use errcat_fixture::{named, object, optional, slot};
use errcat_model::*;

use super::{decl, text, wire};

pub(super) fn source(name: &str) -> SlotSource {
    SlotSource::Named(name.to_owned())
}

pub(super) fn context() -> Vec<ContextDef> {
    let per = |per, decl| ContextDef { decl, per };
    vec![
        per(Per::Response, optional(decl("request_id", Type::String, text("req-\"1\"")))),
        per(
            Per::Problem,
            optional(decl(
                "source",
                Type::Named(TypeId(3)),
                Json::object([("pointer", text("/a"))]),
            )),
        ),
        per(Per::Response, decl("timestamp", Type::DateTime, text("2025-11-27T10:30:00Z"))),
        per(
            Per::Response,
            Decl {
                default: Some(Json::Object(Vec::new())),
                ..decl(
                    "details",
                    Type::Map(Box::new(Type::Any)),
                    Json::object([("k", Json::integer(1))]),
                )
            },
        ),
    ]
}

pub(super) fn wires() -> Vec<Wire> {
    let as_string = |source| Drawing::Slot(Slot { source, as_string: true });
    let own = object([
        ("id\u{202e}\"", named("request_id")),
        ("error", slot(SlotSource::Code)),
        ("message", slot(SlotSource::Message)),
        ("title", slot(SlotSource::Title)),
        ("details", slot(SlotSource::Details)),
        ("params", slot(SlotSource::Params)),
        ("timestamp", named("timestamp")),
        ("offset", as_string(source("offset"))),
        ("maybe", as_string(source("retryAfter"))),
        (
            "both",
            Drawing::Text(vec![
                DrawnPiece::Slot(Slot { source: source("retryAfter"), as_string: false }),
                DrawnPiece::Text("/\"/".to_owned()),
                DrawnPiece::Slot(Slot { source: source("request_id"), as_string: false }),
            ]),
        ),
    ]);
    let problem = object([
        ("status", as_string(SlotSource::Status)),
        ("code", slot(SlotSource::Code)),
        ("detail", slot(SlotSource::Message)),
        ("source", named("source")),
    ]);
    let list = object([("errors", Drawing::Problems), ("id", named("request_id"))]);
    let merged = Drawing::Object(vec![
        Entry::Merge(Slot { source: SlotSource::Details, as_string: false }),
        member("id", named("request_id")),
        Entry::Merge(Slot { source: SlotSource::Params, as_string: false }),
        member("code", slot(SlotSource::Code)),
        member("tags", Drawing::Array(vec![slot(SlotSource::Code), named("timestamp")])),
    ]);
    vec![
        wire("own", own, None),
        wire("json-api", list, Some(problem)),
        wire("merged", merged, None),
    ]
}

fn member(name: &str, drawing: Drawing) -> Entry {
    Entry::Member(name.to_owned(), drawing)
}
