//! An example with a value for nothing.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{list, meant};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0212",
    name: "unknown_example_value",
    severity: Severity::Error,
    explanation: "An example gives values by name: params, `details`, and members of the \
                  context, beside `about` and `problems`. A value for a name the error does \
                  not have would be ignored.",
    bad: "\
context: { request_id: { type: string, optional: true } }
errors:
  A: { status: 400, message: Gone, examples: [{ request-id: r1 }] }
",
    good: "\
context: { request_id: { type: string, optional: true } }
errors:
  A: { status: 400, message: Gone, examples: [{ request_id: r1 }] }
",
};

/// `name` is nothing the error has.
pub(crate) fn report(name: &Text, known: &[&str]) -> Diagnostic {
    let known = known.iter().copied();
    let diagnostic = RULE
        .at(name.span, format!("there is no param or context member `{}`", name.value))
        .label("not a value of this error")
        .help(format!("its values are {}", list(known.clone())));
    meant(diagnostic, &name.value, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn values_are_those_of_the_error() {
        check(
            "\
context: { request_id: { type: string, optional: true } }
errors:
  A: { status: 400, message: A, examples: [{ request-id: x, about: One }] }
",
            &[
                "7:46 E0212 there is no param or context member `request-id` (did you mean `request_id`?)",
            ],
        );
    }
}
