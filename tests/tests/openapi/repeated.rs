//! Nothing is written twice: what is more than a line is a component, and no two are the same.

use std::collections::HashMap;

use errcat_model::{Catalog, OpenApiLayout, Operation};
use serde_json::Value;

use super::{VERSIONS, catalogs, document};

#[test]
fn no_two_inline_objects_are_equal() {
    let (mut responses, mut inline) = (0, 0);
    for mut catalog in catalogs() {
        add_operations(&mut catalog);
        for layout in [OpenApiLayout::PerError, OpenApiLayout::Shared] {
            for open in [false, true] {
                for version in VERSIONS {
                    let document = document(&catalog, layout, open, version);
                    let at = format!("{} {layout:?} {version:?} {open}", catalog.api);
                    responses += references_alone(document.value(), &at);
                    let mut seen = HashMap::new();
                    for section in ["responses", "schemas", "headers"] {
                        let pointer = format!("/components/{section}");
                        let found = document.value().pointer(&pointer).and_then(Value::as_object);
                        for (name, component) in found.into_iter().flatten() {
                            visit(component, &format!("{at} {name}"), &mut seen);
                        }
                    }
                    inline += seen.len();
                }
            }
        }
    }
    assert!(responses > 500 && inline > 1000, "{responses} responses, {inline} objects");
}

/// Operations that answer of each status the first error, all but the first, all but two, and all
/// but the first again.
fn add_operations(catalog: &mut Catalog) {
    let choices: [fn(usize) -> bool; 4] = [|n| n == 0, |n| n > 0, |n| n > 1, |n| n > 0];
    for (place, choice) in choices.into_iter().enumerate() {
        let mut seen: HashMap<_, usize> = HashMap::new();
        let errors = catalog.errors().filter(|(_, error)| {
            let count = seen.entry(error.status).or_default();
            *count += 1;
            choice(*count - 1)
        });
        let operation = Operation {
            id: format!("choose{place}"),
            method: "POST".into(),
            path: format!("/choices/{place}/{{id}}"),
            summary: None,
            security: None,
            errors: errors.map(|(id, _)| id).collect(),
        };
        catalog.operations.push(operation);
    }
}

/// The responses of operations are references.
fn references_alone(document: &Value, at: &str) -> usize {
    let paths = document["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|item| item.as_object().unwrap().values());
    let responses = operations.filter_map(|operation| operation["responses"].as_object());
    let responses = responses.flat_map(|responses| responses.values());
    responses
        .map(|response| {
            let members = response.as_object().unwrap();
            assert!(members.len() == 1 && members.contains_key("$ref"), "{at}: {response}");
        })
        .count()
}

/// Notes a component and every schema of several parts within it.
fn visit(value: &Value, at: &str, seen: &mut HashMap<String, String>) {
    let Value::Object(members) = value else { return };
    // Not `allOf`: around one reference it is how 3.0 says something beside it.
    let parts = ["properties", "oneOf", "anyOf", "content", "prefixItems"];
    if parts.iter().any(|part| members.contains_key(*part))
        && let Some(before) = seen.insert(value.to_string(), at.to_owned())
    {
        panic!("{at} and {before} are the same: {value}");
    }
    for (name, member) in members.iter().filter(|(name, _)| !name.starts_with("example")) {
        match member {
            Value::Array(items) => items.iter().for_each(|item| visit(item, at, seen)),
            member => visit(member, &format!("{at}/{name}"), seen),
        }
    }
}
