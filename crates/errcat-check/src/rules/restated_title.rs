//! A message that says its title again.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0021",
    name: "restated_title",
    severity: Severity::Warning,
    explanation: "The title names the kind of error and stays the same; the message is there for what \
                  the title cannot say. A reader who gets the same words twice learns nothing twice.",
    bad: "\
errors:
  A: { status: 404, title: Book not found, message: Book not found. }
",
    good: "\
errors:
  A: { status: 404, title: Book not found, message: Search for it by title. }
",
};

/// The message of `key` is its title.
fn report(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the message of `{key}` is its title"))
        .label("says the same")
        .help("say in the message what the title cannot, or leave the title out")
}

/// Reports every such error.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let plain = |text: &str| text.trim_end_matches('.').to_lowercase();
    for (id, error) in lowered.catalog.errors() {
        let message = error.message.as_ref().and_then(errcat_model::Message::constant);
        if let (Some(title), Some(message)) = (&error.title, message)
            && plain(title) == plain(&message)
        {
            let place = &lowered.places.errors[id.0];
            let mut found = report(&error.key, place.own.message.unwrap_or(place.key));
            if let Some(title) = place.own.title {
                found = found.also(title, "the title");
            }
            sink.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn case_and_full_stop_aside() {
        check(
            "\
errors:
  A: { status: 404, title: Not Found, message: not found. }
  B: { status: 404, title: Not Found, message: Not found here }
",
            &[
                "6:48 W0021 the message of `A` is its title (say in the message what the title cannot, or leave the title out)",
            ],
        );
    }
}
