//! Merging and applying the overlay lead to the same document, for every catalog and version.

use errcat_merge::{Options, merge};
use errcat_model::{
    Catalog, ErrorId, Generate, OpenApiLayout, OpenApiTarget, OpenApiVersion, Operation,
};
use errcat_source::{Sink, SourceMap};
use errcat_tests::repository;
use serde_json::{Map, Value, json};
use serde_json_path::{JsonPath, NormalizedPath};

const VERSIONS: [(OpenApiVersion, &str); 3] = [
    (OpenApiVersion::V3_0, "3.0.4"),
    (OpenApiVersion::V3_1, "3.1.1"),
    (OpenApiVersion::V3_2, "3.2.0"),
];

/// The catalogs of the repository, with an operation for each error and one for all of them.
fn catalogs() -> Vec<Catalog> {
    let mut sink = Sink::new();
    let root = repository();
    let loaded = errcat::load::load(&root, &[root.join("catalog")], &mut sink).unwrap();
    let compiled = loaded.catalogs.iter().map(|files| {
        let mut catalog = errcat::compile(files, &loaded.sources, &mut sink).unwrap();
        let of_one = (0..catalog.errors.len()).map(|id| vec![ErrorId(id)]);
        let of_all = (0..catalog.errors.len()).map(ErrorId).collect();
        for (number, errors) in of_one.chain([of_all]).enumerate() {
            catalog.operations.push(Operation {
                id: format!("more{number}"),
                method: "PATCH".to_owned(),
                path: format!("/it's/more \\ [{number}]"),
                errors,
                summary: None,
                security: None,
            });
        }
        catalog
    });
    compiled.collect()
}

/// The API's own document, without errors.
fn own_document(catalog: &Catalog, version: &str) -> Value {
    let mut paths = Map::new();
    for operation in &catalog.operations {
        let item = paths.entry(&operation.path).or_insert_with(|| json!({}));
        item[operation.method.to_lowercase()] = json!({
            "operationId": operation.id,
            "responses": { "200": { "description": "Fine" } },
            "tags": ["own"],
        });
    }
    json!({
        "openapi": version,
        "info": { "title": "Own", "version": "1" },
        "paths": paths,
        "components": { "schemas": { "Own": { "type": "object" } } },
    })
}

fn overlay(catalog: &Catalog, target: &OpenApiTarget) -> Value {
    let mut catalog = catalog.clone();
    catalog.generate =
        Generate { rust: None, openapi: Some(target.clone()), docs: None, site: None };
    let plan = errcat::plan::plan(&catalog, &repository()).unwrap();
    let files = plan.roots.values().next().unwrap();
    serde_json::from_slice(&files["overlay.json"]).unwrap()
}

/// Overlay 1.0, section 4.4.3: actions in order, each on all that its target selects.
fn apply(overlay: &Value, document: &mut Value) {
    for action in overlay["actions"].as_array().unwrap() {
        let target = JsonPath::parse(action["target"].as_str().unwrap()).unwrap();
        let found = target.query_located(document);
        let places: Vec<String> = found.locations().map(NormalizedPath::to_json_pointer).collect();
        for place in places {
            if action.get("remove") == Some(&Value::Bool(true)) {
                let (parent, name) = place.rsplit_once('/').unwrap();
                let name = name.replace("~1", "/").replace("~0", "~");
                let parent = document.pointer_mut(parent).unwrap();
                parent.as_object_mut().unwrap().remove(&name).unwrap();
            } else {
                update(document.pointer_mut(&place).unwrap(), &action["update"]);
            }
        }
    }
}

/// Objects are merged, lists appended, all else replaced.
fn update(into: &mut Value, with: &Value) {
    match (into, with) {
        (Value::Object(into), Value::Object(with)) => {
            for (name, value) in with {
                update(into.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(into), Value::Array(with)) => into.extend(with.iter().cloned()),
        (into, with) => *into = with.clone(),
    }
}

fn merged(catalog: &Catalog, text: &str) -> String {
    let mut sources = SourceMap::new();
    let file = sources.add("openapi", text);
    let mut sink = Sink::new();
    let merged = merge(catalog, &sources, file, Options::default(), &mut sink);
    merged.unwrap_or_else(|| panic!("{:#?}\n{text}", sink.into_sorted())).text
}

#[test]
fn merging_and_the_overlay_agree() {
    let mut compared = 0;
    for mut catalog in catalogs() {
        for layout in [OpenApiLayout::PerError, OpenApiLayout::Shared] {
            for (version, number) in VERSIONS {
                let versions = vec![version];
                let target =
                    OpenApiTarget { versions, layout, overlay: true, ..OpenApiTarget::new("out") };
                let overlay = overlay(&catalog, &target);
                catalog.generate.openapi = Some(target);
                let own = own_document(&catalog, number);
                let mut expected = own.clone();
                apply(&overlay, &mut expected);
                let once = expected.clone();
                apply(&overlay, &mut expected);
                assert_eq!(expected, once, "the overlay of {} applied twice", catalog.api);
                for text in [
                    serde_yaml::to_string(&own).unwrap(),
                    serde_json::to_string(&own).unwrap(),
                    serde_json::to_string_pretty(&own).unwrap(),
                ] {
                    let after = merged(&catalog, &text);
                    // What is JSON stays JSON for those who read nothing else.
                    let value: Value = if text.starts_with('{') {
                        serde_json::from_str(&after).unwrap()
                    } else {
                        serde_yaml::from_str(&after).unwrap()
                    };
                    assert!(value == expected, "{} {number} {layout:?}\n{after}", catalog.api);
                    assert_eq!(merged(&catalog, &after), after, "{} {number}", catalog.api);
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 7 * 2 * 3 * 3);
}
