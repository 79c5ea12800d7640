//! A word of a code that another code spells a little differently.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use errcat_model::ErrorId;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};
use heck::ToSnakeCase as _;

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0029",
    name: "misspelt_code",
    severity: Severity::Warning,
    explanation: "A code is for ever: clients compare with it as it was first sent, typing error \
                  included. A word that stands in one code only, and is one letter away from a word of \
                  several others, is most likely one.",
    bad: "\
errors:
  INVALID_BOOK: { status: 400, message: The book is wrong }
  INVALID_SHELF: { status: 404, message: The shelf is wrong }
  INVAILD_ORDER: { status: 409, message: The order is wrong }
",
    good: "\
errors:
  INVALID_BOOK: { status: 400, message: The book is wrong }
  INVALID_SHELF: { status: 404, message: The shelf is wrong }
  INVALID_ORDER: { status: 409, message: The order is wrong }
",
};

/// `word` in the code of `key` is near to `other`.
fn report(key: &str, word: &str, other: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{word}` in the code of `{key}` may be misspelt"))
        .label(format!("other codes say `{other}`"))
        .help(format!("did you mean `{other}`?"))
}

/// Reports words of one code that are near to words of at least two.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let mut uses: HashMap<String, Vec<ErrorId>> = HashMap::new();
    for (id, error) in lowered.catalog.errors() {
        let code = error.code.as_str().unwrap_or_default().to_snake_case();
        for word in code.split('_').filter(|word| LENGTHS.contains(&word.len())) {
            let ids = uses.entry(word.to_owned()).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }
    let usual: Vec<&str> =
        uses.iter().filter(|(_, ids)| ids.len() >= 2).map(|(word, _)| word.as_str()).collect();
    // What is one letter away is equal where the letter is left out of both, or of the longer.
    let mut near: HashMap<String, &str> = HashMap::new();
    for word in usual {
        for short in shortened(word).chain([word.to_owned()]) {
            let kept = near.entry(short).or_insert(word);
            *kept = word.min(kept);
        }
    }
    for (word, ids) in uses.iter().filter(|(_, ids)| ids.len() == 1) {
        let other = std::iter::once(word.clone())
            .chain(shortened(word))
            .filter_map(|short| near.get(&short))
            .find(|other| is_slip(word, other));
        if let Some(other) = other {
            let key = &lowered.catalog.error(ids[0]).key;
            let place = &lowered.places.errors[ids[0].0];
            sink.push(report(key, word, other, place.own.code.unwrap_or(place.key)));
        }
    }
}

/// Shorter words are near to others by chance, and longer ones are none.
const LENGTHS: RangeInclusive<usize> = 5..=40;

/// The word without each of its letters.
fn shortened(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..]))
}

/// Whether one is a slip of the finger for the other: a letter too many or too few, or two in the
/// wrong order. Another ending, or another letter (`taken`, `token`), is another word.
fn is_slip(word: &str, other: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    strsim::damerau_levenshtein(word, other) == 1
        && (word.len() != other.len() || letters(word) == letters(other))
        && word.chars().next() == other.chars().next()
        && word.chars().next_back() == other.chars().next_back()
        && !word.chars().chain(other.chars()).any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn other_endings_are_other_words() {
        let code = |code: &str, status: u16| {
            format!("  {code}: {{ status: {status}, message: About {code} }}\n")
        };
        let errors = [
            ("RESOURCE_MISSING", 400),
            ("RESOURCE_LOCKED", 404),
            ("RESOURCES_LOST", 406),
            ("RESUORCE_GONE", 410),
            ("RESORCE_FULL", 413),
            ("RESOURCE1_FULL", 414),
            ("RESAURCE_FULL", 415),
        ];
        let errors = errors.map(|(name, status)| code(name, status)).concat();
        check(
            &format!("errors:\n{errors}"),
            &[
                "9:3 W0029 `resuorce` in the code of `RESUORCE_GONE` may be misspelt (did you mean `resource`?)",
                "10:3 W0029 `resorce` in the code of `RESORCE_FULL` may be misspelt (did you mean `resource`?)",
            ],
        );
    }
}
