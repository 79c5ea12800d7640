//! Names that are taken, odd or written elsewhere: components keep valid names, references lead to
//! them, and neither depends on the order of files.

use errcat_tests::Project;
use serde_json::Value;

const HEAD: &str = "\
errcat: 1
api: names
title: Names
version: 1.0.0
context: { request_id: { type: string, optional: true, example: r-1 } }
headers: { X-Request-Id: $request_id }
types:
  NotFound: { fields: { a: { type: string, example: x } } }
wire:
  http: { body: { code: $code, message: $message, id: $request_id, details: $details } }
generate: { openapi: { dir: out, overlay: true } }
";

const ERRORS: &str = "\
errors:
  not_found: { status: 404, message: Nothing, details: NotFound }
  error404: { status: 404, message: Called like the response }
  get-book.error404: { status: 404, message: Called like that of an operation }
  other: { status: 404, message: \"~1/% ü\", code: \"~1/%25 ü #\" }
";

const OPERATIONS: &str = "\
operations:
  get-book: { method: GET, path: \"/a~b/{x}/%20'\\\"#\", errors: [not_found] }
  get_Book: { method: PUT, path: \"/a~b/{x}/%20'\\\"#\", errors: [other] }
  get.book: { method: PUT, path: \"/ü/{id}\", errors: [other, not_found] }
";

fn generated(files: &[(&str, &str)]) -> Project {
    let project = Project::new(files);
    let answer = project.errcat(&["gen", "names"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    project
}

fn read(project: &Project, name: &str) -> (String, Value) {
    let path = project.path().join("names/out").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let value = serde_yaml::from_str(&text).unwrap();
    (text, value)
}

#[test]
fn taken_and_odd_names_are_told_apart() {
    let text = format!("{HEAD}{ERRORS}{OPERATIONS}");
    let project = generated(&[("names/catalog.yaml", &text)]);
    let (_, document) = read(&project, "openapi.yaml");
    let (json, _) = read(&project, "openapi.json");
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), document);

    let components = document["components"].as_object().unwrap();
    let names = |section: &str| -> Vec<&str> {
        components[section].as_object().unwrap().keys().map(String::as_str).collect()
    };
    for name in components.keys().flat_map(|section| names(section)) {
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)), "{name}");
    }
    // The first keeps the name, and what comes later takes another.
    let responses =
        ["Error404", "GetBookError404", "GetBookError404Response", "GetBookError404Response2"];
    assert_eq!(names("responses"), responses);
    let schemas = names("schemas");
    for name in ["NotFound", "NotFoundError", "Error404", "Error404Response", "GetBookError404"] {
        assert!(schemas.contains(&name), "{name} is not among {schemas:?}");
    }
    assert_eq!(components["headers"]["X-Request-Id"]["schema"]["type"], "string");
    assert!(references(&document, &document) > 30);
    let (_, overlay) = read(&project, "overlay.yaml");
    let targets = overlay["actions"].as_array().unwrap().iter().map(|action| &action["target"]);
    let quoted = "$.paths['/a~b/{x}/%20\\'\"#'].get";
    assert!(targets.clone().any(|target| target == quoted), "{:?}", targets.collect::<Vec<_>>());
}

/// How many references a document has. All lead somewhere.
fn references(value: &Value, document: &Value) -> usize {
    match value {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str).map_or(0, |reference| {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
                1
            });
            own + members.values().map(|member| references(member, document)).sum::<usize>()
        }
        Value::Array(items) => items.iter().map(|item| references(item, document)).sum(),
        _ => 0,
    }
}

#[test]
fn the_order_in_which_files_are_found_does_not_matter() {
    let head = ("names/catalog.yaml", HEAD);
    let (errors, operations) =
        (("names/errors.yaml", ERRORS), ("names/operations.yaml", OPERATIONS));
    let outputs = |project: &Project| {
        ["openapi.yaml", "openapi.json", "overlay.yaml"].map(|name| read(project, name).0)
    };
    let one = outputs(&generated(&[head, errors, operations]));
    assert_eq!(one, outputs(&generated(&[operations, errors, head])));
    // And what is written in one file says the same.
    let whole = format!("{HEAD}{ERRORS}{OPERATIONS}");
    assert_eq!(one, outputs(&generated(&[("names/catalog.yaml", &whole)])));
}
