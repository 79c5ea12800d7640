//! A slot for nothing.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::best;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0304",
    name: "unknown_slot",
    severity: Severity::Error,
    explanation: "A slot is one of `$code`, `$status`, `$title`, `$message`, `$details`, \
                  `$docs`, `$params`, a member of the context, or a param of an error that \
                  uses the wire.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { message: $message, id: $request_id } } }
errors:
  A: { status: 400, message: Wrong }
",
    good: "\
errcat: 1
api: shop
title: Shop
context: { request_id: { type: string, optional: true } }
wire: { http: { body: { message: $message, id: $request_id } } }
errors:
  A: { status: 400, message: Wrong }
",
};

/// Slots that every error can fill.
pub(crate) const BUILTIN: &[&str] =
    &["code", "status", "title", "message", "details", "docs", "params"];

/// `name` at `span` is neither builtin, nor in the context, nor a param.
pub(crate) fn report<'a>(
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let near = best(name, BUILTIN.iter().copied().chain(known));
    let help = near.map_or_else(
        || format!("declare it: `context: {{ {name}: string }}`"),
        |(near, _)| format!("did you mean `${near}`?"),
    );
    let diagnostic = RULE
        .at(span, format!("there is no value for the slot `${name}`"))
        .label("neither builtin, nor in `context`, nor a param of an error on this wire")
        .help(help);
    match near {
        Some((near, true)) => diagnostic.replace(span, &format!("${name}"), format!("${near}")),
        _ => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn a_slot_no_error_can_fill() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
context: { request_id: { type: string, optional: true } }
headers: { X-A: $nowhere }
wire: { http: { body: { message: $mesage, id: $request_id, hint: $hint } } }
errors:
  A: { status: 400, message: A, params: { hint: number } }
  B: { status: 400, message: B }
",
            &[
                "5:17 E0304 there is no value for the slot `$nowhere` (declare it: `context: { nowhere: string }`)",
                "6:34 E0304 there is no value for the slot `$mesage` (did you mean `$message`?)",
            ],
        );
    }
}
