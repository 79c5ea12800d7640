//! A resolution that begins with no action.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0022",
    name: "idle_resolution",
    severity: Severity::Warning,
    explanation: "A resolution is read by somebody in a hurry: it begins with what to do, a verb. Who \
                  begins with `Please`, `You` or `The` has not come to the point yet.",
    bad: "\
errors:
  A: { status: 404, message: Gone, resolution: Please check the ISBN. }
",
    good: "\
errors:
  A: { status: 404, message: Gone, resolution: Check the ISBN. }
",
};

/// Words that no instruction begins with.
const IDLE: &[&str] =
    &["a", "an", "i", "it", "please", "that", "the", "there", "this", "we", "you", "your"];

/// A resolution of `key` begins with `word`.
pub(crate) fn report(key: &str, word: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("a resolution of `{key}` begins with `{word}`"))
        .label("does not begin with an action")
        .help("begin with what to do: `Check …`, `Send …`, `Wait …`")
}

/// Reports every such resolution.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let of_causes = error.causes.iter().filter_map(|cause| cause.resolution.as_ref());
        let place = &lowered.places.errors[id.0];
        for (index, resolution) in error.resolutions.iter().chain(of_causes).enumerate() {
            let text = resolution.to_plain();
            let word = text.split_whitespace().next().unwrap_or_default();
            if IDLE.contains(&word.trim_end_matches(',').to_lowercase().as_str()) {
                let at = place.own.resolutions.get(index).copied();
                sink.push(report(&error.key, word, at.unwrap_or(place.key)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn verbs_come_first() {
        check(
            "\
errors:
  A: { status: 404, message: A, resolution: [Wait a minute., You wait.] }
  B: { status: 404, message: B, cause: { text: C, resolution: The server is down } }
",
            &[
                "6:62 W0022 a resolution of `A` begins with `You` (begin with what to do: `Check …`, `Send …`, `Wait …`)",
                "7:63 W0022 a resolution of `B` begins with `The` (begin with what to do: `Check …`, `Send …`, `Wait …`)",
            ],
        );
    }
}
