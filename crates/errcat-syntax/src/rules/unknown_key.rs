//! A key the construct does not have.

use errcat_source::{Rule, Severity, Sink};

use super::shown;
use crate::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0011",
    name: "unknown_key",
    severity: Severity::Error,
    explanation: "Every construct of the catalog language has a fixed set of keys. A key outside \
                  of it would be ignored, and what it was meant to say lost; so it is refused.",
    bad: "\
errors:
  A: { status: 400, message: One, reason: Two }
",
    good: "\
errors:
  A: { status: 400, message: One, cause: Two }
",
};

pub(crate) fn report(key: &Spanned<String>, what: &str, known: &[&str], sink: &mut Sink) {
    let message = format!("{what} has no key {}", shown(&key.value));
    let help = match nearest(&key.value, known) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("its keys are {}", list(known)),
    };
    sink.push(RULE.at(key.span, message).label("not a key here").help(help));
}

/// The key that was most likely meant.
fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    // No key is that long, and the distance takes time by the product of the lengths.
    if key.len() > 40 {
        return None;
    }
    let key = key.to_lowercase().replace(['-', ' '], "_");
    known
        .iter()
        .map(|&name| (strsim::osa_distance(name, &key), name))
        .min()
        .filter(|&(distance, name)| distance <= name.len().div_ceil(4))
        .map(|(_, name)| name)
}

fn list(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn the_key_that_was_meant_is_named() {
        let faults = faults(
            "code_stlye: any\nCode-Style: any\ncontext: { a: { typ: string } }\n\
             errors: { A: { mesage: x, blame: x } }\n",
        );
        assert_eq!(
            faults[0],
            "1:1 E0011 a catalog has no key `code_stlye`: did you mean `code_style`?"
        );
        assert_eq!(
            faults[1],
            "2:1 E0011 a catalog has no key `Code-Style`: did you mean `code_style`?"
        );
        assert_eq!(faults[2], "3:17 E0011 a declaration has no key `typ`: did you mean `type`?");
        assert_eq!(faults[3], "4:16 E0011 an error has no key `mesage`: did you mean `message`?");
        assert!(
            faults[4].starts_with("4:27 E0011 an error has no key `blame`: its keys are `code`, ")
        );
    }
}
