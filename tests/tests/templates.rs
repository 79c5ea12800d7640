//! Templates of a team's own: found in its catalog, used, checked, and told of when wrong.

use std::{env, fs, path::PathBuf};

use errcat_tests::{BOOKSTORE, Project, repository};

/// The catalog with pages of errors and a site.
fn catalog() -> String {
    format!(
        "{BOOKSTORE}generate:\n  docs: {{ dir: out/docs, pages: error }}\n  site: {{ dir: out/site }}\n"
    )
}

fn project(templates: &[(&str, &str)]) -> Project {
    let project = Project::new(&[("catalog.yaml", &catalog())]);
    for (name, text) in templates {
        project.put(&format!("templates/{name}"), text);
    }
    project
}

const OURS: &str = "\n\n# {{ page.heading }}\n\nAsk the librarians.\n";

#[test]
fn a_template_of_the_catalog_draws_and_drift_is_seen() {
    let project = project(&[("markdown/error.md.tera", OURS)]);
    project.expect(0, &["gen"]);
    let files = project.snapshot();
    let text = |path: &str| String::from_utf8_lossy(&files[path].0).into_owned();
    assert!(text("out/docs/errors/book-not-found.md").ends_with("\n\nAsk the librarians.\n"));
    assert!(!text("out/site/errors/book-not-found.md").contains("librarians"));
    project.expect(0, &["gen", "--check"]);
    project.put("templates/markdown/error.md.tera", OURS.replace("Ask", "Do not ask"));
    let answer = project.expect(1, &["gen", "--check"]);
    assert!(answer.stderr.contains("out/docs/errors/book-not-found.md"), "{}", answer.stderr);
}

#[test]
fn with_a_wrong_template_nothing_is_written() {
    let broken = [
        ("markdown/error.md.tera", "\n# {{ page.heading }}\n{{ page.titel }}\n"),
        (
            "html/home.html.tera",
            "{% extends \"html/frame.html.tera\" %}\n{% block main %}{{ pag }}{% endblock main %}",
        ),
    ];
    let project = project(&broken);
    let before = project.snapshot();
    for command in [&["gen"][..], &["gen", "--check"], &["check"], &["docs", "--html"]] {
        let said = project.expect(1, command).stderr;
        assert!(said.contains("error[E0601]: variable `pag` is not defined"), "{said}");
        assert!(said.contains("templates/html/home.html.tera:2:20"), "{said}");
        if !command.contains(&"docs") {
            assert!(said.contains("error[E0601]: field `titel` is not defined"), "{said}");
            assert!(said.contains("templates/markdown/error.md.tera:3:9"), "{said}");
            assert!(said.contains("= help: available fields: anchor, "), "{said}");
        }
    }
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_file_that_replaces_nothing_is_told_of() {
    let project = project(&[("markdown/errors.md.tera", OURS)]);
    let said = project.expect(0, &["gen"]).stderr;
    assert!(
        said.contains("warning[W0061]: there is no template `markdown/errors.md.tera`"),
        "{said}"
    );
    assert!(said.contains("help: did you mean `markdown/error.md.tera`?"), "{said}");
}

#[test]
fn the_templates_to_begin_with_draw_what_errcat_draws() {
    let project = project(&[]);
    project.expect(0, &["gen"]);
    let written = project.expect(0, &["docs", "templates", "--out", "templates"]).stdout;
    assert!(written.lines().count() > 15 && written.contains("templates/html/assets/site.css"));
    assert!(project.expect(0, &["gen"]).stdout.contains(": 0 written"));

    let one = project.expect(0, &["docs", "templates", "markdown/table.md.tera"]).stdout;
    assert!(one.starts_with("{%- component table(table) %}"), "{one}");
    let near = project.expect(2, &["docs", "templates", "markdown/tabel.md.tera"]).stderr;
    assert!(near.contains("did you mean `markdown/table.md.tera`?"), "{near}");

    project.put("templates/markdown/table.md.tera", "ours");
    let kept = project.expect(2, &["docs", "templates", "--out", "templates"]).stderr;
    assert!(kept.contains("`templates/markdown/table.md.tera` is there already"), "{kept}");
}

fn listing() -> String {
    Project::new(&[]).expect(0, &["docs", "templates"]).stdout
}

fn expected() -> PathBuf {
    repository().join("tests/cases/templates.txt")
}

/// What templates receive is a contract: a field that goes or changes needs a new version.
#[test]
fn the_data_of_templates_is_what_was_promised() {
    let promised = fs::read_to_string(expected()).unwrap_or_default();
    assert_eq!(listing(), promised, "`cargo xtask bless` accepts it");
}

/// Not a test: what `cargo xtask bless` runs.
#[test]
#[ignore = "writes the expected text"]
fn bless() {
    assert!(env::var_os("ERRCAT_BLESS").is_some(), "call `cargo xtask bless`");
    fs::write(expected(), listing()).unwrap();
}
