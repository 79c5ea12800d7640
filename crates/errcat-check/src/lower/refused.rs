//! A value the reader refused is one fault, wherever it stands and whatever needs it.

use crate::testing::{check_files, codes};

/// A catalog in which everything needs everything.
const CATALOG: &str = "\
errcat: 1
api: test
title: Test
require: [title, message, description, cause, resolution, retry, example]
context: { trace: { type: string, pattern: 't.', example: t1 } }
types:
  Color: { values: [red, green] }
  Point: { fields: { x: integer, y: integer } }
params: { shelf: { type: string, pattern: 's.', example: s1 } }
headers: { X-Shelf: $shelf }
wire:
  http:
    default: true
    body: { code: $code, trace: $trace, all: $problems }
    problem: { message: $message, status: $status, params: $params }
    fields: { message: { doc: The sentence } }
    sample: { trace: t2 }
  plain:
    body: { code: $code, trace: $trace, message: $message }
    fields: { code: The code }
statuses: { 404: { meaning: Gone, retry: never } }
codes: { SHARED: The shared code }
retry: { default: never, policies: { backoff: { base: 1s, factor: 2, max: 60s, attempts: 5 } } }
groups:
  books:
    title: Books
    status: 404
    errors:
      NO_BOOK:
        code: SHARED
        status: 503
        title: No book
        message: 'No {book} of {color} at {point} on {shelf}'
        description: It is gone.
        cause: [Somebody took it]
        resolution: Wait for it.
        retry: { grade: backoff, policy: backoff }
        severity: info
        wire: http
        params:
          book: { type: string, pattern: 'b.', example: b1, max_length: 9 }
          color: { type: Color, default: red, example: green }
          point: { type: string, max_length: 9, example: p }
          at: { type: Point, example: { x: 1, y: 2 } }
        also_in: films
        examples: [{ book: b2, shelf: s2, at: { x: 3, y: 4 }, problems: [{ book: b3 }] }]
  films:
    title: Films
    errors:
      NO_FILM:
        status: 404
        title: No film
        message: Look elsewhere
        description: It is gone.
        cause: Somebody took it
        resolution: Wait for it.
        retry: never
        wire: plain
        examples: [{ about: A film }]
operations:
  read: { method: GET, path: /books, errors: [NO_BOOK, group films] }
rejections:
  unknown_route: { error: NO_FILM, with: { shelf: s1 } }
  bad_path: { error: NO_BOOK, with: { book: b1, point: $reason, at: { x: 1, y: 1 }, shelf: s1 } }
guides: { start: { title: Start, text: Here } }
";

/// What is still said of an error whose rejection gives a param that only the refused header shows.
/// Not to look at the errors at all would hide faults of their own.
const FOLLOW_UP: &str = " E0440 `NO_FILM` has no param `shelf`";

/// Every value of the catalog, one at a time, gives way to an alias without an anchor.
#[test]
fn a_refused_value_is_one_fault() {
    check_files(&[("catalog.yaml", CATALOG)], &[]);
    let ends = |rest: &str| rest.find([',', '}', ']', '\n']).unwrap_or(rest.len());
    let mut wrong = Vec::new();
    let values = CATALOG.match_indices(": ").map(|(at, _)| at + 2);
    let items = CATALOG.match_indices('[').map(|(at, _)| at + 1);
    for start in values.chain(items) {
        let rest = &CATALOG[start..];
        let length = match rest.as_bytes()[0] {
            b'{' | b'[' => balanced(rest),
            b'\'' => rest[1..].find('\'').map_or(rest.len(), |at| at + 2),
            _ => ends(rest),
        };
        let text = format!("{}*gone {}", &CATALOG[..start], &rest[length..]);
        let mut found = codes(&text);
        found.retain(|fault| !fault.contains(FOLLOW_UP));
        if found.len() != 1 || !found[0].contains(" E0009 ") {
            wrong.push(format!("{}\n  {}", &rest[..length], found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The length of the bracket `text` begins with.
fn balanced(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}
