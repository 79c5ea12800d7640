//! A catalog built by hand that uses everything the model can say, with names and texts that are
//! awkward in Rust.

use errcat_model::*;

pub(crate) fn text(text: &str) -> Json {
    Json::string(text)
}

pub(crate) fn decl(name: &str, ty: Type, example: Json) -> Decl {
    Decl {
        name: name.to_owned(),
        ty,
        optional: false,
        default: None,
        example: Some(example),
        doc: Prose::default(),
        constraints: Constraints::default(),
        sensitive: false,
    }
}

pub(crate) fn optional(decl: Decl) -> Decl {
    Decl { optional: true, ..decl }
}

fn slot(source: SlotSource) -> Drawing {
    Drawing::Slot(Slot { source, as_string: false })
}

fn member(name: &str, drawing: Drawing) -> Entry {
    Entry::Member(name.to_owned(), drawing)
}

fn named(name: &str) -> SlotSource {
    SlotSource::Named(name.to_owned())
}

/// An error without anything optional.
pub(crate) fn error(
    key: &str,
    variant: &str,
    message: Option<&str>,
    fields: Vec<Decl>,
) -> ErrorDef {
    let pieces = |message: &str| {
        let mut pieces = Vec::new();
        let mut rest = message;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').unwrap();
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Field(fields.iter().position(|f| f.name == name).unwrap()));
            rest = tail;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|p| *p != Piece::Text(String::new()));
        Message { pieces }
    };
    ErrorDef {
        key: key.to_owned(),
        variant: variant.to_owned(),
        function: key.to_lowercase(),
        anchor: key.to_lowercase(),
        code: text(key),
        status: Some(404),
        title: None,
        message: message.map(pieces),
        description: Prose::default(),
        causes: Vec::new(),
        resolutions: Vec::new(),
        examples: Vec::new(),
        fields: fields
            .into_iter()
            .map(|decl| {
                let role =
                    if decl.name == "details" { FieldRole::Details } else { FieldRole::Param };
                Field { decl, role }
            })
            .collect(),
        headers: Vec::new(),
        retry: None,
        severity: None,
        docs: None,
        since: None,
        deprecated: None,
        has_written_example: false,
        samples: Vec::new(),
        related: Vec::new(),
        notes: Vec::new(),
        group: GroupId(0),
        wires: vec![WireId(0)],
        origin: Origin { file: "catalog.yaml".to_owned(), line: 7 },
    }
}

fn wire(name: &str, body: Drawing, problem: Option<Drawing>) -> Wire {
    Wire {
        name: name.to_owned(),
        title: None,
        description: Prose::default(),
        transport: Transport::Http,
        media_type: "application/json".to_owned(),
        headers: Vec::new(),
        body,
        problem,
        fields: Vec::new(),
        sample: vec![("code".to_owned(), text("CODE")), ("message".to_owned(), text("Text"))],
    }
}

/// A catalog of one plain wire, `{code, message, params}`.
pub(crate) fn catalog(errors: Vec<ErrorDef>) -> Catalog {
    let body = Drawing::Object(vec![
        member("code", slot(SlotSource::Code)),
        member("message", slot(SlotSource::Message)),
        member("params", slot(SlotSource::Params)),
    ]);
    let mut catalog = Catalog {
        api: "sample".to_owned(),
        folder: "catalog/sample".to_owned(),
        title: "Sample".to_owned(),
        summary: None,
        description: Prose::default(),
        version: None,
        context: Vec::new(),
        types: Vec::new(),
        wires: vec![wire("http", body, None)],
        default_wire: WireId(0),
        statuses: Vec::new(),
        policies: Vec::new(),
        limits: Vec::new(),
        codes: Vec::new(),
        groups: vec![Group {
            name: "all".to_owned(),
            title: "All of them".to_owned(),
            anchor: "all".to_owned(),
            description: Prose::default(),
            entries: Vec::new(),
            notes: Vec::new(),
            origin: Origin { file: "catalog.yaml".to_owned(), line: 1 },
        }],
        errors,
        operations: Vec::new(),
        rejections: Vec::new(),
        guides: Vec::new(),
        generate: Generate { rust: None, openapi: None, docs: None, site: None },
    };
    fill_examples(&mut catalog);
    catalog
}

/// One example per error with every value given, one with none that may be missing.
/// The same on a wire that shows the sentence alone.
pub(crate) fn without_code(errors: Vec<ErrorDef>) -> Catalog {
    let mut catalog = catalog(errors);
    catalog.wires[0].body = Drawing::Object(vec![member("message", slot(SlotSource::Message))]);
    catalog
}

fn fill_examples(catalog: &mut Catalog) {
    let all = |catalog: &Catalog, decl: &Decl| Some(example::value_of(catalog, decl));
    let context: Vec<_> = catalog.context.iter().map(|c| all(catalog, &c.decl)).collect();
    let no_context = example::defaults(catalog, catalog.context.iter().map(|c| &c.decl));
    let mut examples = Vec::new();
    for error in &catalog.errors {
        let fields = error.fields.iter().map(|f| all(catalog, &f.decl)).collect();
        let few = example::defaults(catalog, error.fields.iter().map(|f| &f.decl));
        let full = ExampleProblem { fields, context: context.clone() };
        let bare = ExampleProblem { fields: few, context: no_context.clone() };
        examples.push(vec![
            Example {
                about: Prose::default(),
                context: context.clone(),
                problems: vec![full.clone(), bare.clone()],
            },
            Example { about: Prose::default(), context: no_context.clone(), problems: vec![bare] },
        ]);
    }
    for (error, examples) in catalog.errors.iter_mut().zip(examples) {
        error.examples = examples;
    }
}

/// What an author may write to break out of a literal, a comment or Markdown.
pub(crate) const HOSTILE: &str = "\"quoted\" \\back \"# */ /* {{x}} {y} `tick` ``` <b onclick='x'>&amp; \
     | [link](x) [`Broken`] # ~~~ https://a.example/b_c http://x \u{202e}rtl\u{202c} \u{200b}zero\u{feff} é 漢 🦀";

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
    let mut all = error(
        "ALL",
        "All",
        Some("{type}: {count} of {wait-ms} in {names} at {at} {secret}"),
        params,
    );
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
            vec![DrawnPiece::Slot(Slot { source: named("retryAfter"), as_string: false })],
        ),
        header(
            "X-Trace",
            vec![
                DrawnPiece::Text("id=".to_owned()),
                DrawnPiece::Slot(Slot { source: named("request_id"), as_string: false }),
            ],
        ),
    ];
    all.wires = vec![WireId(0), WireId(1), WireId(2)];
    let mut whole =
        error("status", "Self", None, vec![optional(decl("detail", Type::String, text("d")))]);
    whole.message = Some(Message { pieces: vec![Piece::Field(0)] });
    whole.wires = vec![WireId(1)];
    let mut number =
        error("404", "2fast", Some(HOSTILE.replace(['{', '}'], "").as_str()), Vec::new());
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
        error("PLAIN", "Plain", Some("Plain"), Vec::new()),
        error("MAP", "Map", Some("Map"), vec![decl("details", map, violations)]),
        error(
            "TWO",
            "Two",
            Some("{a}{b}"),
            vec![decl("a", Type::String, text("x")), decl("b", Type::String, text(""))],
        ),
        error(
            "TWO_MORE",
            "TwoMore",
            Some("{b} and {a}"),
            vec![decl("b", Type::String, text("x")), decl("a", Type::String, text("y"))],
        ),
        error("TITLE", "Title", None, Vec::new()),
    ]);
    // Named like a type of the catalog, a type of the prelude, and one another.
    catalog.operations = ["format", "option", "a-b", "a_b"]
        .into_iter()
        .map(|id| Operation {
            id: id.to_owned(),
            method: "GET".to_owned(),
            path: "/a/{`b`}".to_owned(),
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

fn header(name: &str, value: Vec<DrawnPiece>) -> Header {
    Header { name: name.to_owned(), value, doc: Prose::default() }
}

fn tree_example() -> Json {
    let leaf = Json::object([("fn", text("leaf")), ("weight", Json::integer(0))]);
    let wide = Json::object([
        ("fn", text("mid")),
        ("weight", Json::integer(2)),
        ("left", leaf.clone()),
        ("children", Json::Array(vec![leaf])),
    ]);
    Json::object([("fn", text("root \u{2066}")), ("weight", Json::integer(1)), ("left", wide)])
}

fn types() -> Vec<TypeDef> {
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

fn context() -> Vec<ContextDef> {
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

fn wires() -> Vec<Wire> {
    let as_string = |source| Drawing::Slot(Slot { source, as_string: true });
    let own = Drawing::Object(vec![
        member("id\u{202e}\"", slot(named("request_id"))),
        member("error", slot(SlotSource::Code)),
        member("message", slot(SlotSource::Message)),
        member("title", slot(SlotSource::Title)),
        member("details", slot(SlotSource::Details)),
        member("params", slot(SlotSource::Params)),
        member("timestamp", slot(named("timestamp"))),
        member("offset", as_string(named("offset"))),
        member("maybe", as_string(named("retryAfter"))),
        member(
            "both",
            Drawing::Text(vec![
                DrawnPiece::Slot(Slot { source: named("retryAfter"), as_string: false }),
                DrawnPiece::Text("/\"/".to_owned()),
                DrawnPiece::Slot(Slot { source: named("request_id"), as_string: false }),
            ]),
        ),
    ]);
    let problem = Drawing::Object(vec![
        member("status", as_string(SlotSource::Status)),
        member("code", slot(SlotSource::Code)),
        member("detail", slot(SlotSource::Message)),
        member("source", slot(named("source"))),
    ]);
    let list = Drawing::Object(vec![
        member("errors", Drawing::Problems),
        member("id", slot(named("request_id"))),
    ]);
    let merged = Drawing::Object(vec![
        Entry::Merge(Slot { source: SlotSource::Details, as_string: false }),
        member("id", slot(named("request_id"))),
        Entry::Merge(Slot { source: SlotSource::Params, as_string: false }),
        member("code", slot(SlotSource::Code)),
        member("tags", Drawing::Array(vec![slot(SlotSource::Code), slot(named("timestamp"))])),
    ]);
    vec![
        wire("own", own, None),
        wire("json-api", list, Some(problem)),
        wire("merged", merged, None),
    ]
}

/// The target of a sample.
pub(crate) fn target(crate_name: &str, runtime: &str) -> RustTarget {
    RustTarget {
        crate_name: crate_name.to_owned(),
        dir: "generated".to_owned(),
        runtime: Some(runtime.to_owned()),
        features: Vec::new(),
        form: RustForm::Crate,
    }
}
