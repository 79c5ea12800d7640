//! A dollar that does not begin a slot.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0109",
    name: "bad_slot",
    severity: Severity::Error,
    explanation: "In a drawn body a value that begins with `$` is a slot: `$name`, or \
                  `$name:string` for its value as a string. Inside a text slots are written \
                  `${name}`. A dollar at the start of a literal is `$$`.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { message: $message, price: $9 } } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { message: $message, price: $$9 } } }
",
};

/// `text` begins with `$` and is no slot.
pub(crate) fn form(text: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{text}` is not a slot"))
        .label("expected `$name` or `$name:string`")
        .help(format!("write `${text}` for a literal that begins with a dollar"))
}

/// A cast other than `:string`.
pub(crate) fn cast(cast: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("a slot cannot be cast to `{cast}`"))
        .label("the one cast is `:string`")
        .help("leave the cast out to keep the value's own type")
}

/// A `${` without `}`.
pub(crate) fn unclosed(span: Span) -> Diagnostic {
    RULE.at(span, "a slot is opened and not closed")
        .label("no `}` follows")
        .help("close it with `}`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn slots_have_names_and_one_cast() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire: { http: { body: { a: $9, b: "$status:number", c: "x ${code", d: $$9, e: "$", f: "a $5 bill" } } }
errors:
  A: { status: 400, message: A }
"#,
            &[
                "4:29 E0109 `$9` is not a slot (write `$$9` for a literal that begins with a dollar)",
                "4:44 E0109 a slot cannot be cast to `number` (leave the cast out to keep the value's own type)",
                "4:59 E0109 a slot is opened and not closed (close it with `}`)",
                "4:79 E0109 `$` is not a slot (write `$$` for a literal that begins with a dollar)",
            ],
        );
    }
}
