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
