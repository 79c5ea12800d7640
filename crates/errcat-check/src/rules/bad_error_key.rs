//! A key that cannot name an error, a group or a wire.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0104",
    name: "bad_error_key",
    severity: Severity::Error,
    explanation: "Keys name things in every output: a Rust variant, a component in OpenAPI, \
                  an anchor. They consist of letters and digits of ASCII, `_`, `-` and `.`, \
                  and begin with a letter or digit. What clients see on the wire is the \
                  `code`, which may be any text.",
    bad: "\
errors:
  UNGÜLTIG: { status: 400, message: Invalid }
",
    good: "\
errors:
  INVALID: { status: 400, code: UNGÜLTIG, message: Invalid }
",
};

/// `key` cannot name `what` ("an error").
pub(crate) fn report(what: &str, key: &Text) -> Diagnostic {
    let help = if what == "an error" {
        format!("write an ASCII key and give `code: {}`", key.value)
    } else {
        "write an ASCII key".to_owned()
    };
    RULE.at(key.span, format!("`{}` cannot be the key of {what}", key.value))
        .label("letters, digits, `_`, `-` and `.`, starting with a letter or digit")
        .help(help)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn keys_are_ascii() {
        check(
            "\
errors:
  NICHT_GÜLTIG: { status: 400, message: A }
  _x: { status: 400, message: B }
",
            &[
                "6:3 E0104 `NICHT_GÜLTIG` cannot be the key of an error (write an ASCII key and give `code: NICHT_GÜLTIG`)",
                "7:3 E0104 `_x` cannot be the key of an error (write an ASCII key and give `code: _x`)",
            ],
        );
    }
}
