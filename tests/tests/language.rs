//! What LANGUAGE.md shows is read as it says.

use std::fs;

use errcat_tests::{Project, repository};
use serde_json::Value;

/// The YAML blocks of the page, each with the line it begins at.
fn blocks() -> Vec<(usize, String)> {
    let page = fs::read_to_string(repository().join("LANGUAGE.md")).unwrap();
    let mut lines = page.lines().enumerate();
    let mut out = Vec::new();
    while let Some((number, line)) = lines.next() {
        if line == "```yaml" {
            let text = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            out.push((number + 2, text.fold(String::new(), |text, line| text + line + "\n")));
        }
    }
    out
}

/// Every block is YAML of known keys and forms. What it refers to stands in other blocks.
#[test]
fn every_snippet_is_read() {
    let blocks = blocks();
    assert!(blocks.len() > 12, "{} snippets", blocks.len());
    for (line, text) in blocks {
        let project = Project::new(&[]);
        // Keys of an error or a wire stand in one.
        let text = match text.split(':').next() {
            Some("examples") => format!("errors:\n  E:\n{}", indented(&text)),
            _ => text,
        };
        project.put("catalog/catalog.yaml", text);
        let answer = project.errcat(&["check", "--format", "json"]);
        let faults: Value = serde_json::from_str(&answer.stdout).unwrap();
        let unread = |fault: &&Value| fault["code"].as_str().unwrap() < "E0100";
        let faults: Vec<_> = faults.as_array().unwrap().iter().filter(unread).collect();
        assert!(faults.is_empty(), "LANGUAGE.md:{line}: {faults:#?}");
    }
}

/// The smallest catalog works as it stands.
#[test]
fn the_smallest_catalog_has_no_faults() {
    let (_, text) = &blocks()[0];
    let project = Project::new(&[("catalog/catalog.yaml", text)]);
    let answer = project.expect(0, &["check"]);
    assert_eq!(answer.stderr, "");
}

fn indented(text: &str) -> String {
    text.lines().fold(String::new(), |out, line| out + "    " + line + "\n")
}
