//! Diagnostics for programs, against the schemas they promise to follow.

use std::fs;

use errcat_tests::{Project, repository};
use serde_json::Value;

/// What `errcat check` says of the catalog with thirty faults.
fn faults(format: &str) -> String {
    let project = Project::new(&[]);
    for name in ["catalog.yaml", "errors.yaml"] {
        let text = fs::read(repository().join("tests/cases/ui/seeded_faults").join(name)).unwrap();
        project.put(&format!("my catalog/{name}"), text);
    }
    project.expect(1, &["check", "my catalog", "--format", format]).stdout
}

#[track_caller]
fn assert_valid(schema: &str, text: &str) {
    let schema = fs::read_to_string(repository().join(schema)).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(!validator.is_valid(&Value::from("no log")));
}

#[test]
fn json_follows_its_documented_schema() {
    assert_valid("crates/errcat/schema/diagnostics.schema.json", &faults("json"));
}

/// The schema is the one OASIS publishes, without its line breaks, and with the stray bracket in the
/// pattern of `language` escaped: it is no regular expression otherwise.
#[test]
fn sarif_follows_the_standard() {
    let log = faults("sarif");
    assert_valid("tests/cases/sarif-2.1.0.schema.json", &log);
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 30);
}

#[test]
fn github_gets_a_line_for_each_fault() {
    let lines = faults("github");
    assert_eq!(lines.lines().count(), 30);
    assert!(lines.lines().all(|line| line.starts_with("::error file=my catalog/")), "{lines}");
}
