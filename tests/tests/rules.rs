//! Every rule, from the registry to its page: what it says is wrong is reported by the command, what
//! it says is right is not, and the page shows both.

use std::fs::{self, File};

use errcat_tests::{Project, repository};
use serde_json::Value;

/// Rules as `errcat explain` knows them.
fn rules() -> Vec<Value> {
    let project = Project::new(&[]);
    let listed = project.expect(0, &["rules"]).stdout;
    let codes = listed.lines().map(|line| line.split(' ').next().unwrap());
    let explained = codes.map(|code| {
        let page = project.expect(0, &["explain", code, "--format", "json"]).stdout;
        serde_json::from_str::<Value>(&page).unwrap()[0].clone()
    });
    explained.collect()
}

/// A project with an example of a rule: the files that [`errcat_check`] would see.
fn project_with(example: &str) -> Project {
    let project = Project::new(&[]);
    for (path, text) in errcat_check::rules::files(example) {
        project.put(path, text);
    }
    project
}

/// The diagnostics of a project.
fn found(project: &Project) -> Vec<Value> {
    let answer = project.errcat(&["check", "--format", "json"]);
    serde_json::from_str(&answer.stdout).unwrap_or_else(|_| panic!("{answer:#?}"))
}

/// What no text can show, on a real disk.
fn on_disk(name: &str) -> (Project, Project) {
    let good = project_with("errors: { A: { status: 404, message: Gone } }\n");
    let bad = project_with("errors: { A: { status: 404, message: Gone } }\n");
    match name {
        "not_utf8" => bad.put("more.yaml", b"title: Caf\xe9\n"),
        "file_too_large" => {
            let file = File::create(bad.path().join("more.yaml")).unwrap();
            file.set_len(errcat_syntax::MAX_FILE_SIZE as u64 + 1).unwrap();
        }
        "broken_template" => {
            bad.put("more.yaml", "generate: { docs: {} }\n");
            bad.put("templates/markdown/head.md.tera", "{{ head.titel }}");
        }
        "unknown_template" => bad.put("templates/markdown/errors.md.tera", ""),
        "missing_page" => {
            bad.put("more.yaml", "generate: { docs: { inject: [handbook.md] } }\n");
        }
        other => panic!("`{other}` has no example"),
    }
    (bad, good)
}

/// Whether a case of merging into a document is refused with a rule. That the result is proven has
/// none: it would be a mistake of errcat's.
fn refuses_a_document(code: &str) -> bool {
    let cases = fs::read_dir(repository().join("tests/cases/merge")).unwrap();
    let mut expected = cases.map(|case| case.unwrap().path().join("expected.txt"));
    let said = format!("error[{code}]");
    code == "E0707"
        || expected.any(|path| fs::read_to_string(path).is_ok_and(|text| text.contains(&said)))
}

#[test]
fn every_rule_is_reported_and_silenced_as_its_page_says() {
    let rules = rules();
    let mut wrong = Vec::new();
    for rule in &rules {
        let text = |member: &str| rule[member].as_str().unwrap();
        let (code, name) = (text("code"), text("name"));
        // What a network answers, `check` looks at only where asked.
        if name == "dead_link" {
            continue;
        }
        if code.starts_with("E07") {
            assert!(refuses_a_document(code), "{code} refuses no document");
            continue;
        }
        let (bad, good) = match text("bad") {
            "" => on_disk(name),
            bad => (project_with(bad), project_with(text("good"))),
        };
        let reported = found(&bad);
        if reported.is_empty() || reported.iter().any(|diagnostic| diagnostic["code"] != code) {
            wrong.push(format!("{code}, wrong: {reported:?}"));
        }
        let reported_good = found(&good);
        if !reported_good.is_empty() {
            wrong.push(format!("{code}, right: {reported_good:?}"));
        }
        let path = format!("docs/rules/errors/{}.md", code.to_lowercase());
        let page = fs::read_to_string(repository().join(&path)).unwrap_or_default();
        if !page.contains(&format!("# `{code}`: {name}\n")) {
            wrong.push(format!("{path} is not its page"));
        }
        if text("bad").is_empty() {
            continue;
        }
        for example in [text("bad"), text("good")] {
            let language = if example.starts_with("<!--") { "markdown" } else { "yaml" };
            let fenced = format!("```{language}\n{example}```\n");
            if !page.contains(&fenced) {
                wrong.push(format!("{path} does not show\n{example}"));
            }
        }
        let shown = page.rsplit("```json\n").next().and_then(|rest| rest.split("```").next());
        let shown: Value = serde_json::from_str(shown.unwrap_or_default()).unwrap_or_default();
        if shown[0] != reported[0] {
            wrong.push(format!("{path}: {}\nreported: {}", shown[0], reported[0]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rules.len() > 100, "{} rules", rules.len());
}
