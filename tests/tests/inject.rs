//! Parts of the reference in pages that are written by hand.

use std::fs;

use errcat::{Mode, Request};
use errcat_tests::{BOOKSTORE, Project, repository};

const INJECT: &str = "generate: { docs: { pages: none, inject: [../docs/api.md] } }\n";

/// A project whose catalog fills one page.
fn project(page: &str) -> Project {
    with_catalog(&format!("{BOOKSTORE}{INJECT}"), page)
}

fn with_catalog(catalog: &str, page: &str) -> Project {
    Project::new(&[("books/catalog.yaml", catalog), ("docs/api.md", page)])
}

fn page(project: &Project) -> String {
    fs::read_to_string(project.path().join("docs/api.md")).unwrap()
}

#[test]
fn a_page_is_filled_and_refreshed_and_left_alone_once_it_is_right() {
    let project =
        project("# API\n\n## Errors\n\n<!-- errcat:errors -->\n<!-- /errcat -->\n\nWrite to us.");
    let answer = project.expect(1, &["gen", "books", "--check"]);
    assert!(answer.stderr.contains("stale: docs/api.md\n"), "{}", answer.stderr);
    assert!(answer.stderr.contains("    +| [`BOOK_NOT_FOUND`]"));
    let answer = project.expect(0, &["gen", "books"]);
    assert!(answer.stdout.contains("1 file: 1 written, 0 unchanged"), "{}", answer.stdout);
    let filled = page(&project);
    assert!(filled.starts_with("# API\n\n## Errors\n\n<!-- errcat:errors -->\n\n"), "{filled}");
    assert!(filled.contains("\n#### `BOOK_NOT_FOUND`"), "{filled}");
    assert!(filled.ends_with("\n\n<!-- /errcat -->\n\nWrite to us."), "{filled}");
    let before = project.snapshot();
    project.expect(0, &["gen", "books"]);
    project.expect(0, &["gen", "books", "--check"]);
    assert_eq!(project.snapshot(), before);
    // A page alone needs no folder of the reference, and no manifest.
    assert_eq!(before.keys().collect::<Vec<_>>(), ["books/catalog.yaml", "docs/api.md"]);

    let catalog = format!("{BOOKSTORE}{INJECT}").replace("There is no book", "We lack");
    project.put("books/catalog.yaml", catalog);
    let answer = project.expect(1, &["gen", "books", "--check"]);
    assert!(answer.stderr.contains("There is no book"), "{}", answer.stderr);
    assert_eq!(page(&project), filled);
    project.expect(0, &["gen", "books"]);
    assert_eq!(page(&project), filled.replace("There is no book", "We lack"));
}

#[test]
fn everything_outside_the_markers_stays_byte_for_byte() {
    for (before, between, after) in [
        (
            "\u{feff}A\ttab  \r\n\r\n<!-- errcat:errors -->\r\n",
            "",
            "<!-- /errcat -->\r\nEnd\r\n\r\n",
        ),
        ("<!--errcat:error code=BOOK_NOT_FOUND-->\n", "old\n", "<!--/errcat-->"),
        ("- a\n\n\t<!-- errcat:errors -->\n", "\told\n", "\t<!-- /errcat -->\n- \u{1f600}\r\rb"),
        (
            "```\n<!-- errcat:x -->\n```\n<!-- errcat:reference -->\n",
            "| old",
            "\n<!-- /errcat:reference -->\n\n\n",
        ),
    ] {
        let project = project(&format!("{before}{between}{after}"));
        project.expect(0, &["gen", "books"]);
        let filled = page(&project);
        let after = after.trim_start_matches('\n');
        assert!(filled.starts_with(before) && filled.ends_with(after), "{filled}");
        let between = &filled[before.len()..filled.len() - after.len()];
        assert!(between.contains("BOOK_NOT_FOUND") || between.contains("There is no book"));
        assert!(!between.contains("old"));
        if before.contains("\r\n") {
            assert!(between.split('\n').all(|line| line.is_empty() || line.ends_with('\r')));
        }
    }
}

#[test]
fn a_faulty_page_is_reported_at_its_place_and_nothing_is_written() {
    let project = project("# API\n\n<!-- errcat:error code=BOOK_NOT_FOUN -->\n\n# More\n");
    for command in ["check", "gen"] {
        let before = project.snapshot();
        let answer = project.expect(1, &[command, "books"]);
        for part in [
            "docs/api.md:3:24",
            "there is no error `BOOK_NOT_FOUN`",
            "did you mean `BOOK_NOT_FOUND`?",
            "docs/api.md:3:1",
            "the marker has no end",
        ] {
            assert!(answer.stderr.contains(part), "{part}: {}", answer.stderr);
        }
        assert_eq!(project.snapshot(), before);
    }
    let answer = project.expect(0, &["explain", "E0612"]);
    assert!(answer.stdout.contains("<!-- /errcat -->"), "{}", answer.stdout);
}

#[test]
fn pages_that_are_not_there_or_not_text_are_faults_of_the_catalog() {
    let project = project("No markers.\n");
    let answer = project.expect(0, &["gen", "books"]);
    assert!(answer.stderr.contains("`docs/api.md` has no markers"), "{}", answer.stderr);
    assert!(answer.stderr.contains("books/catalog.yaml:12:51"), "{}", answer.stderr);
    fs::remove_file(project.path().join("docs/api.md")).unwrap();
    let answer = project.expect(1, &["gen", "books"]);
    assert!(answer.stderr.contains("there is no page `docs/api.md`"), "{}", answer.stderr);
    project.put("docs/api.md/inside", "a folder");
    let answer = project.expect(1, &["gen", "books"]);
    assert!(answer.stderr.contains("it is not a file"), "{}", answer.stderr);
    fs::remove_dir_all(project.path().join("docs/api.md")).unwrap();
    project.put("docs/api.md", b"\xff\xfe");
    let answer = project.expect(1, &["gen", "books"]);
    assert!(answer.stderr.contains("is not UTF-8"), "{}", answer.stderr);
}

#[test]
fn a_page_belongs_to_one_catalog_and_is_not_generated() {
    let project = project("<!-- errcat:errors -->\n<!-- /errcat -->\n");
    let other = format!("{BOOKSTORE}{INJECT}").replace("bookstore", "library");
    project.put("others/catalog.yaml", other);
    let answer = project.expect(1, &["gen", "books", "others"]);
    assert!(answer.stderr.contains("`bookstore` and `library` both fill `docs/api.md`"));

    let inject = "generate: { docs: { dir: ../docs, inject: [../docs/errors.md] } }\n";
    let project = with_catalog(&format!("{BOOKSTORE}{inject}"), "");
    project.put("docs/errors.md", "<!-- errcat:errors -->\n<!-- /errcat -->\n");
    let answer = project.expect(1, &["gen", "books"]);
    assert!(answer.stderr.contains("fills `docs/errors.md`, which is generated"));
}

#[test]
fn trying_a_catalog_elsewhere_leaves_pages_alone() {
    let project = project("<!-- errcat:errors -->\n<!-- /errcat -->\n");
    let before = page(&project);
    project.expect(0, &["gen", "books", "--out", "build"]);
    project.expect(0, &["docs", "books", "--html"]);
    assert_eq!(page(&project), before);
}

#[test]
fn links_lead_to_the_reference_wherever_the_command_runs() {
    let inject =
        "generate: { docs: { dir: ../site/ref, pages: error, inject: [../docs/api.md] } }\n";
    let catalog = format!("{BOOKSTORE}{inject}");
    let project = with_catalog(&catalog, "<!-- errcat:errors -->\n<!-- /errcat -->\n");
    project.expect(0, &["gen", "books"]);
    let filled = page(&project);
    let to = "(../site/ref/errors/book-not-found.md)";
    assert!(filled.contains(to), "{filled}");
    assert!(project.path().join("docs").join(&to[1..to.len() - 1]).is_file());
    let cwd = project.path().join("books");
    let catalogs = [".".into()];
    let request = Request { cwd: &cwd, catalogs: &catalogs, out: None, mode: Mode::Check };
    let report = errcat::generate(&request).unwrap();
    assert_eq!(report.catalogs[0].differences, "");
}

#[test]
fn templates_of_the_catalog_draw_parts_too() {
    let catalog = format!(
        "{BOOKSTORE}statuses: {{ 404: {{ note: No such thing }} }}\n\
         generate: {{ docs: {{ inject: [../docs/api.md] }} }}\n"
    );
    let parts =
        "<!-- errcat:errors -->\n<!-- /errcat -->\n<!-- errcat:statuses -->\n<!-- /errcat -->\n";
    let project = with_catalog(&catalog, parts);
    project.put("books/templates/markdown/group.md.tera", "Our group\n");
    project
        .put("books/templates/markdown/tables.md.tera", "Our {{ part.tables | length }} table\n");
    project.expect(0, &["gen", "books"]);
    let filled = page(&project);
    assert!(filled.contains("\nOur group\n"), "{filled}");
    assert!(filled.contains("\nOur 1 table\n"), "{filled}");

    // What both the reference and the page are drawn with is told once.
    project.put("books/templates/markdown/group.md.tera", "{{ group.titel }}");
    project.put("books/templates/markdown/tables.md.tera", "{{ part.tabels }}");
    for command in ["check", "gen"] {
        let said = project.expect(1, &[command, "books"]).stderr;
        assert_eq!(said.matches("error[E0601]").count(), 2, "{said}");
        assert!(said.contains("templates/markdown/tables.md.tera:1:"), "{said}");
    }
    assert_eq!(page(&project), filled);
}

/// No text of a catalog ends a part, in whatever flavor: filling the filled page changes nothing.
#[test]
fn no_text_of_a_catalog_ends_a_part() {
    let text = fs::read_to_string(repository().join("tests/cases/hostile/catalog.yaml")).unwrap();
    let marks = "<!-- /errcat --> {/* /errcat */} `<!-- /errcat -->`\n\n<!-- /errcat -->\n\n    \
                 <!-- /errcat -->\n\n```\n<!-- /errcat -->\n{/* /errcat */}\n<!-- errcat:limits -->\n";
    let quoted = serde_json::to_string(marks).unwrap();
    let more = format!(
        "guides:\n  marks: {{ title: {quoted}, text: {quoted}, code: {{ language: sh, text: {quoted} }} }}\n\
         limits:\n  marks: {{ title: {quoted}, max: 3, doc: {quoted} }}\n"
    );
    for flavor in
        ["docusaurus", "mkdocs", "mdbook", "just-the-docs", "github", "github-wiki", "plain"]
    {
        let generate = text.find("\ngenerate:").map_or(text.len(), |at| at + 1);
        let inject =
            format!("generate: {{ docs: {{ flavor: {flavor}, inject: [../docs/api.md] }} }}\n");
        let catalog = format!("{}{more}{inject}", &text[..generate]);
        let ends = "End\n<!-- errcat:limits -->\n<!-- /errcat -->\nEnd";
        let project =
            with_catalog(&catalog, &format!("<!-- errcat:reference -->\n<!-- /errcat -->\n{ends}"));
        project.expect(0, &["gen", "books"]);
        let filled = page(&project);
        assert!(filled.len() > 5_000 && filled.ends_with("\n<!-- /errcat -->\nEnd"), "{filled}");
        project.expect(0, &["gen", "books"]);
        assert_eq!(page(&project), filled, "{flavor}");
    }
}

#[test]
fn a_marker_that_stays_empty_on_purpose_can_be_said_so() {
    let page = "# API\n\n<!-- errcat:limits -->\n<!-- /errcat -->\n";
    let with = |level: &str| {
        let rules = format!("rules: {{ W0062: {{ level: {level}, reason: To come. }} }}\n");
        with_catalog(&format!("{BOOKSTORE}{INJECT}{rules}"), page)
    };
    assert!(project(page).expect(0, &["check", "books"]).stderr.contains("warning[W0062]"));
    assert_eq!(with("off").expect(0, &["check", "books"]).stderr, "");
    assert_eq!(with("off").expect(0, &["gen", "books"]).stderr, "");
    assert_eq!(with("off").expect(0, &["check", "books", "--fix"]).stderr, "");
    assert!(with("error").expect(1, &["gen", "books"]).stderr.contains("error[W0062]"));
    // What no page needs is as much in the way as any other exception.
    let idle = with("off");
    idle.put("docs/api.md", "<!-- errcat:errors -->\n<!-- /errcat -->\n");
    let said = idle.expect(0, &["check", "books"]).stderr;
    assert!(said.contains("`W0062` is not reported here"), "{said}");
}
