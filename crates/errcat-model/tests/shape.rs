//! Presence and values of bodies, on a catalog built by hand.

use errcat_model::shape::{self, Member, Shape};
use errcat_model::{
    Catalog, Constraints, ContextDef, Decl, Drawing, DrawnPiece, Entry, ErrorDef, Example,
    ExampleProblem, Field, FieldRole, Generate, Group, GroupId, Header, Json, Message, Origin, Per,
    Piece, Prose, Slot, SlotSource, Transport, Type, Wire, WireId, example,
};

fn decl(name: &str, optional: bool) -> Decl {
    Decl {
        name: name.to_owned(),
        ty: Type::String,
        optional,
        default: None,
        example: None,
        doc: Prose::default(),
        constraints: Constraints::default(),
        sensitive: false,
    }
}

fn slot(source: SlotSource) -> Drawing {
    Drawing::Slot(Slot { source, as_string: false })
}

fn named(name: &str) -> Slot {
    Slot { source: SlotSource::Named(name.to_owned()), as_string: false }
}

fn object<const N: usize>(members: [(&str, Drawing); N]) -> Drawing {
    Drawing::Object(members.into_iter().map(|(n, d)| Entry::Member(n.to_owned(), d)).collect())
}

fn origin() -> Origin {
    Origin { file: "catalog.yaml".to_owned(), line: 1 }
}

/// An error `GONE` with the given fields and message.
fn error(fields: Vec<Decl>, message: Option<Vec<Piece>>) -> ErrorDef {
    let values = example::defaults(&catalog(object([]), vec![]), fields.iter());
    ErrorDef {
        key: "GONE".to_owned(),
        variant: "Gone".to_owned(),
        function: "gone".to_owned(),
        anchor: "gone".to_owned(),
        code: Json::string("GONE"),
        status: Some(410),
        title: None,
        message: message.map(|pieces| Message { pieces }),
        description: Prose::default(),
        causes: vec![],
        resolutions: vec![],
        fields: fields.into_iter().map(|decl| Field { decl, role: FieldRole::Param }).collect(),
        headers: vec![],
        retry: None,
        severity: None,
        docs: None,
        since: None,
        deprecated: None,
        examples: vec![Example {
            about: Prose::default(),
            context: vec![None],
            problems: vec![ExampleProblem { fields: values, context: vec![None] }],
        }],
        has_written_example: false,
        samples: vec![],
        security: vec![],
        related: vec![],
        notes: vec![],
        group: GroupId(0),
        wires: vec![WireId(0)],
        origin: origin(),
    }
}

/// A catalog with one wire of that body and that context.
fn catalog(body: Drawing, context: Vec<ContextDef>) -> Catalog {
    Catalog {
        api: "test".to_owned(),
        folder: String::new(),
        title: "Test".to_owned(),
        summary: None,
        description: Prose::default(),
        version: None,
        context,
        types: vec![],
        wires: vec![Wire {
            name: "http".to_owned(),
            title: None,
            description: Prose::default(),
            transport: Transport::Http,
            media_type: "application/json".to_owned(),
            headers: vec![],
            body,
            problem: None,
            fields: vec![],
            sample: vec![],
        }],
        default_wire: WireId(0),
        statuses: vec![],
        policies: vec![],
        limits: vec![],
        codes: vec![],
        groups: vec![Group {
            name: "g".to_owned(),
            title: "G".to_owned(),
            anchor: "g".to_owned(),
            description: Prose::default(),
            entries: vec![],
            notes: vec![],
            origin: origin(),
        }],
        errors: vec![],
        operations: vec![],
        rejections: vec![],
        security: vec![],
        guides: vec![],
        generate: Generate { rust: None, openapi: None, docs: None, site: None },
    }
}

fn body(catalog: &Catalog, error: &ErrorDef) -> String {
    example::body(catalog, WireId(0), error, &error.examples[0]).to_string()
}

#[test]
fn what_the_error_settles_is_a_constant() {
    let catalog = catalog(
        object([
            ("code", slot(SlotSource::Code)),
            ("status", Drawing::Slot(Slot { source: SlotSource::Status, as_string: true })),
            ("message", slot(SlotSource::Message)),
            ("title", slot(SlotSource::Title)),
        ]),
        vec![],
    );
    let error = error(vec![], Some(vec![Piece::Text("It is gone".to_owned())]));
    let shape = shape::of_body(&catalog, WireId(0), &error);
    let expected = r#"{"code":"GONE","status":"410","message":"It is gone"}"#;
    assert_eq!(shape.constant().unwrap().to_string(), expected);
    assert_eq!(body(&catalog, &error), expected);
}

#[test]
fn an_optional_value_takes_its_member_along() {
    let body_drawn =
        object([("a", Drawing::Slot(named("a"))), ("b", Drawing::Literal(Json::Null))]);
    let catalog = catalog(body_drawn, vec![]);
    let mut gone = error(vec![decl("a", true)], None);
    assert_eq!(body(&catalog, &gone), r#"{"b":null}"#);
    gone.examples[0].problems[0].fields[0] = Some(Json::string("x\"y"));
    assert_eq!(body(&catalog, &gone), r#"{"a":"x\"y","b":null}"#);
    assert_eq!(shape::of_body(&catalog, WireId(0), &gone).constant(), None);
}

#[test]
fn a_default_keeps_its_member() {
    let mut details = decl("details", false);
    details.default = Some(Json::Object(vec![]));
    let context = vec![ContextDef { decl: details, per: Per::Problem }];
    let catalog = catalog(object([("details", slot(SlotSource::Details))]), context);
    let gone = error(vec![], None);
    assert_eq!(body(&catalog, &gone), r#"{"details":{}}"#);
    let Shape::Object(members) = shape::of_body(&catalog, WireId(0), &gone) else { panic!() };
    assert!(matches!(&members[..], [Member::Named { needs, .. }] if needs.is_empty()));
}

#[test]
fn a_message_that_is_one_optional_param_is_absent_with_it() {
    let catalog = catalog(object([("detail", slot(SlotSource::Message))]), vec![]);
    let mut gone = error(vec![decl("detail", true)], Some(vec![Piece::Field(0)]));
    assert_eq!(gone.message.as_ref().unwrap().optional_whole(&gone), Some(0));
    assert_eq!(body(&catalog, &gone), "{}");
    gone.examples[0].problems[0].fields[0] = Some(Json::string("why"));
    assert_eq!(body(&catalog, &gone), r#"{"detail":"why"}"#);
}

#[test]
fn all_params_but_the_sensitive_ones() {
    let mut secret = decl("secret", false);
    secret.sensitive = true;
    let merge = Slot { source: SlotSource::Params, as_string: false };
    let drawn = Drawing::Object(vec![
        Entry::Member("params".to_owned(), Drawing::Slot(merge.clone())),
        Entry::Merge(merge),
    ]);
    let catalog = catalog(drawn, vec![]);
    let gone = error(vec![decl("a", false), secret, decl("b", true)], None);
    assert_eq!(body(&catalog, &gone), r#"{"params":{"a":"a"},"a":"a"}"#);
}

#[test]
fn several_problems_stand_in_one_list() {
    let mut catalog = catalog(object([("errors", Drawing::Problems)]), vec![]);
    catalog.wires[0].problem = Some(object([("detail", Drawing::Slot(named("a")))]));
    let mut gone = error(vec![decl("a", false)], None);
    let mut second = gone.examples[0].problems[0].clone();
    second.fields[0] = Some(Json::string("two"));
    gone.examples[0].problems.push(second);
    assert_eq!(body(&catalog, &gone), r#"{"errors":[{"detail":"a"},{"detail":"two"}]}"#);
}

#[test]
fn a_header_is_left_out_without_its_value() {
    let catalog = catalog(object([]), vec![]);
    let mut gone = error(vec![decl("after", true)], None);
    gone.headers = vec![Header {
        name: "Retry-After".to_owned(),
        value: vec![DrawnPiece::Text("in ".to_owned()), DrawnPiece::Slot(named("after"))],
        doc: Prose::default(),
    }];
    assert_eq!(example::headers(&catalog, &gone, &gone.examples[0]), []);
    gone.examples[0].problems[0].fields[0] = Some(Json::integer(5));
    let headers = example::headers(&catalog, &gone, &gone.examples[0]);
    assert_eq!(headers, [("Retry-After".to_owned(), "in 5".to_owned())]);
}
