//! Which crate may know which: the house of ARCHITECTURE.md, asserted.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use errcat_tests::repository;
use serde_json::Value;

/// What each crate of the workspace may name of the workspace, tests aside.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("errcat-source", &[]),
    ("errcat-model", &[]),
    ("errcat-runtime", &[]),
    ("errcat-syntax", &["errcat-source"]),
    ("errcat-check", &["errcat-model", "errcat-source", "errcat-syntax"]),
    ("errcat-rust", &["errcat-model"]),
    ("errcat-openapi", &["errcat-model"]),
    ("errcat-docs", &["errcat-model"]),
    ("errcat-merge", &["errcat-model", "errcat-openapi", "errcat-source", "errcat-syntax"]),
    (
        "errcat",
        &[
            "errcat-check",
            "errcat-docs",
            "errcat-merge",
            "errcat-model",
            "errcat-openapi",
            "errcat-rust",
            "errcat-source",
            "errcat-syntax",
        ],
    ),
    ("errcat-fixture", &["errcat-model"]),
    // The benchmark takes the pipeline apart; nothing else here does.
    ("xtask", &["errcat", "errcat-check", "errcat-model", "errcat-source", "errcat-syntax"]),
];

/// Libraries that stand for a decision, and the only crates that name them.
const NAMED_BY: &[(&str, &[&str])] = &[
    // xtask scans events for the floor of its benchmark.
    ("granit-parser", &["errcat-syntax", "xtask"]),
    ("syn", &["errcat-rust"]),
    ("quote", &["errcat-rust"]),
    ("proc-macro2", &["errcat-rust"]),
    ("prettyplease", &["errcat-rust"]),
    ("tera", &["errcat-docs"]),
    ("serde_yaml", &["errcat-docs"]),
    ("annotate-snippets", &["errcat-source"]),
    ("clap", &["errcat", "xtask"]),
];

/// The direct dependencies of each package of the workspace that are part of what it builds.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    dependencies_that(|d| d["kind"].is_null() || d["kind"] == "build")
}

/// Those of them that a test asks for.
fn dependencies_that(are: fn(&Value) -> bool) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(repository())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let all = package["dependencies"].as_array().unwrap().iter();
            (text(&package["name"]), all.filter(|d| are(d)).map(|d| text(&d["name"])).collect())
        })
        .collect()
}

#[test]
fn crates_name_only_what_their_place_allows() {
    let dependencies = dependencies();
    let members: BTreeSet<&str> = dependencies.keys().map(String::as_str).collect();
    for (name, named) in &dependencies {
        let named = named.iter().map(String::as_str).filter(|name| members.contains(name));
        let Some((_, allowed)) = MAY_NAME.iter().find(|(crate_, _)| crate_ == name) else {
            // Generated crates link the runtime and nothing else; what uses them may name all.
            let outside = named.filter(|name| *name != "errcat-runtime").count();
            let user = ["errcat-services", "errcat-tests"].contains(&name.as_str());
            assert!(user || outside == 0, "say what `{name}` may name");
            continue;
        };
        for other in named {
            assert!(allowed.contains(&other), "`{name}` must not know `{other}`");
        }
    }
    for (name, _) in MAY_NAME {
        assert!(members.contains(name), "`{name}` is gone: take it off the list");
    }
}

#[test]
fn libraries_that_stand_for_a_decision_are_named_once() {
    let dependencies = dependencies();
    for (library, allowed) in NAMED_BY {
        let naming = dependencies.iter().filter(|(_, named)| named.contains(*library));
        let naming: Vec<&str> = naming.map(|(name, _)| name.as_str()).collect();
        assert!(!naming.is_empty(), "nobody names `{library}`: take it off the list");
        for name in naming {
            assert!(allowed.contains(&name), "`{name}` must not name `{library}`");
        }
    }
}

#[test]
fn generated_crates_link_the_runtime_alone() {
    let dependencies = dependencies();
    let generated = dependencies.iter().filter(|(name, _)| name.ends_with("-errors"));
    assert!(generated.clone().count() >= 6);
    for (name, named) in generated {
        assert!(named.iter().eq(["errcat-runtime"]), "`{name}` links {named:?}");
    }
}

#[test]
fn the_runtime_stays_small() {
    // What features add is for those who ask for it.
    let dependencies = dependencies_that(|d| d["kind"].is_null() && d["optional"] == false);
    let runtime = &dependencies["errcat-runtime"];
    assert!(runtime.len() <= 3, "generated crates link all of {runtime:?}");
}
