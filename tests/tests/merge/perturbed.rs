//! However a document is written, what is not errcat's stays byte for byte: documents of all sorts
//! of indentation, order, comments, quotes and brackets get the errors of a catalog, and are what
//! they were once the catalog declares nothing any more.

use std::sync::LazyLock;

use errcat::CatalogFiles;
use errcat_merge::{Options, merge};
use errcat_model::{Catalog, Json};
use errcat_source::{Sink, SourceMap};
use proptest::prelude::*;

use super::cases;

/// A stream of small decisions.
struct Choices<'c>(std::iter::Cycle<std::slice::Iter<'c, u8>>);

impl Choices<'_> {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        usize::from(*self.0.next().unwrap()) % bound
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn of<'t>(&mut self, options: &[&'t str]) -> &'t str {
        options[self.below(options.len())]
    }

    /// The members in some order.
    fn shuffled<'j>(&mut self, members: &'j [(String, Json)]) -> Vec<&'j (String, Json)> {
        let mut left: Vec<_> = members.iter().collect();
        let mut out = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let next = self.below(left.len());
            out.push(left.remove(next));
        }
        out
    }
}

/// A document with an operation for each of the catalog.
fn document() -> Json {
    let text = |text: &str| Json::string(text);
    let responses = || {
        let lines = text("First line.\n\n  Second # line: \"quoted\"\n");
        let response = Json::object([("description", lines), ("x-number", text("007"))]);
        Json::object([("200", response), ("default", Json::object([("description", text("no"))]))])
    };
    let operation = |id: &str| {
        Json::object([
            ("operationId", text(id)),
            ("responses", responses()),
            ("tags", Json::Array(vec![text("a, b"), text("c: d")])),
        ])
    };
    Json::object([
        ("openapi", text("3.1.0")),
        ("info", Json::object([("title", text("It's \\ é")), ("version", text("1.0"))])),
        (
            "paths",
            Json::object([
                ("/books/{isbn}", Json::object([("get", operation("getBook"))])),
                (
                    "/orders",
                    Json::object([("post", operation("placeOrder")), ("summary", text("Orders"))]),
                ),
            ]),
        ),
        (
            "components",
            Json::object([("schemas", Json::object([("Own", Json::object([("x", text("y"))]))]))]),
        ),
        ("x-last", Json::Array(vec![Json::Null, Json::integer(3)])),
    ])
}

/// Writes a mapping on lines.
fn block(out: &mut String, value: &Json, column: usize, some: &mut Choices<'_>) {
    let Json::Object(members) = value else { unreachable!() };
    let step = 1 + some.below(6);
    for (name, value) in some.shuffled(members) {
        while some.one_in(6) {
            let line = some.of(&["\n", "# a comment: { [ ' \"\n", "        # - deep\n", "   \n"]);
            out.push_str(line);
        }
        out.push_str(&" ".repeat(column));
        let named = key(name, true, some);
        out.push_str(&named);
        out.push(':');
        match value {
            Json::Object(_) if !some.one_in(5) => {
                end_line(out, some);
                block(out, value, column + step, some);
            }
            Json::String(text) if text.contains('\n') && some.one_in(2) => {
                let keep = some.one_in(3);
                out.push_str(if keep { " |+\n" } else { " |\n" });
                for line in text.lines() {
                    let indent = if line.is_empty() { 0 } else { column + step };
                    out.push_str(&" ".repeat(indent));
                    out.push_str(line);
                    out.push('\n');
                }
                out.push_str(if keep { "\n" } else { "" });
            }
            _ => {
                out.push(' ');
                let lines = some.one_in(2).then_some(column + 1);
                flow(out, value, lines, some);
                end_line(out, some);
            }
        }
    }
}

fn end_line(out: &mut String, some: &mut Choices<'_>) {
    out.push_str(some.of(&["\n", "\n", "  \n", " # here, too\n"]));
}

fn begin_line(out: &mut String, column: usize) {
    out.push('\n');
    out.push_str(&" ".repeat(column));
}

/// Writes a value between brackets, its members on lines of `column` or all on one.
fn flow(out: &mut String, value: &Json, column: Option<usize>, some: &mut Choices<'_>) {
    match value {
        Json::Object(members) => {
            let deeper = column.map(|column| column + 1 + some.below(4));
            out.push_str(some.of(if deeper.is_some() { &["{"] } else { &["{", "{ "] }));
            let members = some.shuffled(members);
            for (place, (name, value)) in members.iter().enumerate() {
                if let Some(deeper) = deeper {
                    begin_line(out, deeper);
                }
                out.push_str(&key(name, false, some));
                out.push_str(": ");
                flow(out, value, deeper.filter(|_| some.one_in(2)), some);
                let last = place + 1 == members.len();
                out.push_str(if last && !some.one_in(4) { "" } else { "," });
                match deeper {
                    Some(_) => out.push_str(some.of(&["", "", " # behind, or so"])),
                    None => out.push_str(some.of(&["", " "])),
                }
            }
            if let Some(column) = column {
                begin_line(out, column);
            }
            out.push('}');
        }
        Json::String(text) => out.push_str(&quoted(text, some)),
        other => out.push_str(&other.to_string()),
    }
}

fn key(name: &str, block: bool, some: &mut Choices<'_>) -> String {
    let plain = block || !name.contains(['{', '}']);
    if plain && some.one_in(2) { name.to_owned() } else { quoted(name, some) }
}

fn quoted(text: &str, some: &mut Choices<'_>) -> String {
    if some.one_in(2) || text.contains('\n') {
        Json::string(text).to_string()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn merged(catalog: &Catalog, text: &str) -> String {
    let mut sources = SourceMap::new();
    let file = sources.add("openapi", text);
    let mut sink = Sink::new();
    let merged = merge(catalog, &sources, file, Options::default(), &mut sink);
    let faults = || {
        errcat_source::render::human(
            &sink.into_sorted(),
            &sources,
            errcat_source::render::Look::PLAIN,
        )
    };
    merged.unwrap_or_else(|| panic!("{}\n{text}", faults())).text
}

/// The catalog of the case `security`, which has all that a merge adds, and what is left of it when it declares nothing.
static CATALOGS: LazyLock<(Catalog, Catalog)> = LazyLock::new(|| {
    let mut sink = Sink::new();
    let mut sources = SourceMap::new();
    let text = std::fs::read_to_string(cases().join("security/catalog.yaml")).unwrap();
    let file = sources.add("catalog.yaml", text);
    let files = CatalogFiles {
        folder: String::new(),
        files: vec![("catalog.yaml".to_owned(), file)],
        templates: Vec::new(),
        incomplete: false,
    };
    let catalog = errcat::compile(&files, &sources, &mut sink).unwrap();
    let mut nothing = catalog.clone();
    nothing.errors.clear();
    nothing.operations.clear();
    nothing.security.clear();
    nothing.groups.iter_mut().for_each(|group| group.entries.clear());
    (catalog, nothing)
});

/// Whether `text` is `whole` with something taken out.
fn is_part_of(text: &str, whole: &str) -> bool {
    let mut whole = whole.chars();
    text.chars().all(|c| whole.any(|other| other == c))
}

fn comes_and_goes(text: &str) {
    let (catalog, nothing) = &*CATALOGS;
    let with = merged(catalog, text);
    assert!(with.contains("#/components/responses/Error404") && with.contains("mutualTLS"));
    assert!(is_part_of(text, &with), "{text}\n=>\n{with}");
    assert_eq!(merged(catalog, &with), with);
    let without = merged(nothing, &with);
    let line_end = if text.ends_with('\n') || text.starts_with('{') { "" } else { "\n" };
    assert_eq!(without, format!("{text}{line_end}"), "it was in between:\n{with}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn yaml_comes_and_goes(choices in prop::collection::vec(any::<u8>(), 300..600)) {
        let mut some = Choices(choices.iter().cycle());
        let mut text = some.of(&["", "", "\u{feff}", "# A comment\n", "---\n"]).to_owned();
        block(&mut text, &document(), 0, &mut some);
        if some.one_in(8) {
            text = text.trim_end().to_owned();
        }
        if some.one_in(4) {
            text = text.replace('\n', "\r\n");
            if !text.ends_with('\n') {
                text.push_str("\r\n");
            }
        }
        comes_and_goes(&text);
    }

    /// Documents as they are after a slip of the hand, be they YAML or not.
    #[test]
    fn what_cannot_be_right_is_refused(
        choices in prop::collection::vec(any::<u8>(), 300..600),
        slips in prop::collection::vec((any::<prop::sample::Index>(), 0..SLIPS.len()), 1..6),
    ) {
        let mut some = Choices(choices.iter().cycle());
        let mut text = String::new();
        block(&mut text, &document(), 0, &mut some);
        for (at, slip) in slips {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *at.get(&starts);
            match SLIPS[slip] {
                "" => drop(text.remove(at)),
                slip => text.insert_str(at, slip),
            }
        }
        let mut sources = SourceMap::new();
        let file = sources.add("openapi", text.as_str());
        let mut sink = Sink::new();
        let found = merge(&CATALOGS.0, &sources, file, Options::default(), &mut sink);
        if let Some(found) = found {
            prop_assert_eq!(&merged(&CATALOGS.0, &found.text), &found.text);
        } else {
            prop_assert!(sink.has_errors(), "refused without a reason:\n{}", text);
        }
    }

    #[test]
    fn json_comes_and_goes(
        choices in prop::collection::vec(any::<u8>(), 60..90),
        unit in prop::sample::select(vec![None, Some(""), Some(" "), Some("  "), Some("\t"), Some("     ")]),
    ) {
        let mut some = Choices(choices.iter().cycle());
        let document = shuffled(&document(), &mut some);
        let mut text = String::new();
        match unit {
            Some(unit) => errcat_openapi::json::write_lines(&mut text, &document, "", unit),
            None if some.one_in(2) => errcat_openapi::json::write(&mut text, &document),
            None => errcat_openapi::json::write_compact(&mut text, &document),
        }
        comes_and_goes(&text);
        let with = merged(&CATALOGS.0, &text);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&with).is_ok(), "{}", with);
    }
}

/// What a slip puts in; nothing for a character that it takes out.
const SLIPS: [&str; 24] = [
    "", "", "", "\n", " ", "  ", "\t", "&a ", "*a", "!t ", "{", "}", "[", ",", ": ", "? ", "- ",
    "#", "'", "\"", "|\n", "\r", "<<: ", "~",
];

fn shuffled(value: &Json, some: &mut Choices<'_>) -> Json {
    match value {
        Json::Object(members) => {
            let members = some.shuffled(members);
            let members = members.into_iter().map(|(name, v)| (name.clone(), shuffled(v, some)));
            Json::Object(members.collect())
        }
        other => other.clone(),
    }
}
