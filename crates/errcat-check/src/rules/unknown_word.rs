//! A word outside of a fixed set.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{list, meant};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0106",
    name: "unknown_word",
    severity: Severity::Error,
    explanation: "Some keys take one word of a fixed set: a `code_style`, a retry grade, a \
                  severity. Another word would have no meaning.",
    bad: "\
errors:
  A: { status: 500, message: Failed, retry: backof }
",
    good: "\
errors:
  A: { status: 500, message: Failed, retry: backoff }
",
};

/// `word` is none of `known`, the words for `what` ("a retry grade").
pub(crate) fn report(what: &str, word: &Text, known: &[&str]) -> Diagnostic {
    let known = known.iter().copied();
    let diagnostic = RULE
        .at(word.span, format!("`{}` is not {what}", word.value))
        .label(format!("not {what}"))
        .help(format!("write one of {}", list(known.clone())));
    meant(diagnostic, &word.value, known)
}

/// `word` is a feature that need not be asked for.
pub(crate) fn feature_of_all(word: &Text) -> Diagnostic {
    RULE.at(word.span, format!("every generated crate has the feature `{}`", word.value))
        .label("not chosen here")
        .help("leave it out; whoever depends on the crate turns it on")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn near_words_are_suggested() {
        check(
            "\
require: [descriptions]
retry: { default: sometimes }
generate: { openapi: { versions: [3.3], formats: [yml], layout: share, codes: all } }
errors:
  A: { status: 400, message: A, retry: backof, severity: fatal, description: D }
",
            &[
                "5:11 E0106 `descriptions` is not prose an error can have (did you mean `description`?)",
                "6:19 E0106 `sometimes` is not a retry grade (write one of `never`, `after_fix`, `after_reauth`, `backoff`, `caution`)",
                "7:35 E0106 `3.3` is not a version of OpenAPI (did you mean `3.0`?)",
                "7:51 E0106 `yml` is not a form of an OpenAPI document (did you mean `yaml`?)",
                "7:65 E0106 `share` is not a layout (did you mean `shared`?)",
                "7:79 E0106 `all` is not a stance on codes (write one of `closed`, `open`)",
                "9:40 E0106 `backof` is not a retry grade (did you mean `backoff`?)",
                "9:58 E0106 `fatal` is not a severity (write one of `debug`, `info`, `warning`, `error`, `critical`)",
            ],
        );
    }
}
