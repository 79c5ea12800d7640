//! A document that utoipa builds from handlers says of errors what the catalog's own says.

use std::collections::HashSet;

use apigate_errors::utoipa::Schemas as ApigateSchemas;
use bookstore_errors::operations::{GetBook, PlaceOrder, SearchBooks};
use bookstore_errors::utoipa::Schemas;
use errcat_tests::repository;
use serde_json::{Value, json};
use utoipa::{IntoResponses, OpenApi};

#[utoipa::path(get, path = "/books/{isbn}", responses((status = 200), GetBook))]
#[allow(dead_code)]
fn get_book() {}

#[utoipa::path(get, path = "/books", responses((status = 200), SearchBooks))]
#[allow(dead_code)]
fn search_books() {}

#[utoipa::path(post, path = "/orders", responses((status = 201), PlaceOrder))]
#[allow(dead_code)]
fn place_order() {}

#[derive(OpenApi)]
#[openapi(
    paths(get_book, search_books, place_order),
    modifiers(&Schemas),
)]
struct Bookstore;

#[derive(OpenApi)]
#[openapi(modifiers(&ApigateSchemas))]
struct Apigate;

/// The catalog's own document.
fn own(api: &str) -> Value {
    let path = format!("crates/generated/{api}-errors/openapi/openapi.json");
    serde_json::from_slice(&std::fs::read(repository().join(path)).unwrap()).unwrap()
}

#[test]
fn handlers_answer_what_the_catalog_says() {
    let (own, built) = (own("bookstore"), json!(Bookstore::openapi()));
    let mut responses = 0;
    for (path, item) in own["paths"].as_object().unwrap() {
        for method in ["get", "post"].into_iter().filter(|method| item.get(*method).is_some()) {
            let declared = item[method]["responses"].as_object().unwrap();
            let answered = built["paths"][path][method]["responses"].as_object().unwrap();
            let errors = answered.keys().filter(|status| !status.starts_with('2'));
            assert!(declared.keys().eq(errors), "{method} {path}: {answered:?}");
            for (status, response) in declared {
                compare((&own, response), (&built, &answered[status]));
                responses += 1;
            }
        }
    }
    assert_eq!(responses, 11);
}

#[test]
fn an_error_answers_all_of_them() {
    let (own, built) = (own("apigate"), json!(Apigate::openapi()));
    let answered = json!(apigate_errors::Problem::responses());
    assert_eq!(answered, json!(apigate_errors::Error::responses()));
    let declared = own["components"]["responses"].as_object().unwrap();
    assert_eq!(declared.len(), answered.as_object().unwrap().len());
    for (name, response) in declared {
        compare((&own, response), (&built, &answered[&name[name.len() - 3..]]));
    }
}

/// A value of a document, and the document its references are to.
type Side<'a> = (&'a Value, &'a Value);

/// The values are equal where references are followed and what utoipa has no word for is put
/// into others.
fn compare(own: Side<'_>, built: Side<'_>) {
    equal(own, built, &mut HashSet::new());
}

fn equal<'a>(own: Side<'a>, built: Side<'a>, seen: &mut HashSet<(*const Value, *const Value)>) {
    let (own, built) = (followed(own), followed(built));
    // A type may contain itself.
    if !seen.insert((own.1, built.1)) {
        return;
    }
    match (own.1, built.1) {
        (Value::Object(a), Value::Object(b)) => {
            let known = |name: &str| !matches!(name, "externalDocs" | "const" | "required");
            let names = |members: &'a serde_json::Map<String, Value>| {
                members.keys().filter(|name| known(name)).cloned().collect::<HashSet<_>>()
            };
            let mut left = names(a);
            if let Some(constant) = a.get("const") {
                left.insert("enum".to_owned());
                assert_eq!(b["enum"], json!([constant]));
            }
            assert_eq!(left, names(b), "{} is not {}", own.1, built.1);
            for name in left.iter().filter(|name| a.contains_key(*name)) {
                equal((own.0, &a[name]), (built.0, &b[name]), seen);
            }
            // Of a schema; a header's `required` is one of the words that utoipa lacks.
            if let Some(required) = a.get("required").filter(|required| required.is_array()) {
                assert_eq!(Some(required), b.get("required"));
            }
        }
        (Value::Object(any), Value::Bool(true)) if any.is_empty() => {}
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{} is not {}", own.1, built.1);
            a.iter().zip(b).for_each(|(a, b)| equal((own.0, a), (built.0, b), seen));
        }
        (Value::Number(a), Value::Number(b)) => assert_eq!(a.as_f64(), b.as_f64()),
        (a, b) => assert_eq!(a, b),
    }
}

fn followed((document, value): Side<'_>) -> Side<'_> {
    match value.get("$ref").and_then(Value::as_str) {
        None => (document, value),
        Some(target) => {
            let found = document.pointer(&target[1..]);
            followed((document, found.unwrap_or_else(|| panic!("{target} is nowhere"))))
        }
    }
}
