//! What an author sees: a folder per case, a catalog beside the text it leads to.
//!
//! A case that is named as a rule shows what that rule says. Where its folder has no files of its
//! own, they are the bad example that the rule is explained with; where a rule has several things to
//! say, they lead to all of them.
//!
//! `cargo xtask bless` writes the texts anew; a test never does. A new case needs no code.

use std::{
    collections::BTreeSet,
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use errcat::cli::Look;
use errcat_source::Rule;
use errcat_tests::{Project, repository};
use serde_json::Value;

use crate::command::pages;

/// What a case leads to.
const EXPECTED: &str = "expected.txt";

/// Stands in a case for the address of a server whose pages are gone.
const SERVER: &str = "http://localhost:0";

fn cases() -> PathBuf {
    repository().join("tests/cases/ui")
}

/// Rules that a catalog can break. Those of merging have their cases in `tests/cases/merge`.
fn rules() -> impl Iterator<Item = &'static Rule> {
    errcat_check::rules::every()
}

/// A project with the catalog of a case in a folder of its name.
fn project_of(case: &str, server: &str) -> Project {
    let project = Project::new(&[]);
    copy(&cases().join(case), case, server, &project);
    if !project.path().join(case).exists() {
        let rule = rules().find(|rule| rule.code == case);
        let rule = rule.unwrap_or_else(|| panic!("`{case}` is empty, and no rule"));
        for (path, text) in errcat_check::rules::files(rule.bad) {
            project.put(&format!("{case}/{path}"), text);
        }
    }
    // Not for a repository.
    if case == errcat_syntax::rules::file_too_large::RULE.code {
        let file = File::create(project.path().join(case).join("more.yaml")).unwrap();
        file.set_len(errcat_syntax::MAX_FILE_SIZE as u64 + 1).unwrap();
    }
    project
}

fn copy(from: &Path, to: &str, server: &str, project: &Project) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let to = format!("{to}/{name}");
        if path.is_dir() {
            copy(&path, &to, server, project);
        } else if name != EXPECTED {
            let bytes = fs::read(&path).unwrap();
            match String::from_utf8(bytes) {
                Ok(text) => project.put(&to, text.replace(SERVER, server)),
                Err(other) => project.put(&to, other.into_bytes()),
            }
        }
    }
}

/// What `errcat check` says of a case to people.
fn complaints(case: &str, server: &str) -> String {
    let mut arguments = vec!["check", case];
    if case == errcat_check::rules::dead_link::RULE.code {
        arguments.push("--links");
    }
    project_of(case, server).errcat(&arguments).stderr.replace(server, SERVER)
}

/// A case as other terminals and programs get it: the name of the expected text, and the text.
fn looks() -> Vec<(&'static str, String)> {
    let shown = |case, look| project_of(case, "").errcat_on(look, &["check", case]).stderr;
    let told = |format| {
        let arguments = ["check", "several_files", "--format", format];
        project_of("several_files", "").errcat(&arguments).stdout
    };
    vec![
        ("color.txt", shown("several_files", Look { color: true, ..Look::PLAIN })),
        ("unicode.txt", shown("several_files", Look { unicode: true, ..Look::PLAIN })),
        ("narrow.txt", shown("broken_claims", Look { width: 60, ..Look::PLAIN })),
        ("diagnostics.json", told("json")),
        ("github.txt", told("github")),
        ("sarif.json", told("sarif")),
    ]
}

fn expected_looks() -> PathBuf {
    repository().join("tests/cases/looks")
}

#[test]
fn terminals_and_programs_get_what_is_expected() {
    for (name, actual) in looks() {
        let expected = fs::read_to_string(expected_looks().join(name)).unwrap_or_default();
        assert_eq!(actual, expected, "{name} (`cargo xtask bless` accepts it)");
    }
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
    let (server, _) = pages();
    let mut different = Vec::new();
    for case in names() {
        let expected = fs::read_to_string(cases().join(&case).join(EXPECTED));
        let actual = complaints(&case, &server);
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

#[test]
fn every_rule_has_a_case_that_shows_it_and_no_other() {
    for rule in rules() {
        let path = cases().join(rule.code).join(EXPECTED);
        let Ok(shown) = fs::read_to_string(path) else {
            panic!("{} has no case; `cargo xtask bless` makes one of its bad example", rule.code)
        };
        let heads = shown.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: "));
        let codes: BTreeSet<&str> = heads.map(|(code, _)| code).collect();
        assert_eq!(codes, BTreeSet::from([rule.code]), "{shown}");
    }
}

/// Not a test: what `cargo xtask bless` runs.
#[test]
#[ignore = "writes the expected texts"]
fn bless() {
    assert!(env::var_os("ERRCAT_BLESS").is_some(), "call `cargo xtask bless`");
    for rule in rules() {
        fs::create_dir_all(cases().join(rule.code)).unwrap();
    }
    let (server, _) = pages();
    for case in names() {
        fs::write(cases().join(&case).join(EXPECTED), complaints(&case, &server)).unwrap();
    }
    fs::create_dir_all(expected_looks()).unwrap();
    for (name, text) in looks() {
        fs::write(expected_looks().join(name), text).unwrap();
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
    let json = project_of(case, "").expect(1, &["check", case, "--format", "json"]).stdout;
    let reported: Vec<Value> = serde_json::from_str(&json).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let reported: Vec<_> = reported
        .iter()
        .map(|d| (text(&d["file"]), d["start"]["line"].as_u64().unwrap(), text(&d["code"])))
        .collect();
    assert_eq!(reported, seeded);
}
