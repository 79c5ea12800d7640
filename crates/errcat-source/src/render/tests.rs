//! What readers and programs see.

use super::{Look, github, human, json, sarif, summary};
use crate::testing::{DOUBT, FAULT};
use crate::{Diagnostic, FileId, SourceMap, Span};

fn file(text: &str) -> (SourceMap, FileId) {
    let mut sources = SourceMap::new();
    let file = sources.add("catalog/orders/catalog.yaml", text);
    (sources, file)
}

/// One diagnostic at the first place of `mark` in `text`, as people see it.
fn drawn(text: &str, mark: &str) -> String {
    let (sources, file) = file(text);
    let start = text.find(mark).expect("the mark");
    let span = Span::new(file, start..start + mark.len());
    human(&[FAULT.at(span, "wrong").label("here")], &sources, Look::PLAIN)
}

#[test]
fn a_fault_is_drawn_as_rustc_draws_it() {
    let (sources, file) = file("errcat: 1\napi: orders\nstatus: 4O4\n");
    let fault = FAULT
        .at(Span::new(file, 30..33), "`status` must be an HTTP status code")
        .label("expected an integer from 100 to 599")
        .note("every response has one")
        .help("write `404`");
    let expected = "\
error[E0103]: `status` must be an HTTP status code
 --> catalog/orders/catalog.yaml:3:9
  |
3 | status: 4O4
  |         ^^^ expected an integer from 100 to 599
  |
  = note: every response has one
  = help: write `404`

";
    assert_eq!(human(std::slice::from_ref(&fault), &sources, Look::PLAIN), expected);
    let colored = human(&[fault], &sources, Look { color: true, ..Look::PLAIN });
    assert!(colored.contains("\u{1b}[") && colored.contains("4O4"), "{colored}");
}

#[test]
fn related_places_are_shown_near_far_and_in_other_files() {
    let mut sources = SourceMap::new();
    let lines: Vec<_> = (1..=100).map(|n| format!("key{n}: value\n")).collect();
    let lines = lines.concat();
    let one = sources.add("a.yaml", lines.as_str());
    let two = sources.add("b.yaml", "key: other\n");
    let at = |n: usize| {
        let start = lines.find(&format!("key{n}:")).expect("the line");
        Span::new(one, start..start + 4)
    };
    let fault = FAULT
        .at(at(50), "the key is written twice")
        .label("again")
        .also(at(52), "near")
        .also(at(3), "far")
        .also(Span::new(two, 0..3), "other");
    let expected = "\
error[E0103]: the key is written twice
  --> a.yaml:50:1
   |
50 | key50: value
   | ^^^^ again
51 | key51: value
52 | key52: value
   | ---- near
   |
  ::: a.yaml:3:1
   |
 3 | key3: value
   | ---- far
   |
  ::: b.yaml:1:1
   |
 1 | key: other
   | --- other

";
    assert_eq!(human(&[fault], &sources, Look::PLAIN), expected);
}

#[test]
fn places_at_the_end_and_in_empty_files_are_drawn() {
    let (sources, file) = file("");
    let empty = human(&[FAULT.at(Span::new(file, 0..0), "empty")], &sources, Look::PLAIN);
    assert!(empty.contains("--> catalog/orders/catalog.yaml:1:1\n"), "{empty}");
    for text in ["a: b", "a: b\n", "a: b\r\n", "a:\n\n\n"] {
        let (sources, file) = self::file(text);
        for end in [text.len(), text.len() + 9] {
            let span = Span::new(file, text.len()..end);
            let out = human(&[FAULT.at(span, "ends").label("here")], &sources, Look::PLAIN);
            assert!(out.contains("^ here"), "{text:?}: {out}");
        }
    }
}

#[test]
fn several_lines_are_marked_together_and_many_by_the_first() {
    let out = drawn("a:\n  - b\n  - c\nd: e\n", "- b\n  - c");
    assert!(out.contains("2 | /   - b\n3 | |   - c\n  | |_____^ here"), "{out}");
    let long = format!("a:\n{}", "  - b\n".repeat(1_000));
    let out = drawn(&long, long[3..].trim_end());
    assert_eq!(out.lines().count(), 6, "{out}");
    assert!(out.contains("2 |   - b\n"), "{out}");
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    for before in [10, 500, 10_000] {
        let text = format!("x: 1\nk: {}ERR{}\n", "ä".repeat(before), "z".repeat(10_000));
        let out = drawn(&text, "ERR");
        assert!(out.contains(&format!("catalog.yaml:2:{}\n", before + 4)), "{out}");
        assert!(out.contains("^^^ here"), "{out}");
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest < Some(160), "{out}");
        // The carets stand below the mark.
        let column = |needle: &str| {
            let line = out.lines().find(|line| line.contains(needle)).expect("the line");
            line[..line.find(needle).expect("the needle")].chars().count()
        };
        assert_eq!(column("ERR"), column("^^^"), "{out}");
    }
}

#[test]
fn nothing_moves_the_cursor() {
    let hostile = "a\u{1b}[31m\u{7}\u{202e}\u{200b}\u{9b}31m\u{feff}b";
    let text = format!("k: {hostile}\n");
    let (sources, file) = file(&text);
    let fault = FAULT
        .at(Span::new(file, 3..3 + hostile.len()), format!("bad {hostile}\nline"))
        .label(hostile)
        .help(format!("{hostile}\r\nmore"));
    let out = human(&[fault], &sources, Look::PLAIN);
    let harmful =
        |c: &char| c.is_control() && *c != '\n' || "\u{202e}\u{200b}\u{feff}".contains(*c);
    assert_eq!(out.chars().find(harmful), None, "{out:?}");
    assert_eq!(out.lines().next().map(|l| l.ends_with("␊line")), Some(true), "{out}");
}

#[test]
fn the_summary_counts() {
    let mut sources = SourceMap::new();
    let (a, b) = (sources.add("a", ""), sources.add("b", ""));
    let fault = |file| FAULT.at(Span::new(file, 0..0), "x");
    let doubt = |file| DOUBT.at(Span::new(file, 0..0), "x");
    let say = |found: &[Diagnostic]| summary(found, Look::PLAIN).unwrap_or_default();
    assert_eq!(say(&[]), "");
    assert_eq!(say(&[fault(a)]), "error: 1 error in 1 file");
    assert_eq!(say(&[doubt(a), doubt(a)]), "warning: 2 warnings in 1 file");
    assert_eq!(
        say(&[fault(a), fault(b), fault(b), doubt(a)]),
        "error: 3 errors and 1 warning in 2 files",
    );
}

#[test]
fn programs_get_every_part() {
    let (sources, file) = file("ä: x\nb: y\n");
    let fault = FAULT
        .at(Span::new(file, 4..5), "wrong \"x\"")
        .also(Span::new(file, 6..9), "there")
        .note("because")
        .write("x", "y");
    let bare = DOUBT.at(Span::new(file, 9..9), "odd");
    let read: serde_json::Value =
        serde_json::from_str(&json(&[fault, bare], &sources)).expect("JSON");
    let path = "catalog/orders/catalog.yaml";
    let expected = serde_json::json!([
        {
            "code": "E0103", "name": "bad_status", "severity": "error",
            "message": "wrong \"x\"", "file": path,
            "start": { "line": 1, "column": 4, "offset": 4 },
            "end": { "line": 1, "column": 5, "offset": 5 },
            "label": null,
            "related": [{
                "file": path,
                "start": { "line": 2, "column": 1, "offset": 6 },
                "end": { "line": 2, "column": 4, "offset": 9 },
                "label": "there",
            }],
            "notes": ["because"],
            "help": "write `y`",
            "fix": [{
                "file": path,
                "start": { "line": 1, "column": 4, "offset": 4 },
                "end": { "line": 1, "column": 5, "offset": 5 },
                "text": "y",
            }],
        },
        {
            "code": "W0001", "name": "doubt", "severity": "warning",
            "message": "odd", "file": path,
            "start": { "line": 2, "column": 4, "offset": 9 },
            "end": { "line": 2, "column": 4, "offset": 9 },
            "label": null, "related": [], "notes": [], "help": null, "fix": [],
        },
    ]);
    assert_eq!(read, expected);
    assert_eq!(json(&[], &sources), "[]\n");
}

#[test]
fn the_runner_decodes_what_was_said() {
    let mut sources = SourceMap::new();
    let file = sources.add("a,b:c%/catalog.yaml", "a: 4O4\nb: 1\n");
    let fault = FAULT
        .at(Span::new(file, 3..6), "50% of `x`::y")
        .label("here")
        .note("one\r\ntwo")
        .help("write `404`");
    let lines = DOUBT.at(Span::new(file, 0..11), "both");
    assert_eq!(
        github(&[fault, lines], &sources),
        "::error file=a%2Cb%3Ac%25/catalog.yaml,line=1,endLine=1,col=4,endColumn=7,\
         title=E0103 bad_status::50%25 of `x`::y: here%0Anote: one%0D%0Atwo%0Ahelp: write `404`\n\
         ::warning file=a%2Cb%3Ac%25/catalog.yaml,line=1,endLine=2,title=W0001 doubt::both\n"
    );
}

#[test]
fn sarif_names_rules_once_and_places_as_references() {
    let mut sources = SourceMap::new();
    let file = sources.add("my catalog/ä.yaml", "a: 4O4\n");
    let fault = || FAULT.at(Span::new(file, 3..6), "wrong").also(Span::new(file, 0..1), "there");
    let log = sarif(&[fault(), fault()], &sources);
    let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(1));
    assert_eq!(run["results"][1]["ruleIndex"], 0);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20catalog/%C3%A4.yaml");
    assert_eq!(place["region"]["endColumn"], 7);
}
