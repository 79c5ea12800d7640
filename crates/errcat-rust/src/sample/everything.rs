//! A catalog that uses everything the model can say, with names and texts that are awkward in Rust.

use errcat_fixture::{error, error_with, header, optional};
use errcat_model::*;

use super::envelopes::{context, source, wires};
use super::named_types::{tree_example, types};
use super::{HOSTILE, catalog, decl, fill_examples, text};

/// Three digits, or else this text.
fn digits(otherwise: Option<&str>) -> Constraints {
    Constraints {
        pattern: Some("[0-9]{3}".to_owned()),
        otherwise: otherwise.map(str::to_owned),
        ..Constraints::default()
    }
}

/// Everything at once.
pub(crate) fn everything() -> Catalog {
    let types = types();
    let hostile = Prose::parse(HOSTILE);
    let params = vec![
        decl("type", Type::String, text(HOSTILE)),
        decl("self", Type::Uri, text("https://a.example/?q=\"1\"")),
        optional(decl("retryAfter", Type::Duration(TimeUnit::Seconds), Json::integer(60))),
        decl("wait-ms", Type::Duration(TimeUnit::Milliseconds), Json::integer(1500)),
        decl("ratio", Type::Number, Json::Number("3.14".to_owned())),
        Decl {
            constraints: Constraints { min: Some(0), ..Constraints::default() },
            ..decl("count", Type::Integer, Json::Number(u64::MAX.to_string()))
        },
        Decl {
            default: Some(Json::integer(-1)),
            ..decl("offset", Type::Integer, Json::integer(-5))
        },
        decl("ok", Type::Boolean, Json::Boolean(false)),
        decl("at", Type::DateTime, text("2025-11-27T10:30:00.125Z")),
        decl("id", Type::Uuid, text("7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04")),
        Decl { sensitive: true, ..decl("secret", Type::String, text("hunter2")) },
        Decl { sensitive: true, ..decl("hidden", Type::String, text("correct horse")) },
        decl(
            "any",
            Type::Any,
            Json::Array(vec![Json::Null, Json::Number("1.50".to_owned()), text("x")]),
        ),
        decl(
            "names",
            Type::List(Box::new(Type::String)),
            Json::Array(vec![text("a\n"), text("b")]),
        ),
        Decl {
            constraints: Constraints { max_length: Some(5), ..Constraints::default() },
            ..optional(decl("note", Type::String, text("short")))
        },
        Decl { constraints: digits(Some("000")), ..decl("sku", Type::String, text("123")) },
        Decl { constraints: digits(None), ..optional(decl("old_sku", Type::String, text("120"))) },
        Decl {
            constraints: Constraints { min: Some(-9), max: Some(9), ..Constraints::default() },
            ..optional(decl("step", Type::Integer, Json::integer(-1)))
        },
        decl("format", Type::Named(TypeId(1)), text("pdf")),
        optional(decl("details", Type::Named(TypeId(0)), tree_example())),
    ];
    let mut all =
        error_with("ALL", "{type}: {count} of {wait-ms} in {names} at {at} {secret}", params);
    all.title = Some(HOSTILE.to_owned());
    all.description = hostile.clone();
    all.causes =
        vec![Cause { text: hostile.clone(), resolution: Some(Prose::parse("1. `Fix` it")) }];
    all.resolutions = vec![hostile.clone()];
    all.notes = vec![hostile.clone()];
    all.docs = Some("https://a.example/errors#all".to_owned());
    all.retry = Some(Retry { grade: RetryGrade::Backoff, policy: None });
    all.deprecated = Some(Deprecation {
        since: Some("2".to_owned()),
        replacement: Some(ErrorId(1)),
        reason: hostile.clone(),
    });
    all.headers = vec![
        header(
            "Retry-After",
            vec![DrawnPiece::Slot(Slot { source: source("retryAfter"), as_string: false })],
        ),
        header(
            "X-Trace",
            vec![
                DrawnPiece::Text("id=".to_owned()),
                DrawnPiece::Slot(Slot { source: source("request_id"), as_string: false }),
            ],
        ),
    ];
    all.wires = vec![WireId(0), WireId(1), WireId(2)];
    let mut whole =
        error_with("status", "{detail}", vec![optional(decl("detail", Type::String, text("d")))]);
    whole.variant = "Self".to_owned();
    whole.wires = vec![WireId(1)];
    let mut number = error("404", HOSTILE);
    number.variant = "2fast".to_owned();
    number.function = "2fast".to_owned();
    number.code = Json::integer(404);
    number.status = None;
    let map = Type::Map(Box::new(Type::Named(TypeId(2))));
    let violations = Json::object([
        ("a/b", Json::object([("code", text("x"))])),
        ("c", Json::object([("code", text("y"))])),
    ]);
    let mut catalog = catalog(vec![
        all,
        whole,
        number,
        error("PLAIN", "Plain"),
        error_with("MAP", "Map", vec![decl("details", map, violations)]),
        error_with(
            "TWO",
            "{a}{b}",
            vec![decl("a", Type::String, text("x")), decl("b", Type::String, text(""))],
        ),
        error_with(
            "TWO_MORE",
            "{b} and {a}",
            vec![decl("b", Type::String, text("x")), decl("a", Type::String, text("y"))],
        ),
        ErrorDef { message: None, ..error("TITLE", "") },
    ]);
    // Named like a type of the catalog, a type of the prelude, and one another.
    catalog.operations = ["format", "option", "a-b", "a_b"]
        .into_iter()
        .map(|id| Operation {
            id: id.to_owned(),
            method: "GET".to_owned(),
            path: "/a/{`b`}".to_owned(),
            security: None,
            summary: Some(HOSTILE.to_owned()),
            errors: catalog.errors().map(|(id, _)| id).collect(),
        })
        .collect();
    catalog.errors[7].title = Some("Only a title".to_owned());
    catalog.title = HOSTILE.to_owned();
    catalog.types = types;
    catalog.context = context();
    catalog.wires = wires();
    fill_examples(&mut catalog);
    catalog
}
