//! A message that is not written as the others are.

use errcat_model::{ErrorDef, ErrorId, Piece};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0027",
    name: "mixed_style",
    severity: Severity::Warning,
    explanation: "Messages are read one below the other, in logs and in lists. Where most of a catalog \
                  begin with a capital letter, or end without a full stop, all of them should. A message \
                  of several sentences may end either way.",
    bad: "\
errors:
  A: { status: 400, message: The order is empty }
  B: { status: 404, message: There is no such book }
  C: { status: 409, message: The shop is closed }
  D: { status: 410, message: The basket is gone }
  E: { status: 413, message: the order is too long }
",
    good: "\
errors:
  A: { status: 400, message: The order is empty }
  B: { status: 404, message: There is no such book }
  C: { status: 409, message: The shop is closed }
  D: { status: 410, message: The basket is gone }
  E: { status: 413, message: The order is too long }
",
};

/// How many of a catalog's messages make a style: four of five.
const MOST: (usize, usize) = (4, 5);

/// The message of `key` is the odd one out; `rest` says what the others do.
fn report(key: &str, rest: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the message of `{key}` is not written as the others are"))
        .label(format!("the others {rest}"))
        .help(format!("let it {rest}, too"))
}

/// Reports messages that differ from most others.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let features: [(Feature, [&str; 2]); 2] = [
        (begins_with_capital, ["begin with a small letter", "begin with a capital letter"]),
        (ends_with_stop, ["end without a full stop", "end with a full stop"]),
    ];
    for (feature, words) in features {
        let judged = lowered.catalog.errors().filter_map(|(id, error)| Some((id, feature(error)?)));
        let judged: Vec<(ErrorId, bool)> = judged.collect();
        let yes = judged.iter().filter(|(_, has)| *has).count();
        let usual = yes * 2 > judged.len();
        let most = if usual { yes } else { judged.len() - yes };
        if most * MOST.1 < judged.len() * MOST.0 {
            continue;
        }
        for (id, _) in judged.iter().filter(|(_, has)| *has != usual) {
            let key = &lowered.catalog.error(*id).key;
            let place = &lowered.places.errors[id.0];
            let at = place.own.message.unwrap_or(place.key);
            sink.push(report(key, words[usize::from(usual)], at));
        }
    }
}

/// What is asked of a message; `None` where it cannot be told.
type Feature = fn(&ErrorDef) -> Option<bool>;

fn begins_with_capital(error: &ErrorDef) -> Option<bool> {
    match error.message.as_ref()?.pieces.first()? {
        Piece::Text(text) => {
            let word = text.split_whitespace().next()?;
            // A name such as `user_id` keeps its letters.
            let plain = word.chars().all(char::is_alphabetic);
            let small = word.chars().skip(1).all(char::is_lowercase);
            (plain && small).then(|| word.starts_with(char::is_uppercase))
        }
        Piece::Field(_) => None,
    }
}

fn ends_with_stop(error: &ErrorDef) -> Option<bool> {
    let message = error.message.as_ref()?;
    let Some(Piece::Text(text)) = message.pieces.last() else {
        return Some(false).filter(|_| message.pieces.len() > 1);
    };
    let one = !message.pieces.iter().any(|piece| {
        matches!(piece, Piece::Text(text) if text.contains(". ") || text.contains(['?', '!', ';']))
    });
    one.then(|| text.trim_end().ends_with('.'))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn four_of_five_make_a_style() {
        let four = "\
errors:
  A: { status: 400, message: One thing }
  B: { status: 401, message: 'Two {n}', params: { n: integer }, headers: { WWW-Authenticate: Basic } }
  C: { status: 402, message: Three. Or four. }
  D: { status: 403, message: 'user_id is wrong' }
";
        check(four, &[]);
        check(
            &format!(
                "{four}  E: {{ status: 409, message: Four }}\n  F: {{ status: 410, message: Five. }}\n"
            ),
            &[
                "11:30 W0027 the message of `F` is not written as the others are (let it end without a full stop, too)",
            ],
        );
        check(
            &format!(
                "{four}  E: {{ status: 409, message: Four. }}\n  F: {{ status: 410, message: Five. }}\n"
            ),
            &[],
        );
    }
}
