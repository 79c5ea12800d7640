//! Catalogs made by hand for the tests.

use std::collections::BTreeMap;

use errcat_fixture::{add, decl, named, object, optional, slot, with_body};
use errcat_model::{
    Catalog, ContextDef, Decl, Drawing, DrawnPiece, ErrorDef, ErrorId, Header, OpenApiTarget,
    Operation, Per, Prose, Slot, SlotSource, StatusDef, Type,
};

use crate::emit;

/// A flat body with code, message, optional details and an optional request id.
pub(crate) fn flat() -> Catalog {
    let mut catalog = with_body(object([
        ("code", slot(SlotSource::Code)),
        ("message", slot(SlotSource::Message)),
        ("details", slot(SlotSource::Details)),
        ("request_id", named("request_id")),
    ]));
    let request_id = optional(decl("request_id", Type::String));
    catalog.context.push(ContextDef { decl: request_id, per: Per::Response });
    catalog
}

/// A body that is nothing but the message.
pub(crate) fn text_only() -> Catalog {
    with_body(object([("detail", slot(SlotSource::Message))]))
}

/// A body with a list of problems.
pub(crate) fn problems() -> Catalog {
    let problem = object([
        ("status", Drawing::Slot(Slot { source: SlotSource::Status, as_string: true })),
        ("code", slot(SlotSource::Code)),
        ("detail", slot(SlotSource::Message)),
    ]);
    let mut catalog = with_body(object([("errors", Drawing::Problems)]));
    catalog.wires[0].problem = Some(problem);
    catalog
}

/// A status with its meaning.
pub(crate) fn status(code: u16, meaning: &str) -> StatusDef {
    let none = Prose::default;
    StatusDef { code, meaning: meaning.into(), note: none(), action: none(), retry: None }
}

/// A header whose value is one param.
pub(crate) fn header(name: &str, param: &str) -> Header {
    let source = SlotSource::Named(param.into());
    let value = DrawnPiece::Slot(Slot { source, as_string: false });
    errcat_fixture::header(name, vec![value])
}

/// A header whose value is always the same.
pub(crate) fn constant_header(name: &str, value: &str) -> Header {
    errcat_fixture::header(name, vec![DrawnPiece::Text(value.into())])
}

/// An operation that may answer the errors.
pub(crate) fn operation(id: &str, method: &str, path: &str, errors: &[usize]) -> Operation {
    Operation {
        id: id.into(),
        method: method.into(),
        path: path.into(),
        summary: None,
        security: None,
        errors: errors.iter().map(|i| ErrorId(*i)).collect(),
    }
}

/// Adds an error with a constant message.
pub(crate) fn error<'a>(catalog: &'a mut Catalog, key: &str, status: u16) -> &'a mut ErrorDef {
    error_with(catalog, key, status, &format!("About {key}"), Vec::new())
}

/// Adds an error that carries values.
pub(crate) fn error_with<'a>(
    catalog: &'a mut Catalog,
    key: &str,
    status: u16,
    message: &str,
    fields: Vec<Decl>,
) -> &'a mut ErrorDef {
    let error = add(catalog, errcat_fixture::error_with(key, message, fields));
    error.status = Some(status);
    error
}

/// The emitted files.
pub(crate) fn emitted(catalog: &Catalog, target: &OpenApiTarget) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    emit(catalog, target, &mut files);
    files
}

/// The emitted document, after both files proved to say the same.
pub(crate) fn document(catalog: &Catalog) -> serde_json::Value {
    let files = emitted(catalog, &OpenApiTarget::new("openapi"));
    let json: serde_json::Value = serde_json::from_str(&files["openapi.json"]).unwrap();
    let yaml: serde_json::Value = serde_yaml::from_str(&files["openapi.yaml"]).unwrap();
    assert_eq!(json, yaml);
    json
}
