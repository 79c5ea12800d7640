//! A value of the wrong form.

use errcat_source::{Rule, Severity, Sink};

use crate::{Node, NodeKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0012",
    name: "wrong_type",
    severity: Severity::Error,
    explanation: "Each key takes a value of one form: a text, a number, a list, a mapping. Quotes \
                  make any single value a text, so `\"5\"` is not a number.",
};

/// Reports `node` where `what` was expected. Returns `None` for the reader to pass on.
pub(crate) fn report<T>(node: &Node, what: &str, sink: &mut Sink) -> Option<T> {
    let found = match &node.kind {
        NodeKind::Scalar { text, .. } if text.chars().count() <= 40 => format!("`{text}`"),
        _ => node.describe().to_owned(),
    };
    let diagnostic = RULE.at(node.span, format!("expected {what}, found {found}"));
    sink.push(diagnostic.label(format!("expected {what}")));
    None
}
