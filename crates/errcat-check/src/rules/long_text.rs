//! A text that is too long for its place.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0028",
    name: "long_text",
    severity: Severity::Warning,
    explanation: "Codes are typed and titles are headings: 60 characters at most. A message is a \
                  sentence, or two, that fits a dialog and a line of a log: 200. What is longer is a \
                  `description`, a `cause` or a `resolution`.",
    bad: "\
errors:
  A:
    status: 404
    title: There is no such book in this shop or in any other shop of ours
    message: Look for it by its title
",
    good: "\
errors:
  A:
    status: 404
    title: No such book
    message: Look for it by its title
    description: There is no such book in this shop or in any other shop of ours.
",
};

/// The longest code and the longest title, in characters.
const NAME: usize = 60;
/// The longest message, params counted by their names.
const MESSAGE: usize = 200;

fn report(key: &str, what: &str, length: usize, limit: usize, span: Span) -> Diagnostic {
    RULE.at(span, format!("the {what} of `{key}` has {length} characters"))
        .label(format!("{limit} are enough"))
        .help("shorten it; what is left belongs into the `description`")
}

/// Reports every such text.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let place = &lowered.places.errors[id.0];
        let code = error.code.to_text();
        let message = error.message.as_ref().map(|message| message.template(error));
        let texts = [
            ("code", Some(code.as_str()), NAME, place.own.code),
            ("title", error.title.as_deref(), NAME, place.own.title),
            ("message", message.as_deref(), MESSAGE, place.own.message),
        ];
        for (what, text, limit, at) in texts {
            let length = text.map_or(0, |text| text.chars().count());
            if length > limit {
                sink.push(report(&error.key, what, length, limit, at.unwrap_or(place.key)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn the_limit_itself_is_fine() {
        let text = |length: usize| "x".repeat(length);
        check(
            &format!(
                "errors:\n  A: {{ status: 400, title: {}, message: {} }}\n  B: {{ status: 404, message: {}, code: {} }}\n",
                text(60),
                text(200),
                text(201),
                text(61),
            ),
            &[
                "7:30 W0028 the message of `B` has 201 characters (shorten it; what is left belongs into the `description`)",
                "7:239 W0028 the code of `B` has 61 characters (shorten it; what is left belongs into the `description`)",
            ],
        );
    }
}
