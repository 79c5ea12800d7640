//! What the tree says and where.

use errcat_source::Sink;

use super::{faults, root, show};
use crate::{Read, ast};

fn tree(text: &str) -> String {
    show(&root(text), None)
}

fn places(text: &str) -> String {
    show(&root(text), Some(text))
}

#[test]
fn scalars_keep_their_text() {
    assert_eq!(
        tree("[NO, 007, 1e3, 0x1F, '404', \"4\\t4\", 1_000, .5, yes, True, 2024-01-01, =]"),
        r#"[NO, 007, 1e3, 0x1F, "404", "4\t4", 1_000, .5, yes, True, 2024-01-01, =]"#,
    );
    assert_eq!(
        tree("[~, null, , Null, NULL, 'null', '~', '', \"\"]".replace(", ,", ",").as_str()),
        r#"[null, null, Null, NULL, "null", "~", "", ""]"#
    );
    assert_eq!(tree("a:\nb: \nc: ~\nd: null\n"), "{a: null, b: null, c: null, d: null}");
}

#[test]
fn blocks_are_folded_as_their_style_says() {
    assert_eq!(
        tree("a: |\n  x\n\n   y\nb: >-\n  x\n  y\n\n  z\nc: |+\n  x\n\n"),
        r#"{a: "x\n\n y\n", b: "x y\nz", c: "x\n\n"}"#
    );
    assert_eq!(
        tree("a: x\n  y\n\n  z\nb: 'x\n  y'\n"),
        r#"{a: x y
z, b: "x y"}"#
    );
}

#[test]
fn line_breaks_of_windows_change_nothing() {
    let text = "a: x\nb: |\n  y\n  z\nc:\n  - 'd\n    e'\n";
    assert_eq!(tree(&text.replace('\n', "\r\n")), tree(text));
}

#[test]
fn a_byte_order_mark_is_no_fault_and_moves_no_place() {
    assert_eq!(faults("\u{feff}api: a\ntitel: x\n")[0].split(' ').next(), Some("2:1"));
    assert_eq!(faults("\u{feff}titel: x\n")[0].split(' ').next(), Some("1:1"));
    assert_eq!(places("\u{feff}a: x\n"), "{a: x<x>}<a: x>");
}

#[test]
fn every_value_knows_its_source() {
    assert_eq!(
        places("a: 'x'\nb: \"y\\n\"\nc: [1, {d: e}]\nf:\n  - g\n  -  h: i\n"),
        "{a: \"x\"<'x'>, b: \"y\\n\"<\"y\\n\">, \
         c: [1<1>, {d: e<e>}<{d: e}>]<[1, {d: e}]>, \
         f: [g<g>, {h: i<i>}<h: i>]<- g\n  -  h: i>}\
         <a: 'x'\nb: \"y\\n\"\nc: [1, {d: e}]\nf:\n  - g\n  -  h: i>",
    );
    assert_eq!(
        places("- |\n  x\n  y\n\n- >+\n  z\n\n"),
        "[\"x\\ny\\n\"<x\n  y>, \"z\\n\\n\"<z>]<- |\n  x\n  y\n\n- >+\n  z>"
    );
}

#[test]
fn places_are_bytes_and_columns_are_characters() {
    assert_eq!(places("ä: 'ö😀' # ü\nß: é\n"), "{ä: \"ö😀\"<'ö😀'>, ß: é<é>}<ä: 'ö😀' # ü\nß: é>");
    let found = faults("errors: { ÄÖÜ😀: { messag: x } }\n");
    assert_eq!(found, ["1:19 E0011 an error has no key `messag`: did you mean `message`?"]);
}

/// Reads a record with all its keys, each without a value.
fn knows_its_keys<T: Read>(keys: &[&str]) {
    let lines: Vec<_> = keys.iter().map(|key| format!("{key}: ~\n")).collect();
    let mut sink = Sink::new();
    assert!(T::read(root(&lines.concat()), &mut sink).is_some());
    let unknown: Vec<_> =
        sink.into_sorted().into_iter().filter(|d| d.rule.code == "E0011").collect();
    assert_eq!(unknown, []);
}

#[test]
fn every_key_of_every_record_is_read() {
    macro_rules! each {
        ($($record:ident)*) => { $(knows_its_keys::<ast::$record>(ast::$record::KEYS);)* };
    }
    each! {
        CatalogFile Decl TypeDef WireDef WireField HeaderDef StatusDef RetryDefaults RetryPolicy RetryDef LimitDef SharedCode GroupDef ErrorDef CauseDef AlsoIn DeprecatedDef OperationDef GuideDef CalloutDef GuideItem CodeBlock LinkDef GenerateDef RustTarget OpenApiTarget DocsTarget
    }
    assert!(ast::DeprecatedDef::KEYS.contains(&"use"));
    assert!(ast::RustTarget::KEYS.contains(&"crate"));
}

#[test]
fn keywords_of_rust_are_keys() {
    let text = "generate: { rust: { crate: x } }\ncontext: { a: { type: string } }\n\
                errors: { A: { message: x, deprecated: { use: B } } }\n";
    assert_eq!(faults(text), [""; 0]);
}
