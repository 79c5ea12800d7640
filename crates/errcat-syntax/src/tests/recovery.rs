//! Syntax errors: each is reported at its place, and the lines around it are read.

use errcat_source::{Sink, SourceMap};

use super::{diagnostics, faults, marked};
use crate::parse;

/// The first words of each fault.
fn brief(text: &str) -> Vec<String> {
    faults(text).into_iter().map(|fault| fault.split(": ").next().unwrap_or("").into()).collect()
}

/// A catalog with a line in the middle of an error, and a fault before and behind it.
fn around(line: &str) -> String {
    format!(
        "titel: x\nerrors:\n  A:\n    title: t\n    {line}\n    stats: 400\n  B:\n    messag: x\n"
    )
}

#[test]
fn a_line_that_is_no_yaml_hides_no_other() {
    let lines = [
        ("message: Error: x", "5:19 E0004 a second `:` in one line", ":"),
        ("message: @x", "5:14 E0004 a text cannot begin with `@`", "@"),
        ("message: `x`", "5:14 E0004 a text cannot begin with ```", "`"),
        ("message: %x", "5:14 E0004 a text cannot begin with `%`", "%"),
        ("message: {a} is b", "5:18 E0004 text behind a closing bracket", "i"),
        ("message: 'it's'", "5:18 E0004 text behind the closing quote", "s"),
        ("message: \"a\"b\"", "5:17 E0004 text behind the closing quote", "b"),
        ("message: \"a", "5:14 E0004 a text in quotes does not end", "\""),
        ("message: 'a", "5:14 E0004 a text in quotes does not end", "'"),
        ("message: \"\\d+\"", "5:15 E0004 an unknown escape in double quotes", "\\d"),
        ("message: - x", "5:14 E0004 a list item cannot begin here", "-"),
        ("message: x\u{7}", "5:15 E0004 a control character stands in the text", "\u{7}"),
        ("message x", "5:5 E0004 a key without `:`", "m"),
    ];
    for (line, fault, mark) in lines {
        let text = around(line);
        let found = brief(&text);
        assert_eq!(found.len(), 4, "{line}: {found:?}");
        assert!(found[0].starts_with("1:1 E0011 "), "{line}: {found:?}");
        assert_eq!(found[1], fault);
        assert_eq!(marked(&text)[1], mark, "{line}");
        assert!(found[2].starts_with("6:5 E0011 "), "{line}: {found:?}");
        assert!(found[3].starts_with("8:5 E0011 "), "{line}: {found:?}");
    }
}

#[test]
fn a_bracket_that_is_not_closed_is_found() {
    let text = "errors:\n  A:\n    message: [a, b\n    status: 4\n  B:\n    messag: x\n";
    let found = brief(text);
    assert!(found[0].contains(" E0004 "), "{found:?}");
    assert!(found.last().is_some_and(|last| last.starts_with("6:5 E0011 ")), "{found:?}");
}

#[test]
fn a_quote_that_is_not_closed_does_not_swallow_what_follows() {
    let text = "errors:\n  A: { message: \"x }\n  B:\n    messag: x\n  C: \"y\"\n  D: { a: b }\n";
    assert_eq!(
        brief(text),
        [
            "2:17 E0004 a text in quotes does not end",
            "4:5 E0011 an error has no key `messag`",
            "6:8 E0011 an error has no key `a`",
        ],
    );
}

#[test]
fn wrong_indentation_is_shown_at_its_line() {
    let text = "errors:\n  A:\n    message: x\n   status: 4\n  B:\n    messag: x\n";
    assert_eq!(
        brief(text),
        [
            "4:4 E0004 the indentation of this line fits no line above",
            "6:5 E0011 an error has no key `messag`",
        ],
    );
}

#[test]
fn several_faults_in_a_file_are_all_reported() {
    let text = "errors:\n  A:\n    message: a: b\n    cause:\n      - text: @x\n        resolution: y\n      \
                - txt: z\n  B: %\n  C:\n      message: x\n    status: 4\n  D:\n    messag: x\n";
    let places: Vec<_> =
        faults(text).iter().filter_map(|f| f.split(' ').next().map(str::to_owned)).collect();
    assert_eq!(places, ["3:15", "5:15", "7:9", "8:6", "11:5", "13:5"]);
}

#[test]
fn lists_are_taken_up_again() {
    let text = "require:\n- title\n- @x\n- [a]\ngroups:\n  g:\n    errors: { A: { stats: x } }\n";
    assert_eq!(
        brief(text),
        [
            "3:3 E0004 a text cannot begin with `@`",
            "4:3 E0012 expected a text, found a list",
            "7:20 E0011 an error has no key `stats`",
        ],
    );
}

#[test]
fn anchors_in_lines_passed_over_are_not_missed() {
    let text = "title: &t a: b\nsummary: *t\ndescription: &d x\nversion: @\ndocs_url: *d\n";
    assert_eq!(
        brief(text),
        ["1:12 E0004 a second `:` in one line", "4:10 E0004 a text cannot begin with `@`"],
    );
}

#[test]
fn the_search_ends_after_twenty() {
    let text = "api: @\n".repeat(1_000);
    let (_, found) = diagnostics(&text);
    assert_eq!(found.len(), 20);
    assert!(found[..19].iter().all(|fault| fault.notes.is_empty()));
    assert_eq!(found[19].notes.len(), 1);
}

#[test]
fn a_file_that_was_not_read_whole_is_not_passed_on() {
    let mut sources = SourceMap::new();
    let broken = sources.add("broken.yaml", "api: a\ntitle: @\n");
    let whole = sources.add("whole.yaml", "api: a\ntitle: [x]\n");
    let mut sink = Sink::new();
    assert!(parse(&sources, broken, &mut sink).is_none());
    assert!(parse(&sources, whole, &mut sink).is_some());
    assert_eq!(sink.len(), 2);
}
