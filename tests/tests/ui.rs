//! What an author sees: a folder per case, a catalog beside the text it leads to.
//!
//! `cargo xtask bless` writes the texts anew; a test never does. A new case needs no code.

use std::{env, fs, path::PathBuf};

use errcat_tests::{Project, repository};
use serde_json::Value;

fn cases() -> PathBuf {
    repository().join("tests/cases/ui")
}

/// A project with the catalog of a case.
fn project_of(case: &str) -> Project {
    let project = Project::new(&[]);
    for entry in fs::read_dir(cases().join(case)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name != "expected.txt" {
            project.put(&format!("{case}/{name}"), fs::read(&path).unwrap());
        }
    }
    project
}

/// What `errcat check` says of a case to people.
fn complaints(case: &str) -> String {
    project_of(case).errcat(&["check", case]).stderr
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(cases())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn authors_see_what_is_expected() {
    let mut different = Vec::new();
    for case in names() {
        let expected = fs::read_to_string(cases().join(&case).join("expected.txt"));
        let actual = complaints(&case);
        if expected.ok().as_ref() != Some(&actual) {
            different.push(format!("== {case}\n{actual}\n"));
        }
    }
    assert!(
        different.is_empty(),
        "these cases read otherwise now (`cargo xtask bless` accepts them):\n{}",
        different.concat()
    );
}

/// Not a test: what `cargo xtask bless` runs.
#[test]
#[ignore = "writes the expected texts"]
fn bless() {
    assert!(env::var_os("ERRCAT_BLESS").is_some(), "call `cargo xtask bless`");
    for case in names() {
        fs::write(cases().join(&case).join("expected.txt"), complaints(&case)).unwrap();
    }
}

/// In `seeded_faults` every line with a fault ends in `# E0123`; each is reported, and no other.
#[test]
fn thirty_faults_are_reported_each_at_its_line() {
    let case = "seeded_faults";
    let mut seeded = Vec::new();
    for file in ["catalog.yaml", "errors.yaml"] {
        let text = fs::read_to_string(cases().join(case).join(file)).unwrap();
        for (index, line) in text.lines().enumerate() {
            if let Some((_, code)) = line.rsplit_once("# E") {
                seeded.push((format!("{case}/{file}"), index as u64 + 1, format!("E{code}")));
            }
        }
    }
    assert_eq!(seeded.len(), 30);
    let json = project_of(case).expect(1, &["check", case, "--format", "json"]).stdout;
    let reported: Vec<Value> = serde_json::from_str(&json).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let reported: Vec<_> = reported
        .iter()
        .map(|d| (text(&d["file"]), d["start"]["line"].as_u64().unwrap(), text(&d["code"])))
        .collect();
    assert_eq!(reported, seeded);
}
