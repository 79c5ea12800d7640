//! A value of one problem that nobody can give where problems are made.

use errcat_model::Per;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0250",
    name: "required_per_problem",
    severity: Severity::Error,
    explanation: "A problem is made of an error alone, wherever one turns up, and what is `per: \
                  problem` may be added to it. So it must be `optional`, or have a `default` \
                  that stands for it.",
    bad: "\
context:
  place: { type: string, per: problem }
",
    good: "\
context:
  place: { type: string, per: problem, optional: true }
",
};

/// The context member `name` is required of every problem.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{name}` is per problem and required"))
        .label("a problem begins with an error and nothing else")
        .help("declare it `optional: true`, or give it a `default`")
}

/// Reports every such member of the context.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (context, place) in lowered.catalog.context.iter().zip(&lowered.places.context) {
        let required = !context.decl.optional && context.decl.default.is_none();
        if context.per == Per::Problem && required {
            sink.push(report(&context.decl.name, *place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn optional_or_with_a_default() {
        check(
            "\
context:
  a: { type: string, per: problem }
  b: { type: string, per: problem, default: x }
  c: { type: string }
",
            &[
                "6:3 E0250 `a` is per problem and required (declare it `optional: true`, or give it a `default`)",
            ],
        );
    }
}
