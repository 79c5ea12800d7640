//! A folder to generate into that is not a relative path.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0113",
    name: "bad_folder",
    severity: Severity::Error,
    explanation: "Folders under `generate` are relative to the folder of the catalog and are \
                  written with `/`, so that a catalog generates the same on every machine.",
    bad: "\
generate:
  docs: { dir: /srv/docs }
",
    good: "\
generate:
  docs: { dir: ../docs }
",
};

/// `path` is absolute or has backslashes.
pub(crate) fn report(path: &Text) -> Diagnostic {
    RULE.at(path.span, format!("`{}` is not a relative path with `/`", path.value.escape_debug()))
        .label("expected a path relative to the catalog's folder")
        .maybe_help(
            path.value.contains('\\').then(|| format!("write `{}`", path.value.replace('\\', "/"))),
        )
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn relative_with_slashes() {
        check(
            r"generate:
  rust: { dir: /tmp/x }
  docs: { dir: 'a\b' }
",
            &[
                "6:16 E0113 `/tmp/x` is not a relative path with `/`",
                r"7:16 E0113 `a\\b` is not a relative path with `/` (write `a/b`)",
            ],
        );
    }
}
