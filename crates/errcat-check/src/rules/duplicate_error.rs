//! Two errors, groups or guides with one key.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0402",
    name: "duplicate_error",
    severity: Severity::Error,
    explanation: "The key of an error is its stable name and is used once in a catalog. An \
                  error that belongs to two groups is declared in one and named by `also_in`.",
    bad: "\
groups:
  a: { title: A, errors: { X: { status: 400, message: One } } }
  b: { title: B, errors: { X: { status: 404, message: Two } } }
",
    good: "\
groups:
  a: { title: A, errors: { X: { status: 400, message: One, also_in: b } } }
  b: { title: B }
",
};

/// `key` of `what` stands at `first` and at `second`.
pub(crate) fn report(what: &str, key: &str, first: Span, second: Span) -> Diagnostic {
    let help = if what == "error" {
        "rename one; the same error in two groups is declared in one and named by `also_in`"
    } else {
        "rename one"
    };
    RULE.at(second, format!("two {what}s have the key `{key}`"))
        .label("declared again here")
        .also(first, "first declared here")
        .help(help)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn one_key_in_two_groups() {
        check(
            "\
groups:
  a: { errors: { X: { status: 400, message: A } } }
  b: { errors: { X: { status: 403, message: B } } }
",
            &[
                "7:18 E0402 two errors have the key `X` (rename one; the same error in two groups is declared in one and named by `also_in`)",
            ],
        );
    }
}
