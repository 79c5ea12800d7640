//! What the README shows is true. Its Rust is compiled and run as a documentation test.

use std::fs;

use errcat_tests::{Project, repository};

/// A block of the README and the comment above it.
struct Block {
    claim: String,
    text: String,
}

/// The blocks under a comment.
fn blocks() -> Vec<Block> {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let mut lines = readme.lines();
    let mut out = Vec::new();
    while let Some(line) = lines.next() {
        let claim = line.strip_prefix("<!-- ").and_then(|l| l.strip_suffix(" -->"));
        let Some(claim) = claim else { continue };
        assert!(lines.next().is_some_and(|fence| fence.starts_with("```")), "no block: {claim}");
        let text = lines.by_ref().take_while(|line| *line != "```");
        let text = text.fold(String::new(), |text, line| text + line + "\n");
        out.push(Block { claim: claim.to_owned(), text });
    }
    out
}

fn block(claim: &str) -> String {
    blocks().into_iter().find(|block| block.claim == claim).unwrap().text
}

#[test]
fn excerpts_are_real() {
    let mut count = 0;
    for Block { claim, text } in blocks() {
        let Some(path) = claim.strip_prefix("in: ") else { continue };
        let file = fs::read_to_string(repository().join(path)).unwrap();
        assert!(file.contains(&text), "not in {path}:\n{text}");
        count += 1;
    }
    assert_eq!(count, 5, "excerpts in the README");
}

#[test]
fn the_mistake_is_shown_as_the_tour_says() {
    let path = "catalog/bookstore/catalog.yaml";
    let catalog = fs::read_to_string(repository().join(path)).unwrap();
    let errors = "    wire: [http, problem_json]\n    errors:\n";
    let added = format!("{errors}{}", block(&format!("add to: {path}")));
    let broken = catalog.replacen(errors, &added, 1);
    assert_ne!(broken, catalog);

    let project = Project::new(&[]);
    project.put(path, broken);
    let page = "catalog/bookstore/handbook.md";
    project.put(page, fs::read(repository().join(page)).unwrap());
    let answer = project.errcat(&["gen"]);
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.starts_with(&block("says")), "{}", answer.stderr);

    let mended =
        added.replace("4O4", "404").replace("Shelf {shelf} is empty", "The shelf is empty");
    let mended = catalog.replacen(errors, &mended, 1);
    project.put(path, mended);
    assert_eq!(project.errcat(&["check"]).code, 0);
}
