//! Catalogs made by hand for the tests.

use errcat_model::{
    Catalog, Constraints, ContextDef, Decl, Drawing, DrawnPiece, Entry, ErrorDef, Example,
    ExampleProblem, Field, FieldRole, Generate, Group, GroupId, Header, Json, Message,
    OpenApiTarget, Operation, Origin, Per, Piece, Prose, Slot, SlotSource, StatusDef, Transport,
    Type, Wire, WireId, example,
};

use crate::emit;

/// A catalog with one HTTP wire of the given body and nothing else.
pub(crate) fn catalog(body: Drawing) -> Catalog {
    Catalog {
        api: "sample".into(),
        folder: "catalog/sample".into(),
        title: "Sample".into(),
        summary: None,
        description: Prose::default(),
        version: None,
        context: Vec::new(),
        types: Vec::new(),
        wires: vec![wire("http", body)],
        default_wire: WireId(0),
        statuses: Vec::new(),
        policies: Vec::new(),
        limits: Vec::new(),
        codes: Vec::new(),
        groups: vec![Group {
            name: "all".into(),
            title: "All".into(),
            anchor: "all".into(),
            description: Prose::default(),
            entries: Vec::new(),
            notes: Vec::new(),
            origin: origin(),
        }],
        errors: Vec::new(),
        operations: Vec::new(),
        rejections: Vec::new(),
        guides: Vec::new(),
        security: Vec::new(),
        generate: Generate { rust: None, openapi: None, docs: None, site: None },
    }
}

/// A flat body with code, message, optional details and an optional request id.
pub(crate) fn flat() -> Catalog {
    let mut catalog = catalog(object([
        ("code", slot(SlotSource::Code)),
        ("message", slot(SlotSource::Message)),
        ("details", slot(SlotSource::Details)),
        ("request_id", named("request_id")),
    ]));
    let request_id = Decl { optional: true, ..decl("request_id", Type::String) };
    catalog.context.push(ContextDef { decl: request_id, per: Per::Response });
    catalog
}

/// A body that is nothing but the message.
pub(crate) fn text_only() -> Catalog {
    catalog(object([("detail", slot(SlotSource::Message))]))
}

/// A body with a list of problems.
pub(crate) fn problems() -> Catalog {
    let problem = object([
        ("status", Drawing::Slot(Slot { source: SlotSource::Status, as_string: true })),
        ("code", slot(SlotSource::Code)),
        ("detail", slot(SlotSource::Message)),
    ]);
    let mut catalog = catalog(object([("errors", Drawing::Problems)]));
    catalog.wires[0].problem = Some(problem);
    catalog
}

/// A wire.
pub(crate) fn wire(name: &str, body: Drawing) -> Wire {
    Wire {
        name: name.into(),
        title: None,
        description: Prose::default(),
        transport: Transport::Http,
        media_type: "application/json".into(),
        headers: Vec::new(),
        body,
        problem: None,
        fields: Vec::new(),
        sample: Vec::new(),
    }
}

/// A drawn object.
pub(crate) fn object<const N: usize>(members: [(&str, Drawing); N]) -> Drawing {
    Drawing::Object(members.into_iter().map(|(k, v)| Entry::Member(k.into(), v)).collect())
}

/// A slot.
pub(crate) fn slot(source: SlotSource) -> Drawing {
    Drawing::Slot(Slot { source, as_string: false })
}

/// A slot of a param or the context.
pub(crate) fn named(name: &str) -> Drawing {
    slot(SlotSource::Named(name.into()))
}

/// A required declaration.
pub(crate) fn decl(name: &str, ty: Type) -> Decl {
    Decl {
        name: name.into(),
        ty,
        optional: false,
        default: None,
        example: None,
        doc: Prose::default(),
        constraints: Constraints::default(),
        sensitive: false,
    }
}

/// A status with its meaning.
pub(crate) fn status(code: u16, meaning: &str) -> StatusDef {
    let none = Prose::default;
    StatusDef { code, meaning: meaning.into(), note: none(), action: none(), retry: None }
}

/// A header whose value is one param.
pub(crate) fn header(name: &str, param: &str) -> Header {
    let source = SlotSource::Named(param.into());
    let value = vec![DrawnPiece::Slot(Slot { source, as_string: false })];
    Header { name: name.into(), value, doc: Prose::default() }
}

/// An operation that may answer the errors.
pub(crate) fn operation(id: &str, method: &str, path: &str, errors: &[usize]) -> Operation {
    Operation {
        id: id.into(),
        method: method.into(),
        path: path.into(),
        summary: None,
        security: None,
        errors: errors.iter().map(|i| errcat_model::ErrorId(*i)).collect(),
    }
}

/// Adds an error with a constant message.
pub(crate) fn error<'a>(catalog: &'a mut Catalog, key: &str, status: u16) -> &'a mut ErrorDef {
    error_with(catalog, key, status, &[Piece::Text(format!("About {key}"))], Vec::new())
}

/// Adds an error; its example is made of its declarations.
pub(crate) fn error_with<'a>(
    catalog: &'a mut Catalog,
    key: &str,
    status: u16,
    message: &[Piece],
    fields: Vec<(Decl, FieldRole)>,
) -> &'a mut ErrorDef {
    let fields: Vec<_> = fields.into_iter().map(|(decl, role)| Field { decl, role }).collect();
    let example = Example {
        about: Prose::default(),
        context: vec![None; catalog.context.len()],
        problems: vec![ExampleProblem {
            fields: example::defaults(catalog, fields.iter().map(|f| &f.decl)),
            context: vec![None; catalog.context.len()],
        }],
    };
    catalog.errors.push(ErrorDef {
        key: key.into(),
        variant: heck::ToPascalCase::to_pascal_case(key),
        function: key.to_lowercase(),
        anchor: key.to_lowercase(),
        code: Json::string(key),
        status: Some(status),
        title: None,
        message: Some(Message { pieces: message.to_vec() }),
        description: Prose::default(),
        causes: Vec::new(),
        resolutions: Vec::new(),
        fields,
        headers: Vec::new(),
        retry: None,
        severity: None,
        docs: None,
        since: None,
        deprecated: None,
        examples: vec![example],
        has_written_example: false,
        samples: Vec::new(),
        security: Vec::new(),
        related: Vec::new(),
        notes: Vec::new(),
        group: GroupId(0),
        wires: vec![WireId(0)],
        origin: origin(),
    });
    let last = catalog.errors.len() - 1;
    &mut catalog.errors[last]
}

fn origin() -> Origin {
    Origin { file: "catalog.yaml".into(), line: 1 }
}

/// The emitted document, after both files proved to say the same.
pub(crate) fn document(catalog: &Catalog) -> serde_json::Value {
    let files = emit(catalog, &OpenApiTarget::new("openapi"));
    let json: serde_json::Value = serde_json::from_str(&files["openapi.json"]).unwrap();
    let yaml: serde_json::Value = serde_yaml::from_str(&files["openapi.yaml"]).unwrap();
    assert_eq!(json, yaml);
    json
}
