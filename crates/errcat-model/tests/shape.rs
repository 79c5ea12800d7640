//! Presence and values of bodies, on a catalog built by hand.

use errcat_fixture::{add, decl, error_with, header, named, object, optional, slot, with_body};
use errcat_model::shape::{self, Member, Shape};
use errcat_model::{
    Catalog, ContextDef, Decl, Drawing, DrawnPiece, Entry, ErrorDef, Json, Per, Slot, SlotSource,
    Type, WireId, example,
};

/// An error `GONE` of the catalog, with an example of it.
fn gone(catalog: &mut Catalog, message: &str, fields: Vec<Decl>) -> ErrorDef {
    let error = ErrorDef { status: Some(410), ..error_with("GONE", message, fields) };
    add(catalog, error).clone()
}

fn text(name: &str) -> Decl {
    decl(name, Type::String)
}

fn body(catalog: &Catalog, error: &ErrorDef) -> String {
    example::body(catalog, WireId(0), error, &error.examples[0]).to_string()
}

#[test]
fn what_the_error_settles_is_a_constant() {
    let mut catalog = with_body(object([
        ("code", slot(SlotSource::Code)),
        ("status", Drawing::Slot(Slot { source: SlotSource::Status, as_string: true })),
        ("message", slot(SlotSource::Message)),
        ("title", slot(SlotSource::Title)),
    ]));
    let error = gone(&mut catalog, "It is gone", vec![]);
    let shape = shape::of_body(&catalog, WireId(0), &error);
    let expected = r#"{"code":"GONE","status":"410","message":"It is gone"}"#;
    assert_eq!(shape.constant().unwrap().to_string(), expected);
    assert_eq!(body(&catalog, &error), expected);
}

#[test]
fn an_optional_value_takes_its_member_along() {
    let body_drawn = object([("a", named("a")), ("b", Drawing::Literal(Json::Null))]);
    let mut catalog = with_body(body_drawn);
    let mut gone = gone(&mut catalog, "Gone", vec![optional(text("a"))]);
    assert_eq!(body(&catalog, &gone), r#"{"b":null}"#);
    gone.examples[0].problems[0].fields[0] = Some(Json::string("x\"y"));
    assert_eq!(body(&catalog, &gone), r#"{"a":"x\"y","b":null}"#);
    assert_eq!(shape::of_body(&catalog, WireId(0), &gone).constant(), None);
}

#[test]
fn a_default_keeps_its_member() {
    let details = Decl { default: Some(Json::Object(vec![])), ..text("details") };
    let mut catalog = with_body(object([("details", slot(SlotSource::Details))]));
    catalog.context = vec![ContextDef { decl: details, per: Per::Problem }];
    let gone = gone(&mut catalog, "Gone", vec![]);
    assert_eq!(body(&catalog, &gone), r#"{"details":{}}"#);
    let Shape::Object(members) = shape::of_body(&catalog, WireId(0), &gone) else { panic!() };
    assert!(matches!(&members[..], [Member::Named { needs, .. }] if needs.is_empty()));
}

#[test]
fn a_message_that_is_one_optional_param_is_absent_with_it() {
    let mut catalog = with_body(object([("detail", slot(SlotSource::Message))]));
    let mut gone = gone(&mut catalog, "{detail}", vec![optional(text("detail"))]);
    assert_eq!(gone.message.as_ref().unwrap().optional_whole(&gone), Some(0));
    assert_eq!(body(&catalog, &gone), "{}");
    gone.examples[0].problems[0].fields[0] = Some(Json::string("why"));
    assert_eq!(body(&catalog, &gone), r#"{"detail":"why"}"#);
}

#[test]
fn all_params_but_the_sensitive_ones() {
    let secret = Decl { sensitive: true, ..text("secret") };
    let merge = Slot { source: SlotSource::Params, as_string: false };
    let drawn = Drawing::Object(vec![
        Entry::Member("params".to_owned(), Drawing::Slot(merge.clone())),
        Entry::Merge(merge),
    ]);
    let mut catalog = with_body(drawn);
    let gone = gone(&mut catalog, "Gone", vec![text("a"), secret, optional(text("b"))]);
    assert_eq!(body(&catalog, &gone), r#"{"params":{"a":"a"},"a":"a"}"#);
}

#[test]
fn several_problems_stand_in_one_list() {
    let mut catalog = with_body(object([("errors", Drawing::Problems)]));
    catalog.wires[0].problem = Some(object([("detail", named("a"))]));
    let mut gone = gone(&mut catalog, "Gone", vec![text("a")]);
    let mut second = gone.examples[0].problems[0].clone();
    second.fields[0] = Some(Json::string("two"));
    gone.examples[0].problems.push(second);
    assert_eq!(body(&catalog, &gone), r#"{"errors":[{"detail":"a"},{"detail":"two"}]}"#);
}

#[test]
fn a_header_is_left_out_without_its_value() {
    let mut catalog = with_body(object([]));
    let mut gone = gone(&mut catalog, "Gone", vec![optional(text("after"))]);
    let after = Slot { source: SlotSource::Named("after".to_owned()), as_string: false };
    let value = vec![DrawnPiece::Text("in ".to_owned()), DrawnPiece::Slot(after)];
    gone.headers = vec![header("Retry-After", value)];
    assert_eq!(example::headers(&catalog, &gone, &gone.examples[0]), []);
    gone.examples[0].problems[0].fields[0] = Some(Json::integer(5));
    let headers = example::headers(&catalog, &gone, &gone.examples[0]);
    assert_eq!(headers, [("Retry-After".to_owned(), "in 5".to_owned())]);
}
