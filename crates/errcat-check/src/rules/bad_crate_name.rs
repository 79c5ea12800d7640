//! A name cargo refuses.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0114",
    name: "bad_crate_name",
    severity: Severity::Error,
    explanation: "The name of a crate begins with a letter, consists of letters, digits, `-` \
                  and `_`, is no Rust keyword and has at most 64 characters.",
    bad: "\
generate:
  rust: { crate: 1-errors }
",
    good: "\
generate:
  rust: { crate: shop-errors }
",
};

/// `name` cannot be the name of a crate.
pub(crate) fn report(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` cannot be the name of a crate", name.value))
        .label("a letter, then letters, digits, `-` and `_`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn cargo_refuses_it() {
        check(
            "\
generate:
  rust: { crate: 1-errors }
",
            &["6:18 E0114 `1-errors` cannot be the name of a crate"],
        );
    }
}
