//! Files made to break a reader end quickly, with few words.

use super::faults;

/// Every one of these files is read to an end, with a handful of faults at most.
#[test]
fn hostile_files_end() {
    let texts = [
        "- ".repeat(100_000),
        "[".repeat(100_000),
        "{a: ".repeat(50_000),
        "? ".repeat(50_000),
        "[{a: ".repeat(50_000),
        "]".repeat(1_000),
        "a: ".repeat(10_000),
        "'".repeat(99_999),
        "\"".repeat(99_999),
        "\"".to_owned() + &"x".repeat(1_000_000),
        "\"".to_owned() + &"\\".repeat(100_001),
        "&a ".repeat(10_000),
        "!a ".repeat(10_000),
        "*a ".repeat(10_000),
        "\t".repeat(100_000),
        "\0".repeat(1_000),
        "#".repeat(100_000),
        "%".repeat(100_000),
        "---\n".repeat(10_000),
        "|\n".repeat(1_000),
        "a: |9\n x\n".to_owned(),
        "\u{feff}".repeat(1_000),
        "\u{2028}\u{202e}\u{85}".repeat(100),
        (0..1_000).map(|indent| " ".repeat(indent) + "a:\n").collect(),
        (0..1_000).map(|indent| " ".repeat(indent) + "-\n").collect(),
    ];
    for text in texts {
        let found = faults(&text);
        let start: String = text.chars().take(20).collect();
        assert!((1..=21).contains(&found.len()), "{start:?}: {}", found.len());
        assert!(found.iter().all(|fault| fault.len() < 1_000), "{start:?}: {found:?}");
    }
}

#[test]
fn the_end_of_the_file_may_come_anywhere() {
    let text = "errcat: 1\napi: 'ä'\nerrors:\n  A: { message: \"x {y}\", params: { y: &a [*a] } }\n  \
                B: |\n    text\n  C:\n  - !t x\n  ? k\n  : v\n...\n---\n# end\n";
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        faults(&text[..end]);
        faults(&text[end..]);
    }
}
