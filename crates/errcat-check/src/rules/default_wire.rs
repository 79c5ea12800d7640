//! No wire or two wires for errors that name none.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0406",
    name: "default_wire",
    severity: Severity::Error,
    explanation: "Where a catalog has several wires, one is the `default: true` for errors \
                  and groups that name none.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  a: { body: $message }
  b: { body: $message }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  a: { body: $message, default: true }
  b: { body: $message }
",
};

/// Several wires and none is the default.
pub(crate) fn none(span: Span) -> Diagnostic {
    RULE.at(span, "none of several wires is the default")
        .label("errors that name no wire have none")
        .help("write `default: true` in the wire most errors travel on")
}

/// Two wires are the default.
pub(crate) fn two(first: Span, second: Span) -> Diagnostic {
    RULE.at(second, "two wires are the default").label("the second").also(first, "the first")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn one_of_several() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
wire:
  a: { body: $message }
  b: { body: $message }
",
            &[
                "5:3 E0406 none of several wires is the default (write `default: true` in the wire most errors travel on)",
            ],
        );
    }

    #[test]
    fn not_two() {
        check_whole(
            "\
errcat: 1
api: test
title: Test
wire:
  a: { default: true, body: $message }
  b: { default: true, body: $message }
",
            &["6:17 E0406 two wires are the default"],
        );
    }
}
