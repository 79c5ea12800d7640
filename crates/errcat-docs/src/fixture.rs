//! Catalogs built by hand, for tests.

use errcat_model::{
    Catalog, Constraints, Decl, Drawing, Entry, ErrorDef, ErrorId, Example, ExampleProblem, Field,
    FieldRole, Generate, Group, GroupEntry, GroupId, Json, Message, Origin, Piece, Prose, Slot,
    SlotSource, Transport, Type, Wire, WireId,
};

/// A member of a body that holds a slot.
pub(crate) fn slot(name: &str, source: SlotSource) -> Entry {
    Entry::Member(name.to_owned(), Drawing::Slot(Slot { source, as_string: false }))
}

/// A wire with `code` and `message`.
pub(crate) fn http() -> Wire {
    Wire {
        name: "http".to_owned(),
        title: None,
        description: Prose::default(),
        transport: Transport::Http,
        media_type: "application/json".to_owned(),
        headers: Vec::new(),
        body: Drawing::Object(vec![
            slot("code", SlotSource::Code),
            slot("message", SlotSource::Message),
        ]),
        problem: None,
        fields: Vec::new(),
        sample: Vec::new(),
    }
}

/// A 404 with a constant message.
pub(crate) fn error(key: &str, message: &str) -> ErrorDef {
    ErrorDef {
        key: key.to_owned(),
        variant: key.to_owned(),
        function: key.to_lowercase(),
        anchor: key.to_lowercase().replace('_', "-"),
        code: Json::string(key),
        status: Some(404),
        title: None,
        message: Some(Message { pieces: vec![Piece::Text(message.to_owned())] }),
        description: Prose::default(),
        causes: Vec::new(),
        resolutions: Vec::new(),
        fields: Vec::new(),
        headers: Vec::new(),
        retry: None,
        severity: None,
        docs: None,
        since: None,
        deprecated: None,
        examples: vec![Example {
            about: Prose::default(),
            context: Vec::new(),
            problems: vec![ExampleProblem { fields: Vec::new(), context: Vec::new() }],
        }],
        has_written_example: false,
        samples: Vec::new(),
        security: Vec::new(),
        related: Vec::new(),
        notes: Vec::new(),
        group: GroupId(0),
        wires: vec![WireId(0)],
        origin: Origin { file: "catalog.yaml".to_owned(), line: 1 },
    }
}

/// A bookstore with one group of these errors.
pub(crate) fn catalog(errors: Vec<ErrorDef>) -> Catalog {
    let entry = |at| GroupEntry {
        error: ErrorId(at),
        also: false,
        causes: Vec::new(),
        description: Prose::default(),
    };
    Catalog {
        api: "bookstore".to_owned(),
        folder: "catalog/bookstore".to_owned(),
        title: "Bookstore".to_owned(),
        summary: None,
        description: Prose::default(),
        version: None,
        context: Vec::new(),
        types: Vec::new(),
        wires: vec![http()],
        default_wire: WireId(0),
        statuses: Vec::new(),
        policies: Vec::new(),
        limits: Vec::new(),
        codes: Vec::new(),
        groups: vec![Group {
            name: "books".to_owned(),
            title: "Books".to_owned(),
            anchor: "books".to_owned(),
            description: Prose::default(),
            entries: (0..errors.len()).map(entry).collect(),
            notes: Vec::new(),
            origin: Origin { file: "catalog.yaml".to_owned(), line: 1 },
        }],
        errors,
        operations: Vec::new(),
        rejections: Vec::new(),
        guides: Vec::new(),
        security: Vec::new(),
        generate: Generate { rust: None, openapi: None, docs: None, site: None },
    }
}

/// A required text.
pub(crate) fn param(name: &str) -> Field {
    let decl = Decl {
        name: name.to_owned(),
        ty: Type::String,
        optional: false,
        default: None,
        example: Some(Json::string("978-3")),
        doc: Prose::parse("The book asked for."),
        constraints: Constraints::default(),
        sensitive: false,
    };
    Field { decl, role: FieldRole::Param }
}

/// The error with a message that names a param.
pub(crate) fn with_param(mut error: ErrorDef) -> ErrorDef {
    error.fields = vec![param("isbn")];
    error.message = Some(Message {
        pieces: vec![Piece::Text("There is no book ".to_owned()), Piece::Field(0)],
    });
    error.examples[0].problems[0].fields = vec![Some(Json::string("978-3"))];
    error
}
