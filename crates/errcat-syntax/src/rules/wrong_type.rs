//! A value of the wrong form.

use errcat_source::{Rule, Severity, Sink};

use super::shown;
use crate::{Node, NodeKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0012",
    name: "wrong_type",
    severity: Severity::Error,
    explanation: "Each key takes a value of one form: a text, a number, a list, a mapping. Quotes \
                  make any single value a text, so `\"5\"` is not a number.",
    bad: "\
context: { id: { type: string, optional: yes } }
",
    good: "\
context: { id: { type: string, optional: true } }
",
};

/// Reports `node` where `what` was expected, unless it was refused, and so reported, before.
/// Returns `None` for the reader to pass on.
pub(crate) fn report<T>(node: &Node, what: &str, sink: &mut Sink) -> Option<T> {
    let found = match &node.kind {
        NodeKind::Refused => return None,
        NodeKind::Scalar { text, plain: true } => shown(text),
        NodeKind::Scalar { text, plain: false } => format!("the text {}", shown(text)),
        _ => node.describe().to_owned(),
    };
    let diagnostic = RULE.at(node.span, format!("expected {what}, found {found}"));
    let diagnostic = diagnostic.label(format!("not {what}"));
    sink.push(match (&node.kind, truth(node, what)) {
        // Between quotes it stays a text.
        (NodeKind::Scalar { text, plain: true }, Some(value)) => diagnostic.write(text, value),
        (_, Some(value)) => diagnostic.help(format!("write `{value}`")),
        (_, None) => diagnostic.maybe_help(help(node, what)),
    });
    None
}

/// Where a truth value is expected, the one that a word means.
fn truth(node: &Node, what: &str) -> Option<&'static str> {
    let value = match node.as_text()?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => "true",
        "false" | "no" | "off" | "n" => "false",
        _ => return None,
    };
    what.contains("`true`").then_some(value)
}

/// What the author most likely meant.
fn help(node: &Node, what: &str) -> Option<String> {
    match &node.kind {
        NodeKind::Scalar { text, plain: false } if what.contains("number") => {
            let number = text.parse::<f64>().is_ok();
            number.then(|| format!("a number stands without quotes: {}", shown(text)))
        }
        NodeKind::Mapping(members) if what == "a text" => {
            let braces = members.iter().all(|(_, value)| value.kind == NodeKind::Null);
            braces.then(|| "a text that begins with `{` needs quotes".to_owned())
        }
        NodeKind::Sequence(_) if what == "a mapping" => {
            Some("write `key: value` lines, without dashes".to_owned())
        }
        NodeKind::Scalar { .. } if what == "a list" => {
            Some("write `[item]`, or each item on a line of its own behind a `- `".to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn found_and_expected_are_named() {
        let faults = faults(
            "errcat: '1'\napi: [a]\ntitle: {isbn}\nrequire: message\ngroups: [a]\nwire: b\n\
             types: { T: { fields: { f: { optional: yes, max_length: -1, min: x } } } }\n\
             errors: { A: }\n",
        );
        let expected = [
            "1:9 E0012 expected a whole number of 0 or more, found the text `1`: \
             a number stands without quotes: `1`",
            "2:6 E0012 expected a text, found a list",
            "3:8 E0012 expected a text, found a mapping: a text that begins with `{` needs quotes",
            "4:10 E0012 expected a list, found `message`: \
             write `[item]`, or each item on a line of its own behind a `- `",
            "5:9 E0012 expected a mapping, found a list: write `key: value` lines, without dashes",
            "6:7 E0012 expected a mapping, found `b`",
            "7:40 E0012 expected `true` or `false`, found `yes`: write `true`",
            "7:57 E0012 expected a whole number of 0 or more, found `-1`",
            "7:66 E0012 expected a whole number, found `x`",
            "8:12 E0012 expected an error, found nothing",
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn long_values_are_cut() {
        let faults = faults(&format!("errcat: {}", "x".repeat(10_000)));
        assert!(faults[0].len() < 150, "{}", faults[0]);
    }
}
