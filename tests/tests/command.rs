//! The command line: usage, exit codes, formats.

use errcat_tests::{BOOKSTORE, Project};
use serde_json::Value;

const FAULTY: &str = "\
errcat: 1
api: bookstore
title: Bookstore
colour: blue
wire:
  http:
    body: { code: $code, message: $message }
errors:
  BOOK_NOT_FOUND:
    status: 404
    message: There is no such book
";

#[test]
fn wrong_usage_exits_with_2() {
    let project = Project::new(&[("catalog.yaml", BOOKSTORE)]);
    for arguments in [&["gen", "--chekc"][..], &["generate"], &[], &["check", "--format", "xml"]] {
        let answer = project.expect(2, arguments);
        assert!(answer.stdout.is_empty() && !answer.stderr.is_empty(), "{answer:#?}");
    }
}

#[test]
fn a_place_without_a_catalog_exits_with_2() {
    let project = Project::new(&[("readme.md", "")]);
    for arguments in [&["gen"][..], &["check"], &["gen", "--check"], &["gen", "nowhere"]] {
        let answer = project.expect(2, arguments);
        assert!(answer.stderr.starts_with("error: "), "{answer:#?}");
    }
    let answer = project.errcat(&["gen"]);
    assert!(answer.stderr.contains("a catalog is a folder with a `catalog.yaml`"), "{answer:#?}");
}

#[test]
fn help_goes_to_standard_output_and_shows_examples() {
    let project = Project::new(&[]);
    let answer = project.expect(0, &["--help"]);
    assert!(answer.stderr.is_empty());
    for word in ["Examples:", "errcat gen --check", "Exit codes:", "out of date"] {
        assert!(answer.stdout.contains(word), "{word} is missing:\n{}", answer.stdout);
    }
    assert!(project.expect(0, &["--version"]).stdout.starts_with("errcat "));
}

#[test]
fn a_sound_catalog_has_no_faults() {
    let project = Project::new(&[("catalog.yaml", BOOKSTORE)]);
    let answer = project.expect(0, &["check"]);
    assert_eq!(answer.stdout, "1 catalog with 1 error: no faults\n");
    assert_eq!(project.expect(0, &["check", "--quiet"]).stdout, "");
}

#[test]
fn docs_writes_a_site_per_catalog_and_nothing_else() {
    let project = Project::new(&[("catalog.yaml", BOOKSTORE)]);
    project.expect(2, &["docs"]);
    project.expect(0, &["docs", "--html", "--out", "web"]);
    let files = project.snapshot();
    for file in ["index.html", "explain.html", "catalog.json", "errors/book-not-found.html"] {
        assert!(files.contains_key(&format!("web/bookstore/{file}")), "{:?}", files.keys());
    }
    let beside = files.keys().filter(|path| !path.starts_with("web/bookstore/"));
    assert_eq!(beside.collect::<Vec<_>>(), ["catalog.yaml"]);
    // A second run finds everything as it is.
    let again = project.expect(0, &["docs", "--html", "--out", "web"]);
    assert!(again.stdout.contains(": 0 written"), "{again:#?}");
    assert_eq!(project.snapshot(), files);
}

#[test]
fn people_see_faults_on_standard_error() {
    let project = Project::new(&[("books/catalog.yaml", FAULTY)]);
    let answer = project.expect(1, &["check", "books"]);
    assert!(answer.stdout.is_empty(), "{answer:#?}");
    assert!(answer.stderr.contains("books/catalog.yaml:4:1"), "{}", answer.stderr);
    assert!(answer.stderr.contains("\nerror: 1 error in 1 file\n"), "{}", answer.stderr);
    assert!(!answer.stderr.contains('\u{1b}'));
    let colored = project.expect(1, &["check", "books", "--color", "always"]);
    assert!(colored.stderr.contains('\u{1b}'));
}

#[test]
fn programs_see_faults_as_json_on_standard_output() {
    let project = Project::new(&[("books/catalog.yaml", FAULTY)]);
    let answer = project.expect(1, &["check", "books", "--format", "json"]);
    assert!(answer.stderr.is_empty(), "{answer:#?}");
    let json: Value = serde_json::from_str(&answer.stdout).unwrap();
    let text = json.to_string();
    for fact in ["E0011", "books/catalog.yaml", "colour"] {
        assert!(text.contains(fact), "{fact} is missing: {text}");
    }
}

#[test]
fn json_of_a_sound_catalog_is_json_too() {
    let project = Project::new(&[("catalog.yaml", BOOKSTORE)]);
    let answer = project.expect(0, &["check", "--format", "json"]);
    assert!(serde_json::from_str::<Value>(&answer.stdout).is_ok(), "{answer:#?}");
}

/// A server of two pages, one of which is not there, and how often it was asked.
pub(crate) fn pages() -> (String, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
    use std::io::{BufRead as _, BufReader, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counter = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let request = lines.next().unwrap().unwrap();
            lines.map(Result::unwrap).find(String::is_empty);
            let status = match request.split(' ').nth(1).unwrap() {
                "/there" => "200 OK",
                "/login" => "401 Unauthorized",
                _ => "404 Not Found",
            };
            counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .unwrap();
        }
    });
    (address, asked)
}

#[test]
fn links_are_followed_where_asked() {
    let (server, asked) = pages();
    let catalog = format!(
        "errcat: 1\napi: shop\ntitle: Shop\nwire: {{ http: {{ body: {{ code: $code }} }} }}\n\
         errors:\n  A: {{ status: 410, message: Gone, docs: \"{server}/there#a\" }}\n  \
         B: {{ status: 404, message: No, docs: \"{server}/moved#b\" }}\nguides:\n  more:\n    \
         links: [{{ title: Log in, to: \"{server}/login\" }}, {{ title: Moved, to: \"{server}/moved\" }}]\n",
    );
    let project = Project::new(&[("catalog.yaml", &catalog)]);
    assert_eq!(project.expect(0, &["check"]).stderr, "");
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 0);
    let said = project.expect(1, &["check", "--links"]).stderr;
    assert_eq!(said.matches("error[E0442]").count(), 2, "{said}");
    assert!(said.contains("/moved#b` leads nowhere: it answers 404 Not Found"), "{said}");
    // Each page once, whatever the number of links to it.
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 3);
}
