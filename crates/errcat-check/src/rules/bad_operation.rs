//! An operation that HTTP does not know.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0112",
    name: "bad_operation",
    severity: Severity::Error,
    explanation: "An operation has an HTTP method in upper case (`GET`) and a path template \
                  that begins with `/`.",
    bad: "\
operations:
  getBook: { method: get, path: books }
",
    good: "\
operations:
  getBook: { method: GET, path: /books }
",
};

/// `method` is not a method.
pub(crate) fn method(method: &Text) -> Diagnostic {
    RULE.at(method.span, format!("`{}` is not an HTTP method", method.value))
        .label("expected a method in upper case")
        .maybe_help(
            method
                .value
                .bytes()
                .all(|b| b.is_ascii_alphabetic())
                .then(|| format!("write `{}`", method.value.to_ascii_uppercase())),
        )
}

/// `path` does not begin with `/`.
pub(crate) fn path(path: &Text) -> Diagnostic {
    RULE.at(path.span, "a path begins with `/`")
        .label("expected a path template like `/books/{id}`")
        .help(format!("write `/{}`", path.value))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn method_and_path() {
        check(
            "\
operations:
  getBook: { method: get, path: books }
",
            &[
                "6:22 E0112 `get` is not an HTTP method (write `GET`)",
                "6:33 E0112 a path begins with `/` (write `/books`)",
            ],
        );
    }
}
