//! A text that says only that there was an error.

use errcat_model::Message;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0023",
    name: "vague_text",
    severity: Severity::Warning,
    explanation: "`Unknown error` and `Something went wrong` tell a reader what they know already. \
                  Say what did not happen, and what can be done about it.",
    bad: "\
errors:
  A: { status: 500, message: Something went wrong. }
",
    good: "\
errors:
  A: { status: 500, message: The order could not be saved. }
",
};

/// What says nothing, in lower case.
const VAGUE: &[&str] = &[
    "unknown error",
    "something went wrong",
    "an error occurred",
    "an error has occurred",
    "oops",
];

/// A text of `key` says only `phrase`.
pub(crate) fn report(key: &str, phrase: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` says only `{phrase}`"))
        .label("tells nothing")
        .help("say what did not happen, and what can be done about it")
}

/// Reports every error whose title or message is as vague.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let mut buffer = String::new();
    for (id, error) in lowered.catalog.errors() {
        let place = &lowered.places.errors[id.0];
        let message = error.message.iter().flat_map(Message::texts);
        let found = match vague(error.title.as_deref(), &mut buffer) {
            Some(phrase) => Some((phrase, place.own.title)),
            None => vague(message, &mut buffer).map(|phrase| (phrase, place.own.message)),
        };
        if let Some((phrase, at)) = found {
            sink.push(report(&error.key, phrase, at.unwrap_or(place.key)));
        }
    }
}

/// What one of the texts says instead of something. `buffer` is for their lower case.
fn vague<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    buffer: &mut String,
) -> Option<&'static str> {
    texts.into_iter().find_map(|text| {
        buffer.clear();
        buffer.push_str(text);
        buffer.make_ascii_lowercase();
        VAGUE.iter().copied().find(|phrase| buffer.contains(phrase))
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn title_and_message_are_read() {
        check(
            "errors: { A: { status: 500, message: 'Oops: {x}', params: { x: number } } }\n",
            &[
                "5:38 W0023 `A` says only `oops` (say what did not happen, and what can be done about it)",
            ],
        );
    }
}
