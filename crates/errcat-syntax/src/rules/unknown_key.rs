//! A key the construct does not have.

use errcat_source::{Rule, Severity, Sink};

use crate::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0011",
    name: "unknown_key",
    severity: Severity::Error,
    explanation: "Every construct of the catalog language has a fixed set of keys. A key outside \
                  of it would be ignored, and what it was meant to say lost; so it is refused.",
};

pub(crate) fn report(key: &Spanned<String>, what: &str, known: &[&str], sink: &mut Sink) {
    let message = format!("{what} has no key `{}`", key.value);
    let near = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(k, &key.value), k))
        .min()
        .filter(|&(distance, k)| distance <= 1 + k.len() / 4);
    let help = match near {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None => format!("its keys are {}", list(known)),
    };
    sink.push(RULE.at(key.span, message).label("not a key here").help(help));
}

fn list(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}
