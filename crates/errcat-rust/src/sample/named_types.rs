//! The types of [`everything`](super::everything).

use errcat_fixture::optional;
use errcat_model::*;

use super::{HOSTILE, decl, text};

pub(super) fn types() -> Vec<TypeDef> {
    let record = |name: &str, fields| TypeDef {
        name: name.to_owned(),
        doc: Prose::parse(HOSTILE),
        kind: TypeKind::Record(fields),
    };
    let value = |text: &str, variant: &str| EnumValue {
        text: text.to_owned(),
        variant: variant.to_owned(),
        doc: Prose::parse(HOSTILE),
    };
    vec![
        record(
            "Error",
            vec![
                Decl { doc: Prose::parse(HOSTILE), ..decl("fn", Type::String, text("f")) },
                Decl {
                    default: Some(Json::integer(0)),
                    example: None,
                    ..decl("weight", Type::Integer, Json::Null)
                },
                Decl {
                    example: None,
                    ..optional(decl("left", Type::Named(TypeId(0)), Json::Null))
                },
                Decl {
                    example: None,
                    ..optional(decl(
                        "children",
                        Type::List(Box::new(Type::Named(TypeId(0)))),
                        Json::Null,
                    ))
                },
            ],
        ),
        TypeDef {
            name: "Format".to_owned(),
            doc: Prose::default(),
            kind: TypeKind::Enum(vec![
                value("e\"pub", "Epub"),
                value("pdf", "Pdf"),
                value("self", "Self"),
            ]),
        },
        record(
            "Clone",
            vec![
                decl("code", Type::String, text("c")),
                Decl { sensitive: true, ..optional(decl("hint", Type::String, text("h"))) },
            ],
        ),
        record(
            "Occurrence",
            vec![
                optional(decl("pointer", Type::String, text("/data"))),
                optional(decl("parameter", Type::String, text("page"))),
            ],
        ),
    ]
}

/// A value of the type that contains itself.
pub(super) fn tree_example() -> Json {
    let leaf = Json::object([("fn", text("leaf")), ("weight", Json::integer(0))]);
    let wide = Json::object([
        ("fn", text("mid")),
        ("weight", Json::integer(2)),
        ("left", leaf.clone()),
        ("children", Json::Array(vec![leaf])),
    ]);
    Json::object([("fn", text("root \u{2066}")), ("weight", Json::integer(1)), ("left", wide)])
}
