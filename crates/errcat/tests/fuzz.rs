//! Catalogs cut, joined and bent, from their texts to the files they would generate: nothing panics,
//! and what is reported stands where it can be shown.
//!
//! `ERRCAT_FUZZ=10000000 cargo test --release -p errcat --test fuzz -- --nocapture` tries so many;
//! `ERRCAT_FUZZ_SEED` begins elsewhere. The corpus is the two examples of every rule, and the files
//! of `corpus`.

use std::{env, fs, path::Path};

use errcat::{CatalogFiles, compile, plan};
use errcat_check::rules;
use errcat_source::render::{self, Look};
use errcat_source::{Diagnostic, MAX_PER_RULE, Severity, Sink, SourceMap, Span};
use fastrand::Rng;

/// How many inputs a plain run of the tests tries.
const FEW: u64 = 3_000;

/// What is drawn and generated takes ten times as long as finding it: one input in so many.
const DRAWN: usize = 16;

/// Longer inputs say no more and take longer.
const LONGEST: usize = 4_000;

/// What YAML and catalogs are made of, and what they are not.
const TOKENS: &[&str] = &[
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\t",
    " ",
    "- ",
    "? ",
    ": ",
    ":\n",
    ", ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "<<: *a",
    "!t ",
    "|\n",
    ">-\n",
    "'",
    "\"",
    "\\",
    "\\u00e9",
    "#",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\u{feff}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "é",
    "🦀",
    "{x}",
    "{limits.a.max}",
    "$code",
    "$merge: $details",
    "$problems",
    "null",
    "~",
    "-1",
    "1e999",
    "18446744073709551616",
    "0x1F",
    "404",
    "list<",
    "map<string>",
    ">",
    "integer",
    "optional: true",
    "default: ",
    "pattern: '^[a-z]{1,9}$'",
    "max_length: 0",
    "example: ",
    "errors:\n",
    "  A: { status: 400, message: M }\n",
    "types:\n",
    "groups:\n",
    "params: ",
    "details: ",
    "wire:\n",
    "status: ",
    "retry: backoff",
    "rules: { W0001: { level: off, reason: r } }\n",
    "generate: { rust: {}, openapi: {}, docs: {} }\n",
];

#[test]
fn bent_catalogs_do_no_harm() {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let inputs = number("ERRCAT_FUZZ").unwrap_or(FEW);
    // The same inputs for the same seed.
    let mut random = Rng::with_seed(number("ERRCAT_FUZZ_SEED").unwrap_or(1));
    let corpus = corpus();
    let (mut sound, mut faults) = (0_u64, 0);
    for (index, text) in corpus.iter().enumerate() {
        check(text, true, &format!("corpus {index}"));
    }
    for _ in 0..inputs {
        let mut text = corpus[random.usize(..corpus.len())].clone();
        for _ in 0..=random.usize(..4) {
            let other = &corpus[random.usize(..corpus.len())];
            text = bend(&text, other, &mut random);
        }
        let drawn = random.usize(..DRAWN) == 0;
        match check(&text, drawn, &text) {
            0 => sound += 1,
            found => faults += found as u64,
        }
    }
    println!("{inputs} inputs: {sound} without a fault, {faults} faults in the others");
    assert!(sound > inputs / 100, "bent beyond recognition: {sound} of {inputs} without a fault");
}

/// Takes a catalog the whole way, and gives how much was reported.
fn check(text: &str, drawn: bool, input: &str) -> usize {
    let mut sources = SourceMap::new();
    let mut sink = Sink::new();
    let files = rules::files(text)
        .into_iter()
        .map(|(path, text)| (path.to_owned(), sources.add(path, text)))
        .collect();
    let folder = "catalog/test".to_owned();
    let files = CatalogFiles { folder, files, templates: Vec::new(), incomplete: false };
    let catalog = compile(&files, &sources, &mut sink);
    assert_eq!(catalog.is_none(), sink.has_errors(), "{input}");
    let found = sink.into_sorted();
    let place = |d: &Diagnostic| (d.primary.span, d.rule.code);
    assert!(found.is_sorted_by_key(place), "{input}");
    for diagnostic in &found {
        let places = diagnostic.secondary.iter().chain([&diagnostic.primary]);
        for label in places {
            assert!(fits(&sources, label.span), "{diagnostic:?}\n{input}");
        }
        let letter = if diagnostic.severity == Severity::Error { "EW" } else { "W" };
        assert!(diagnostic.rule.code.starts_with(|c| letter.contains(c)), "{diagnostic:?}");
        assert!(diagnostic.message.len() < 2_000, "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    assert!(found.len() <= rules::every().count() * (MAX_PER_RULE + 2), "{}", found.len());
    if drawn {
        render::human(&found, &sources, Look { color: true, ..Look::PLAIN });
        render::github(&found, &sources);
        render::json(&found, &sources);
        render::sarif(&found, &sources);
        assert_eq!(render::summary(&found, Look::PLAIN).is_none(), found.is_empty());
        if let Some(catalog) = catalog {
            // A catalog may ask for folders that no plan can give it.
            let _ = plan::plan(&catalog, Path::new("."));
        }
    }
    found.len()
}

/// Whether a place is one: within its text, and between characters.
fn fits(sources: &SourceMap, span: Span) -> bool {
    let text = sources.file(span.file).text();
    text.get(span.range()).is_some()
}

/// Where bending begins, in an order of its own.
fn corpus() -> Vec<String> {
    let examples = rules::every().flat_map(|rule| [rule.bad, rule.good]);
    let mut corpus: Vec<String> =
        examples.filter(|text| !text.is_empty()).map(str::to_owned).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = fs::read_dir(folder).expect("the corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    corpus.extend(paths.iter().map(|path| fs::read_to_string(path).expect("a text")));
    corpus
}

/// A text changed in one way.
fn bend(text: &str, other: &str, random: &mut Rng) -> String {
    let (a, b) = (place(text, random), place(text, random));
    let (from, to) = (a.min(b), a.max(b));
    let token = TOKENS[random.usize(..TOKENS.len())];
    let (before, within, behind) = (&text[..from], &text[from..to], &text[to..]);
    let mut bent = match random.usize(..8) {
        0 => [before, behind].concat(),
        1 => text[..to].to_owned(),
        2 => [before, token, within, behind].concat(),
        3 => [before, token, behind].concat(),
        4 => [before, within, within, behind].concat(),
        5 => [before, &other[place(other, random)..], behind].concat(),
        6 => {
            let (start, end) = line(text, from);
            let (other_start, other_end) = line(other, place(other, random));
            [&text[..start], &other[other_start..other_end], &text[end..]].concat()
        }
        _ => {
            let (start, end) = line(text, from);
            [&text[..start], &text[end..]].concat()
        }
    };
    if bent.len() > LONGEST {
        bent.truncate(bent.boundary_before(LONGEST));
    }
    bent
}

/// A place between two characters.
fn place(text: &str, random: &mut Rng) -> usize {
    text.boundary_before(random.usize(..=text.len()))
}

/// The line around a place.
fn line(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |behind| at + behind + 1);
    (start, end)
}

/// What newer versions of Rust than ours have in the library.
trait Boundary {
    fn boundary_before(&self, at: usize) -> usize;
}

impl Boundary for str {
    fn boundary_before(&self, at: usize) -> usize {
        (0..=at.min(self.len())).rev().find(|&at| self.is_char_boundary(at)).unwrap_or(0)
    }
}
