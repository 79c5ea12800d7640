//! A word outside of a fixed set.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::{did_you_mean, list};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0106",
    name: "unknown_word",
    severity: Severity::Error,
    explanation: "Some keys take one word of a fixed set: a `code_style`, a retry grade, a \
                  severity. Another word would have no meaning.",
};

/// `word` is none of `known`, the words for `what` ("a retry grade").
pub(crate) fn report(what: &str, word: &Text, known: &[&str]) -> Diagnostic {
    let known = known.iter().copied();
    RULE.at(word.span, format!("`{}` is not {what}", word.value))
        .label(format!("not {what}"))
        .help(
            did_you_mean(&word.value, known.clone())
                .unwrap_or_else(|| format!("write one of {}", list(known))),
        )
}
