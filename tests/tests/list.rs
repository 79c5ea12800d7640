//! What `errcat list`, `errcat stats`, `errcat completions` and `errcat man` say.

use errcat_tests::{BOOKSTORE, Project};
use serde_json::Value;

fn project() -> Project {
    Project::new(&[("catalog/catalog.yaml", BOOKSTORE)])
}

#[test]
fn errors_are_listed() {
    let table = project().expect(0, &["list"]).stdout;
    let expected = "\
api        key             code            status  group   retry  text
bookstore  BOOK_NOT_FOUND  BOOK_NOT_FOUND  404     errors         There is no book {isbn}
";
    assert_eq!(table, expected);
    let json = project().expect(0, &["list", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["status"], 404);
}

#[test]
fn errors_are_counted() {
    let table = project().expect(0, &["stats"]).stdout;
    assert!(table.contains("bookstore  status  404              1\n"), "{table}");
    assert!(table.contains("bookstore  with    params           1\n"), "{table}");
}

#[test]
fn shells_and_man_know_every_command() {
    let project = project();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = project.expect(0, &["completions", shell]).stdout;
        assert!(script.contains("errcat") && script.contains("explain"), "{shell}");
    }
    let page = project.expect(0, &["man"]).stdout;
    assert!(page.contains(".TH errcat 1") && page.contains("explain"), "{page}");
}
