//! An overlay adds to a document what the generated document says of the same operations.

use errcat_model::{OpenApiTarget, OpenApiVersion};
use serde_json::{Value, json};

use crate::fixture::*;

/// Applies an overlay whose targets are made of `.name` and `['name','name']`.
fn apply(overlay: &Value, document: &mut Value) {
    for action in overlay["actions"].as_array().unwrap() {
        let target = action["target"].as_str().unwrap().strip_prefix('$').unwrap();
        match action.get("update") {
            Some(update) => each(document, target, &mut |found| merge(found, update)),
            None => remove(document, target),
        }
    }
}

/// Takes out the members that the last step of a target selects.
fn remove(document: &mut Value, target: &str) {
    assert!(target.ends_with("']"), "{target}");
    let last =
        target.char_indices().rev().find(|(at, c)| *c == '[' && !target[at + 1..].is_empty());
    let (parent, _) = last.filter(|(at, _)| target[*at..].starts_with("['")).unwrap();
    let (names, _) = names(&target[parent..]);
    each(document, &target[..parent], &mut |found| {
        if let Value::Object(members) = found {
            members.retain(|name, _| !names.contains(name));
        }
    });
}

fn each(value: &mut Value, target: &str, then: &mut dyn FnMut(&mut Value)) {
    if target.is_empty() {
        return then(value);
    }
    let (names, rest) = match target.strip_prefix('.') {
        Some(name) => {
            let end = name.find(['.', '[']).unwrap_or(name.len());
            (vec![name[..end].to_owned()], &name[end..])
        }
        None => names(target),
    };
    for name in names {
        if let Some(member) = value.get_mut(&name) {
            each(member, rest, then);
        }
    }
}

/// The names at the start of `['a','b']…`, and what follows.
fn names(target: &str) -> (Vec<String>, &str) {
    let mut names = Vec::new();
    let mut chars = target.char_indices().skip(1);
    while let Some((_, '\'')) = chars.next() {
        let mut name = String::new();
        loop {
            match chars.next().unwrap().1 {
                '\'' => break,
                '\\' => name.push(chars.next().unwrap().1),
                c => name.push(c),
            }
        }
        names.push(name);
        match chars.next().unwrap() {
            (_, ',') => {}
            (at, _) => return (names, &target[at + 1..]),
        }
    }
    unreachable!("{target} has no end")
}

/// Overlay 1.0, section 4.4.3.1: objects are merged, lists appended, all else replaced.
fn merge(into: &mut Value, update: &Value) {
    match (into, update) {
        (Value::Object(into), Value::Object(update)) => {
            for (name, value) in update {
                merge(into.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(into), Value::Array(update)) => into.extend(update.iter().cloned()),
        (into, update) => *into = update.clone(),
    }
}

#[test]
fn it_gives_operations_their_errors_and_leaves_the_rest() {
    let mut catalog = flat();
    for (key, status) in [("A", 404), ("B", 404), ("C", 409)] {
        error(&mut catalog, key, status);
    }
    let path = r"/it's/{id}\x";
    catalog.operations = vec![
        operation("get", "GET", path, &[0, 1]),
        operation("put", "PUT", path, &[1, 2]),
        operation("gone", "DELETE", "/gone", &[0]),
        operation("silent", "POST", path, &[]),
    ];
    let versions = vec![OpenApiVersion::V3_1, OpenApiVersion::V3_0];
    let target = OpenApiTarget { overlay: true, versions, ..OpenApiTarget::new("out") };
    let files = emitted(&catalog, &target);
    assert_eq!(files.len(), 8);
    for version in ["", "-3.0"] {
        let read = |name: &str| -> Value {
            let json = serde_json::from_str(&files[&format!("{name}{version}.json")]).unwrap();
            let yaml = &files[&format!("{name}{version}.yaml")];
            assert_eq!(serde_yaml::from_str::<Value>(yaml).unwrap(), json, "{yaml}");
            json
        };
        let (overlay, generated) = (read("overlay"), read("openapi"));
        assert_eq!(overlay["overlay"], "1.0.0");
        let ok = json!({ "description": "Fine" });
        let mut theirs = json!({
            "paths": { path: {
                "get": { "responses": { "200": ok } },
                "put": { "summary": "Theirs", "responses": { "404": ok } },
                "post": {},
            } },
            "components": { "schemas": { "Theirs": {} } },
        });
        apply(&overlay, &mut theirs);
        let once = theirs.clone();
        apply(&overlay, &mut theirs);
        assert_eq!(theirs, once, "applied again, it changes something");
        let item = &theirs["paths"][path];
        assert_eq!(item["get"]["responses"]["200"], ok);
        assert_eq!(item["put"]["summary"], "Theirs");
        assert_eq!(item["post"], json!({}));
        for (method, status) in [("get", "404"), ("put", "409")] {
            let expected = &generated["paths"][path][method];
            assert_eq!(item[method]["responses"][status], expected["responses"][status]);
            assert_eq!(item[method]["x-error-codes"], expected["x-error-codes"]);
        }
        assert!(theirs["paths"].get("/gone").is_none());
        assert!(theirs["components"]["schemas"].get("Theirs").is_some());
        for (section, components) in generated["components"].as_object().unwrap() {
            for (name, component) in components.as_object().unwrap() {
                assert_eq!(&theirs["components"][section][name], component);
            }
        }
    }
}
