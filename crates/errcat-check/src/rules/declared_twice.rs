//! A key that two files write.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0401",
    name: "declared_twice",
    severity: Severity::Error,
    explanation: "The files of a catalog are joined. What is written in two of them has no \
                  order that an author could see, so each thing stands in one file only.",
    bad: "\
errors:
  A: { status: 404, message: Gone }
version: 2.0.0
# more.yaml
version: 2.1.0
",
    good: "\
errors:
  A: { status: 404, message: Gone }
# more.yaml
version: 2.1.0
",
};

/// `key` stands at `first` and at `second`.
pub(crate) fn report(key: &str, first: Span, second: Span) -> Diagnostic {
    RULE.at(second, format!("`{key}` is written in two files"))
        .label("written again here")
        .also(first, "first written here")
        .help("write it in one of them")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_files;

    #[test]
    fn files_are_joined_in_order_and_share_names() {
        const MAIN: &str =
            "errcat: 1\napi: test\ntitle: Test\nwire: { http: { body: $message } }\n";
        let more = "errors:\n  B: { status: 400, message: B }\n";
        check_files(&[("catalog.yaml", MAIN), ("more.yaml", more)], &[]);
        check_files(
            &[
                ("a.yaml", more),
                ("catalog.yaml", MAIN),
                ("more.yaml", more),
                ("z.yaml", "api: x\n"),
            ],
            &[
                "2:3 E0401 `B` is written in two files (write it in one of them)",
                "1:6 E0401 `api` is written in two files (write it in one of them)",
            ],
        );
    }
}
