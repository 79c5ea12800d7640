//! Two names that become one in an output.

use std::collections::HashMap;

use errcat_model::ErrorId;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0403",
    name: "name_collision",
    severity: Severity::Error,
    explanation: "Keys become Rust names and anchors, and two that differ only in case or \
                  separators become the same: `NOT_FOUND` and `not-found` are both \
                  `NotFound`.",
    bad: "\
errors:
  NOT_FOUND: { status: 404, message: One }
  not-found: { status: 404, message: Two }
",
    good: "\
errors:
  NOT_FOUND: { status: 404, message: One }
  NO_SUCH_BOOK: { status: 404, message: Two }
",
};

/// `first` and `second` are both called `name` as `what` ("the Rust variant").
pub(crate) fn report(
    what: &str,
    name: &str,
    first: (&str, Span),
    second: (&str, Span),
) -> Diagnostic {
    let message = if first.0 == second.0 {
        format!("`{}` is written twice", first.0)
    } else {
        format!("`{}` and `{}` are both {what} `{name}`", first.0, second.0)
    };
    RULE.at(second.1, message)
        .label("the second")
        .also(first.1, "the first")
        .help("rename one of them")
}

/// Reports errors whose keys become one Rust name or one anchor, and guides that take an error's
/// anchor.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    let mut variants: HashMap<&str, ErrorId> = HashMap::new();
    let mut functions: HashMap<&str, ErrorId> = HashMap::new();
    let mut anchors: HashMap<&str, ErrorId> = HashMap::new();
    for (id, error) in catalog.errors() {
        let place = &places.errors[id.0];
        // A key no name can be made of, or that another error has, was reported.
        if place.duplicate || error.variant.is_empty() {
            continue;
        }
        let names = [
            ("the Rust variant", &mut variants, &error.variant),
            ("the Rust function", &mut functions, &error.function),
            ("the anchor", &mut anchors, &error.anchor),
        ];
        let mut told = false;
        for (what, taken, name) in names {
            let other = *taken.entry(name).or_insert(id);
            if other != id && !told {
                let first = (catalog.error(other).key.as_str(), places.errors[other.0].key);
                sink.push(report(what, name, first, (&error.key, place.key)));
                told = true;
            }
        }
    }
    for (guide, span) in catalog.guides.iter().zip(&places.guides) {
        if let Some(other) = anchors.get(guide.name.as_str()) {
            let first = (catalog.error(*other).key.as_str(), places.errors[other.0].key);
            sink.push(report("the anchor", &guide.name, first, (&guide.name, *span)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn case_and_separators_do_not_part_names() {
        check(
            "\
types: { R: { fields: { a-b: string, a_b: string } }, V: { values: [x-y, x_y] } }
errors:
  NOT_FOUND: { status: 404, message: A }
  not-found: { status: 404, message: B }
  ab1_c: { status: 404, message: C }
",
            &[
                "5:38 E0403 `a-b` and `a_b` are both the Rust field `a_b` (rename one of them)",
                "5:74 E0403 `x-y` and `x_y` are both the Rust variant `XY` (rename one of them)",
                "8:3 E0403 `NOT_FOUND` and `not-found` are both the Rust variant `NotFound` (rename one of them)",
            ],
        );
    }

    #[test]
    fn a_guide_takes_no_anchor_of_an_error() {
        check(
            "\
errors:
  NOT_FOUND: { status: 404, message: A }
guides:
  not-found: { title: Not found }
",
            &[
                "8:3 E0403 `NOT_FOUND` and `not-found` are both the anchor `not-found` (rename one of them)",
            ],
        );
    }
}
