//! A param or a payload that stands nowhere.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0303",
    name: "unused_param",
    severity: Severity::Error,
    explanation: "A param that stands in no message, header or body would have to be given \
                  and never be seen. Most often its placeholder is misspelt or was removed. The \
                  same goes for `details` of an error whose wires draw no `$details`.",
    bad: "\
errors:
  A: { status: 404, message: No such book, params: { isbn: number } }
",
    good: r#"errors:
  A: { status: 404, message: "No book {isbn}", params: { isbn: number } }
"#,
};

/// The param `name` stands nowhere. No change is offered: its placeholder may have been lost, or the
/// param left over, and the wrong guess would take an argument out of code that calls the constructor.
pub(crate) fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the param `{name}` stands in no message, header or body"))
        .label("never shown")
        .help(format!("write `{{{name}}}` in the message, or remove the param"))
}

/// No wire of the error `key` shows its `details`, declared at `span`.
pub(crate) fn details(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the `details` of `{key}` stand in no body"))
        .label("never shown")
        .help("draw `$details` in the body of its wire, or remove them")
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, check_whole};

    #[test]
    fn a_misspelt_placeholder_is_one_fault() {
        check(
            r#"errors:
  A: { status: 400, message: "A {isnb}", params: { isbn: number } }
"#,
            &["6:34 E0302 there is no param `isnb` (did you mean `isbn`?)"],
        );
    }

    #[test]
    fn details_stand_in_a_body() {
        let catalog = |body: &str| {
            format!(
                "errcat: 1
api: test
title: Test
wire: {{ http: {{ body: {body} }} }}
errors:
  A: {{ status: 400, message: Wrong, details: any }}
"
            )
        };
        check_whole(&catalog("{ code: $code, $merge: $details }"), &[]);
        check_whole(
            &catalog("{ code: $code, message: $message }"),
            &[
                "6:46 E0303 the `details` of `A` stand in no body (draw `$details` in the body of its wire, or remove them)",
            ],
        );
    }

    #[test]
    fn params_stand_somewhere() {
        check(
            r#"params: { shared: number, spare: number }
errors:
  A: { status: 400, message: "A {shared}", params: { x: number } }
"#,
            &[
                "5:27 E0303 the param `spare` stands in no message, header or body (write `{spare}` in the message, or remove the param)",
                "7:54 E0303 the param `x` stands in no message, header or body (write `{x}` in the message, or remove the param)",
            ],
        );
    }
}
