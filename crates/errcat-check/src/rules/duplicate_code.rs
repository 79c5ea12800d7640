//! Errors that share a code by accident.

use std::collections::{HashMap, HashSet};

use errcat_model::{ErrorId, SlotSource};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0405",
    name: "duplicate_code",
    severity: Severity::Error,
    explanation: "On a wire that shows codes, clients branch on them, so a code belongs to \
                  one error. Where several errors do share one, told apart by status or text, \
                  `codes` says so.",
    bad: "\
errors:
  A: { status: 400, code: WRONG, message: One }
  B: { status: 400, code: WRONG, message: Two }
",
    good: "\
codes: { WRONG: The request cannot be read. }
errors:
  A: { status: 400, code: WRONG, message: One }
  B: { status: 400, code: WRONG, message: Two }
",
};

/// The errors at `first` and `second` have the code `code`.
fn report(
    code: &str,
    (first, first_span): (&str, Span),
    (second, second_span): (&str, Span),
) -> Diagnostic {
    RULE.at(second_span, format!("`{second}` has the code `{code}` of `{first}`"))
        .label("the second error with this code")
        .also(first_span, "the first")
        .help(format!(
            "give it another `code`, or describe the shared one: `codes: {{ {code}: … }}`"
        ))
}

/// Reports every error whose code another error on the same wire has, but for those `told` of and
/// for the codes the catalog says are shared.
pub(crate) fn check(lowered: &Lowered, told: &HashSet<ErrorId>, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    let shared: HashSet<String> = catalog.codes.iter().map(|c| c.code.to_string()).collect();
    let mut found = HashSet::new();
    for (id, _) in catalog.wires().filter(|(id, _)| places.wires[id.0].shows(&SlotSource::Code)) {
        let mut first: HashMap<String, ErrorId> = HashMap::new();
        for (error_id, error) in catalog.errors().filter(|(_, e)| e.wires.contains(&id)) {
            let place = &places.errors[error_id.0];
            let code = error.code.to_string();
            if !place.sound || place.duplicate || shared.contains(&code) {
                continue;
            }
            let Some(&other) = first.get(&code) else {
                first.insert(code, error_id);
                continue;
            };
            if !told.contains(&error_id) && found.insert(error_id) {
                let before = (catalog.error(other).key.as_str(), places.errors[other.0].key);
                sink.push(report(&error.code.to_text(), before, (&error.key, place.key)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn shared_codes_are_declared() {
        check(
            "\
codes: { SHARED: Several things }
errors:
  A: { status: 400, code: X, message: A }
  B: { status: 400, code: X, message: B }
  C: { status: 400, code: SHARED, message: C }
  D: { status: 400, code: SHARED, message: D }
",
            &[
                "8:3 E0405 `B` has the code `X` of `A` (give it another `code`, or describe the shared one: `codes: { X: … }`)",
            ],
        );
    }
}
