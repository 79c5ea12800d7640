//! A key that belongs in `catalog.yaml` and stands in another file.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0151",
    name: "misplaced_key",
    severity: Severity::Error,
    explanation: "`errcat` and `api` say what a folder is, and whoever opens `catalog.yaml` has to \
                  find them there. All other keys may stand in any file of the catalog.",
    bad: "\
title: Shop
wire: { http: { body: { code: $code } } }
# more.yaml
errcat: 1
api: shop
errors: { A: { status: 404, message: Gone } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { code: $code } } }
# more.yaml
errors: { A: { status: 404, message: Gone } }
",
};

/// `key` is written at `span`, in another file.
pub(crate) fn report(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` stands in `catalog.yaml`"))
        .label("in another file")
        .help(format!("move `{key}` to `catalog.yaml`"))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_files;

    #[test]
    fn the_main_file_says_what_it_is() {
        let rest = "title: Test\nwire: { http: { body: $message } }\n";
        check_files(
            &[("catalog.yaml", rest), ("more.yaml", "errcat: 1\napi: test\n")],
            &[
                "1:9 E0151 `errcat` stands in `catalog.yaml` (move `errcat` to `catalog.yaml`)",
                "2:6 E0151 `api` stands in `catalog.yaml` (move `api` to `catalog.yaml`)",
            ],
        );
    }
}
