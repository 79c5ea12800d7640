//! Several problems where the wire carries one.

use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0213",
    name: "unfit_problems",
    severity: Severity::Error,
    explanation: "`problems` shows several problems in one response. It is a list of \
                  mappings, and one of the error's wires must draw a list with `$problems`.",
    bad: "\
errors:
  A: { status: 400, message: Wrong, examples: [{ problems: [{}, {}] }] }
",
    good: "\
errors:
  A: { status: 400, message: Wrong, examples: [{ about: The usual case. }] }
",
};

/// No wire of the error carries several problems.
pub(crate) fn no_list(span: Span) -> Diagnostic {
    RULE.at(span, "the error travels on no wire that carries several problems")
        .label("one problem per response here")
        .help("draw `problem` and `$problems` in the wire, or write one example for each")
}

/// `problems` cannot be read.
pub(crate) fn form(found: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("expected a list of mappings from names to values, found {found}"))
        .label("expected a list of problems")
}

/// A value of the whole response within one problem.
pub(crate) fn per_response(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` belongs to the response, not to one problem", name.value))
        .label("`per: response`")
        .help("write it beside `problems`")
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, check_whole};

    #[test]
    fn a_list_needs_a_wire_that_carries_one() {
        check(
            "\
errors:
  A: { status: 400, message: A, examples: [{ problems: [{}, {}] }] }
",
            &[
                "6:56 E0213 the error travels on no wire that carries several problems (draw `problem` and `$problems` in the wire, or write one example for each)",
            ],
        );
    }

    #[test]
    fn values_of_the_response_stand_beside() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
context: { request_id: { type: string, optional: true } }
wire: { http: { problem: { detail: $message, id: $request_id }, body: { errors: $problems } } }
errors:
  A: { status: 400, message: A, examples: [{ problems: [{ request_id: a }] }, { problems: {} }] }
",
            &[
                "7:59 E0213 `request_id` belongs to the response, not to one problem (write it beside `problems`)",
                "7:91 E0213 expected a list of mappings from names to values, found a mapping",
            ],
        );
    }
}
