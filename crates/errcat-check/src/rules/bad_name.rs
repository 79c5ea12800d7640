//! A name of a param, field or context member that outputs cannot use.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0119",
    name: "bad_name",
    severity: Severity::Error,
    explanation: "Params and context members are named in messages and slots, so they are \
                  letters, digits and `_`. Fields of a record have the name they have on the \
                  wire, which must be ASCII and begin with a letter once it is a Rust field. \
                  A few names are taken: `details` is the payload, `about` and `problems` \
                  belong to examples, and slots such as `$code` have a meaning of their own.",
    bad: "\
context:
  retry-after: { type: integer, optional: true }
",
    good: "\
context:
  retry_after: { type: integer, optional: true }
",
};

/// `name` cannot name `what` ("a param").
pub(crate) fn form(what: &str, name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` cannot name {what}", name.value.escape_debug()))
        .label("ASCII letters, digits and `_`, starting with a letter")
}

/// `name` has a meaning of its own, `meaning`.
pub(crate) fn taken(what: &str, name: &Text, meaning: &str) -> Diagnostic {
    RULE.at(name.span, format!("`{}` cannot name {what}", name.value))
        .label(format!("this name is {meaning}"))
        .help("choose another name")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn names_stand_in_templates_and_slots() {
        check(
            r#"context:
  code: { type: string, optional: true }
types:
  R: { fields: { 日本: string, "@type": string } }
errors:
  A:
    status: 400
    message: A {a}
    params: { a: number, retry-after: string, details: string }
"#,
            &[
                "6:3 E0119 `code` cannot name a context member (choose another name)",
                "8:18 E0119 `日本` cannot name a field",
                "13:26 E0119 `retry-after` cannot name a param",
                "13:47 E0119 `details` cannot name a param (choose another name)",
            ],
        );
    }
}
