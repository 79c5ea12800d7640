//! `errcat fmt`: one layout, and the same catalog.

use std::fs;

use errcat_source::{Sink, SourceMap};
use errcat_syntax::layout::{Refused, canonical};
use errcat_tests::{BOOKSTORE, Project, repository};

fn laid_out(text: &str) -> Result<String, Refused> {
    let mut sources = SourceMap::new();
    let file = sources.add("catalog.yaml", text);
    canonical(&sources, file, &mut Sink::new())
}

/// The catalogs of this repository.
fn catalogs() -> Vec<(String, String)> {
    let folders = fs::read_dir(repository().join("catalog")).unwrap();
    let files = folders.map(|entry| entry.unwrap().path().join("catalog.yaml"));
    let files = files.filter(|path| path.is_file());
    files.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn our_own_catalogs_are_laid_out_so() {
    for (path, text) in catalogs() {
        let out = laid_out(&text).unwrap();
        for (line, (is, shall)) in text.lines().zip(out.lines()).enumerate() {
            assert_eq!(is, shall, "{path}:{}", line + 1);
        }
        assert!(text == out, "{path}");
    }
}

#[test]
fn what_errcat_writes_is_laid_out_so() {
    for envelope in ["simple", "nested", "problem-json", "json-api", "text"] {
        let project = Project::new(&[]);
        project.expect(0, &["init", "--api", "shop", "--envelope", envelope]);
        project.expect(0, &["fmt", "--check"]);
        let message = "No {sku} in {place}: sorry";
        project.expect(
            0,
            &["new", "SOLD_OUT", "--group", "resources", "--status", "409", "--message", message],
        );
        project.expect(0, &["fmt", "--check"]);
    }
    let project = Project::new(&[("catalog.yaml", &BOOKSTORE.replace("{ isbn: string }", "{}"))]);
    project.expect(0, &["fmt"]);
    project.expect(0, &["check", "--fix"]);
    project.expect(0, &["fmt", "--check"]);
}

/// Small steps that are the same everywhere and look random.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// The text with other indentation, spaces, blank lines and comments, saying the same.
fn untidy(text: &str, dice: &mut Dice) -> String {
    // Items need a dash and a blank before what is one level deeper.
    let width = 2 + usize::try_from(dice.roll(4)).unwrap();
    let carriage = dice.roll(3) == 0;
    let mut out = String::new();
    // Texts in lines of their own begin at the first deeper line.
    let mut within: Option<usize> = None;
    for line in text.lines() {
        let rest = line.trim_start_matches(' ');
        let level = (line.len() - rest.len()) / 2;
        if within.is_some_and(|text| level <= text && !rest.is_empty()) {
            within = None;
        }
        if within.is_none() && !rest.is_empty() {
            match dice.roll(12) {
                0 => out.push_str("\n\n\n"),
                1 => out.extend([" ".repeat(level * width).as_str(), "# é: {x\n"]),
                2 => out.push_str("\n# left\n"),
                _ => {}
            }
        }
        let extra = if within.is_some() { (line.len() - rest.len()) % 2 } else { 0 };
        out.push_str(&" ".repeat(if rest.is_empty() { 0 } else { level * width + extra }));
        let dashes =
            if within.is_none() { rest.len() - rest.trim_start_matches("- ").len() } else { 0 };
        for _ in 0..dashes / 2 {
            out.push('-');
            out.push_str(&" ".repeat(width - 1));
        }
        let rest = &rest[dashes..];
        if within.is_none() && rest.ends_with(": |") {
            within = Some(level + dashes / 2);
        }
        let plain = within.is_none() && !rest.contains(['"', '\'', '#']);
        out.push_str(&if plain && dice.roll(2) == 0 {
            rest.replace("{ ", "{").replace(" }", "  }")
        } else {
            rest.to_owned()
        });
        if within.is_none() && dice.roll(9) == 0 {
            out.push_str("   # beside");
        }
        if within.is_none() && dice.roll(9) == 0 {
            out.push_str("  ");
        }
        out.push_str(if carriage { "\r\n" } else { "\n" });
    }
    out
}

#[test]
fn whatever_the_layout_was_it_says_the_same_and_stays_so() {
    let mut dice = Dice(7);
    for (path, text) in catalogs() {
        for round in 0..6 {
            let untidy = untidy(&text, &mut dice);
            let once = laid_out(&untidy)
                .unwrap_or_else(|why| panic!("{path}, round {round}: {why:?}\n{untidy}"));
            assert!(laid_out(&once).as_ref() == Ok(&once), "{path}, round {round}");
            let words = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(words(&once), words(&untidy), "{path}, round {round}");
        }
    }
}

const UNTIDY: &str = "\
errcat:  1
api: shop   # the shop
title: Shop
wire: {http: {body: {code: $code,message: $message}}}
errors:
    GONE:
        status: 410
        message: |
            Gone

            for good
";

const TIDY: &str = "\
errcat: 1
api: shop   # the shop
title: Shop
wire: { http: { body: { code: $code, message: $message } } }

errors:
  GONE:
    status: 410
    message: |
      Gone

      for good
";

#[test]
fn files_are_written_checked_or_shown() {
    let project = Project::new(&[("catalog.yaml", UNTIDY)]);
    let before = project.snapshot();
    let said = project.expect(1, &["fmt", "--check"]);
    assert!(said.stderr.starts_with("catalog.yaml is not in canonical layout\n"), "{said:?}");
    let said = project.expect(0, &["fmt", "--diff"]);
    assert!(said.stdout.contains("-        status: 410\n") && said.stderr.is_empty(), "{said:?}");
    assert!(before == project.snapshot());

    assert_eq!(project.expect(0, &["fmt"]).stdout, "formatted catalog.yaml\n0 files unchanged\n");
    let text = fs::read_to_string(project.path().join("catalog.yaml")).unwrap();
    assert_eq!(text, TIDY);
    let before = project.snapshot();
    project.expect(0, &["fmt"]);
    project.expect(0, &["fmt", "--check"]);
    assert!(before == project.snapshot());
}

#[test]
fn what_is_no_yaml_is_reported_and_nothing_written() {
    let project = Project::new(&[("catalog.yaml", UNTIDY), ("more.yaml", "errors: [\n")]);
    let before = project.snapshot();
    for flags in [&["fmt"][..], &["fmt", "--check"], &["fmt", "--diff"]] {
        let said = project.expect(1, flags);
        assert!(said.stderr.contains("--> more.yaml:"), "{said:?}");
    }
    assert!(before == project.snapshot());
}
