//! Errors that a reader takes for one another.

use std::collections::HashMap;

use errcat_model::{ErrorDef, ErrorId, Message, WireId};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0026",
    name: "similar_errors",
    severity: Severity::Warning,
    explanation: "Two errors with the same status whose texts use the same words are one error to the \
                  people who read them, and sooner or later to those who raise them. Say in the \
                  `description` of both what sets them apart, or make them one.",
    bad: "\
errors:
  A: { status: 401, message: The token has expired, headers: { WWW-Authenticate: Bearer } }
  B: { status: 401, message: Token expired, headers: { WWW-Authenticate: Bearer } }
",
    good: "\
errors:
  A: { status: 401, message: Session expired, headers: { WWW-Authenticate: Bearer } }
  B: { status: 401, message: Token expired, headers: { WWW-Authenticate: Bearer } }
",
};

/// Words that make no difference.
const FILLERS: &[&str] = &[
    "a", "an", "the", "this", "that", "is", "are", "was", "were", "be", "been", "has", "have",
    "had", "error", "please", "of",
];

/// What is alike in errors that are taken for one another: a wire, the status and the words.
type Likeness = (WireId, Option<u16>, String);

/// The errors at `first` and `second` use the same words.
fn report((first, first_span): (&str, Span), (second, second_span): (&str, Span)) -> Diagnostic {
    RULE.at(second_span, format!("`{second}` reads like `{first}`"))
        .label("the same status and words")
        .also(first_span, "as this error")
        .help("say in the `description` of both what sets them apart, or make them one")
}

/// Reports every error that reads like one before it and is not described otherwise.
pub(crate) fn check(lowered: &Lowered, told: &dyn Fn(ErrorId) -> bool, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    let mut alike: HashMap<Likeness, Vec<ErrorId>> = HashMap::new();
    for (id, error) in catalog.errors() {
        let words = words(error);
        let place = &places.errors[id.0];
        if words.is_empty() || place.duplicate || !place.sound || told(id) {
            continue;
        }
        let mut before = None;
        for wire in &error.wires {
            let others = alike.entry((*wire, error.status, words.clone())).or_default();
            before = before.or_else(|| {
                let fine = |other: &&ErrorId| {
                    let other = catalog.error(**other);
                    // A code that is not shared on purpose was reported.
                    let duplicate = error.code == other.code
                        && !catalog.codes.iter().any(|c| c.code == error.code);
                    duplicate || are_described(error, other)
                };
                others.iter().find(|other| !fine(other)).copied()
            });
            // A text that many errors share on purpose is looked at as often as it helps.
            if others.len() < 8 {
                others.push(id);
            }
        }
        if let Some(other) = before {
            let first = (catalog.error(other).key.as_str(), places.errors[other.0].key);
            sink.push(report(first, (&error.key, place.key)));
        }
    }
}

/// Whether both say what they mean, and not the same.
fn are_described(one: &ErrorDef, other: &ErrorDef) -> bool {
    !one.description.is_empty()
        && !other.description.is_empty()
        && one.description != other.description
}

/// The words of the title and of the message that make a difference, sorted, with spaces between. None
/// where the text is a param and nothing else.
fn words(error: &ErrorDef) -> String {
    let texts = error.message.iter().flat_map(Message::texts);
    let mut text = String::new();
    for part in texts.chain(error.title.as_deref()) {
        text.extend([part, " "]);
    }
    let text = text.to_lowercase();
    let mut words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .map(singular)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn words_count_and_descriptions_explain() {
        check(
            "\
errors:
  A: { status: 404, message: No book was found }
  B: { status: 404, message: 'Books: no {id} found', params: { id: integer } }
  C: { status: 409, message: No book found. }
  D: { status: 404, message: No shelf found, description: A shelf of the shop. }
  E: { status: 404, message: No shelf found!, description: A shelf of the cellar. }
  F: { status: 404, message: '{id}', params: { id: integer } }
  G: { status: 404, message: '{id}.', params: { id: integer } }
",
            &[
                "7:3 W0026 `B` reads like `A` (say in the `description` of both what sets them apart, or make them one)",
            ],
        );
    }
}
