//! Misuse of a generated crate does not compile.
//!
//! Each file of `cases/misuse` is compiled as a program of its own. `//~ E0061` at the end of a line
//! says that the compiler reports that error there, and lines without say that it reports none. Not
//! `trybuild`: it compares the compiler's words, which each release of Rust finds better ones for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_tests::repository;
use serde_json::Value;

/// A file, a line in it, and the error there.
type Place = (String, u64, String);

#[test]
fn misuse_does_not_compile() {
    let cases = repository().join("tests/cases/misuse");
    let project = tempfile::tempdir().unwrap();
    write(project.path(), &cases);
    let found = compile(project.path());
    let expected: BTreeSet<Place> = sources(&cases).iter().flat_map(|path| marks(path)).collect();
    assert!(expected.len() > 10, "{expected:?}");
    assert_eq!(found, expected);
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// The errors that a file announces.
fn marks(path: &Path) -> Vec<Place> {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let lines = (1..).zip(text.lines());
    let mark = |(number, line): (u64, &str)| {
        let (_, code) = line.split_once("//~ ")?;
        Some((name.to_owned(), number, code.to_owned()))
    };
    lines.filter_map(mark).collect()
}

/// A package with each file as a program.
fn write(project: &Path, cases: &Path) {
    let bookstore = repository().join("crates/generated/bookstore-errors");
    let manifest = format!(
        "[package]\nname = \"misuse\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
         [dependencies]\nbookstore-errors = {{ path = {:?} }}\n\n[workspace]\n",
        bookstore.to_str().unwrap(),
    );
    fs::write(project.join("Cargo.toml"), manifest).unwrap();
    // What is locked here is known to be at hand.
    fs::copy(repository().join("Cargo.lock"), project.join("Cargo.lock")).unwrap();
    fs::create_dir_all(project.join("src/bin")).unwrap();
    for path in sources(cases) {
        fs::copy(&path, project.join("src/bin").join(path.file_name().unwrap())).unwrap();
    }
}

/// The errors that the compiler reports.
fn compile(project: &Path) -> BTreeSet<Place> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--bins", "--keep-going", "--offline", "--message-format=json"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", project.join("target"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let messages: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let compiled = |name: &str| {
        let is = |m: &&Value| m["reason"] == "compiler-artifact" && m["target"]["name"] == name;
        messages.iter().any(|message| is(&message))
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(compiled("bookstore_errors") && compiled("correct"), "{said}");
    let errors = messages.iter().filter(|message| message["message"]["level"] == "error");
    let place = |message: &Value| {
        let spans = message["message"]["spans"].as_array()?;
        let span = spans.iter().find(|span| span["is_primary"] == true)?;
        let code = message["message"]["code"]["code"].as_str()?;
        let file = message["target"]["name"].as_str()?;
        Some((file.to_owned(), span["line_start"].as_u64()?, code.to_owned()))
    };
    // What has no place says how many errors there were.
    errors.filter_map(place).collect()
}
