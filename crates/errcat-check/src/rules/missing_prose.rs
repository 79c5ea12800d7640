//! An error without the prose its catalog requires.

use errcat_model::ErrorDef;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::{Lowered, Required};
use crate::suggest::list;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0409",
    name: "missing_prose",
    severity: Severity::Error,
    explanation: "`require` lists what every error of the catalog must say. Prose that is \
                  optional stays empty for ever; a catalog that requires it stays complete.",
    bad: "\
require: [resolution]
errors:
  A: { status: 404, message: Gone }
",
    good: "\
require: [resolution]
errors:
  A: { status: 404, message: Gone, resolution: Search again }
",
};

/// The error `key` lacks `missing`.
pub(crate) fn report(key: &str, missing: &[&str], span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` needs {}", list(missing.iter().copied())))
        .label("`require` demands it of every error")
}

/// Reports every error that lacks what `require` demands.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    if lowered.require.is_empty() {
        return;
    }
    for (id, error) in lowered.catalog.errors() {
        let place = &lowered.places.errors[id.0];
        let missing = Required::WORDS.iter().filter(|(word, required)| {
            // The key of this one is in the plural.
            let key = if *required == Required::Example { "examples" } else { word };
            lowered.require.contains(required)
                && !has(error, *required)
                && !place.unread.contains(&key)
        });
        let missing: Vec<&str> = missing.map(|(word, _)| *word).collect();
        if !missing.is_empty() {
            sink.push(report(&error.key, &missing, place.key));
        }
    }
}

fn has(error: &ErrorDef, required: Required) -> bool {
    match required {
        Required::Title => error.title.is_some(),
        Required::Message => error.message.is_some(),
        Required::Description => !error.description.is_empty(),
        Required::Cause => !error.causes.is_empty(),
        Required::Resolution => {
            !error.resolutions.is_empty() || error.causes.iter().any(|c| c.resolution.is_some())
        }
        Required::Retry => error.retry.is_some(),
        Required::Example => error.has_written_example,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn what_require_demands() {
        check(
            "\
require: [description, resolution, example]
errors:
  A: { status: 400, message: A, description: D, cause: { text: C, resolution: R } }
",
            &["7:3 E0409 `A` needs `example`"],
        );
    }
}
