//! A catalog in, what is reported out.

use errcat_model::{Catalog, DocsFlavor, Insert};
use errcat_source::{Diagnostic, Sink, SourceMap};

use crate::Part;
use crate::rules::{self, FILLS, HEAD};

/// Checks that `yaml`, after a head with a wire, is reported as `expected`: `LINE:COLUMN CODE
/// message`, one for each.
#[track_caller]
pub(crate) fn check(yaml: &str, expected: &[&str]) {
    check_files(&[("catalog.yaml", &format!("{HEAD}{yaml}"))], expected);
}

/// Checks a catalog with a head of its own.
#[track_caller]
pub(crate) fn check_whole(yaml: &str, expected: &[&str]) {
    check_files(&[("catalog.yaml", yaml)], expected);
}

/// Checks a catalog of several files.
#[track_caller]
pub(crate) fn check_files(files: &[(&str, &str)], expected: &[&str]) {
    let (_, found) = run(files);
    assert_eq!(found, expected, "\nfound:\n{}\n", found.join("\n"));
}

/// The model of a catalog without faults.
#[track_caller]
pub(crate) fn model(yaml: &str) -> Catalog {
    let (catalog, found) = run(&[("catalog.yaml", &format!("{HEAD}{yaml}"))]);
    catalog.unwrap_or_else(|| panic!("the catalog has faults:\n{}", found.join("\n")))
}

/// What is reported of a page filled from a small catalog, and what would be filled in.
pub(crate) fn of_page(flavor: DocsFlavor, page: &str) -> (Vec<String>, Vec<Insert>) {
    let catalog = model(FILLS);
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add("page.md", page);
    let inserts = crate::inserts(&catalog, flavor, file, page, &mut sink);
    (lines(sink.into_sorted(), &sources), inserts)
}

/// The codes a small catalog, or a page, is reported with: the example of a rule.
pub(crate) fn codes(example: &str) -> Vec<String> {
    if rules::is_page(example) {
        return of_page(DocsFlavor::GitHub, example).0;
    }
    let files = rules::files(example);
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    run(&files).1
}

/// What becomes of `yaml`, after a head with a wire, by the changes that the faults found know.
pub(crate) fn mended(yaml: &str) -> String {
    let mut text = format!("{HEAD}{yaml}");
    loop {
        let (sources, _, found) = diagnose(&[("catalog.yaml", &text)]);
        let Some((file, _)) = sources.files().next() else { unreachable!("one was added") };
        match errcat_source::fix::mend(file, &found, &sources) {
            Some(better) => text = better,
            None => return text[HEAD.len()..].to_owned(),
        }
    }
}

fn run(files: &[(&str, &str)]) -> (Option<Catalog>, Vec<String>) {
    let (sources, catalog, found) = diagnose(files);
    (catalog, lines(found, &sources))
}

fn diagnose(files: &[(&str, &str)]) -> (SourceMap, Option<Catalog>, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let mut sink = Sink::new();
    let mut parts = Vec::new();
    for (path, text) in files {
        let id = sources.add(*path, *text);
        if let Some(file) = errcat_syntax::parse(&sources, id, &mut sink) {
            parts.push(Part { path: (*path).to_owned(), file });
        }
    }
    let catalog = crate::lower("catalog/test", parts, &sources, &mut sink);
    (sources, catalog, sink.into_sorted())
}

fn lines(found: Vec<Diagnostic>, sources: &SourceMap) -> Vec<String> {
    let line = |d: Diagnostic| {
        let at = sources.position(d.primary.span);
        let help = d.help.map_or_else(String::new, |help| format!(" ({help})"));
        format!("{}:{} {} {}{help}", at.line, at.column, d.rule.code, d.message)
    };
    found.into_iter().map(line).collect()
}
