//! A key the construct does not have.

use errcat_source::{Diagnostic, MAX_PER_RULE, Rule, Severity, Sink};

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

/// `what` has none of `keys`; of those it has, `free` are not written.
pub(crate) fn report(
    keys: &[Spanned<String>],
    what: &str,
    known: &[&str],
    free: &[&str],
    sink: &mut Sink,
) {
    let described = if sink.describes(&RULE) { MAX_PER_RULE } else { 0 };
    let near: Vec<_> = keys.iter().take(described).map(|key| nearest(&key.value, known)).collect();
    for (index, key) in keys.iter().enumerate() {
        let message = format!("{what} has no key {}", shown(&key.value));
        let diagnostic = RULE.at(key.span, message).label("not a key here");
        if !sink.describes(&RULE) {
            sink.push(diagnostic);
            continue;
        }
        let meant = near.get(index).copied().flatten();
        let Some((name, alone)) = meant else {
            sink.push(diagnostic.help(format!("its keys are {}", list(known))));
            continue;
        };
        let diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
        // Renamed, it must not be the second of its name. More keys than there are names cannot all
        // be slips.
        let rivals = || near.iter().flatten().filter(|(other, _)| *other == name).count() > 1;
        let safe = alone && free.contains(&name) && keys.len() <= known.len() && !rivals();
        let mended = |d: Diagnostic| d.replace(key.span, &key.value, name);
        sink.push(if safe { mended(diagnostic) } else { diagnostic });
    }
}

/// The key that was most likely meant, and whether no other is as near.
fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<(&'k str, bool)> {
    // No key is that long, and the distance takes time by the product of the lengths.
    if key.len() > 40 {
        return None;
    }
    let key = key.to_lowercase().replace(['-', ' '], "_");
    let far = |name: &str| strsim::osa_distance(name, &key);
    let (distance, name) = known.iter().map(|&name| (far(name), name)).min()?;
    let alone = known.iter().filter(|other| far(other) == distance).count() == 1;
    (distance <= name.len().div_ceil(4)).then_some((name, alone))
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
