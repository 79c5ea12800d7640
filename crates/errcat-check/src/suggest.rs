//! "Did you mean": the nearest of the names that would have been right.

use errcat_source::{Diagnostic, Rule};
use errcat_syntax::ast::Text;

/// The name an author probably meant, when one is near enough to be worth saying.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    best(wrong, names).map(|(name, _)| name)
}

/// The name that is nearest, and whether no other can have been meant: none is as near, and the two
/// are more than names that one letter or a number tells apart.
pub(crate) fn best<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let length = wrong.chars().count();
    let mut best: Option<(usize, &str, bool)> = None;
    for name in names {
        let limit = 1 + name.len() / 4;
        // Names of very different length cannot be near; most of a large catalog is skipped so.
        if name.len().abs_diff(length) > limit + (wrong.len() - length) {
            continue;
        }
        let folded = |text: &str| text.to_lowercase().replace(['-', '.'], "_");
        let distance = if folded(name) == folded(wrong) {
            0
        } else {
            strsim::damerau_levenshtein(name, wrong)
        };
        if distance > limit {
            continue;
        }
        best = match best {
            Some((least, found, _)) if distance == least && name != found => {
                Some((least, found, false))
            }
            Some(found) if found.0 <= distance => Some(found),
            _ => Some((distance, name, true)),
        };
    }
    best.map(|(_, name, alone)| (name, alone && resembles(wrong, name)))
}

/// Whether a slip of the hand leads from one to the other, rather than `v1` to `v2` or `a` to `b`.
fn resembles(wrong: &str, name: &str) -> bool {
    let letters = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
    name.chars().count() > 2 && (wrong == name || letters(wrong) != letters(name))
}

/// The help line for [`nearest`].
pub(crate) fn did_you_mean<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, names).map(|name| format!("did you mean `{name}`?"))
}

/// So many names are listed where none is near; more of them nobody reads.
const FEW: usize = 8;

/// Says which of `names` was meant by `wrong`, the name at the diagnostic's place, and how to mend
/// it where only one is near. Where none is, and there is no other help, it says which there are.
pub(crate) fn meant<'a>(
    diagnostic: Diagnostic,
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let names: Vec<&str> = names.into_iter().collect();
    let Some((name, alone)) = best(wrong, names.iter().copied()) else {
        return match &names[..] {
            _ if diagnostic.help.is_some() => diagnostic,
            [only] => diagnostic.help(format!("the only one is `{only}`")),
            [_, ..] if names.len() <= FEW => {
                diagnostic.help(format!("write one of {}", list(names)))
            }
            _ => diagnostic,
        };
    };
    let span = diagnostic.primary.span;
    let diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
    if alone { diagnostic.replace(span, wrong, name) } else { diagnostic }
}

/// Of `what`, none is named `name`, but perhaps one of `known` was meant.
pub(crate) fn undeclared<'a>(
    rule: &'static Rule,
    what: &str,
    name: &Text,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("there is no {what} `{}`", name.value);
    meant(rule.at(name.span, message).label("not declared"), &name.value, known)
}

/// Names in a sentence: "`a`, `b`".
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["backoff", "never", "after_fix"];
        assert_eq!(nearest("backof", names), Some("backoff"));
        assert_eq!(nearest("after-fix", names), Some("after_fix"));
        assert_eq!(nearest("NEVER", names), Some("never"));
        assert_eq!(nearest("sometimes", names), None);
    }

    #[test]
    fn a_name_is_alone_where_no_other_is_as_near() {
        assert_eq!(best("3.3", ["3.0", "3.1"]), Some(("3.0", false)));
        assert_eq!(best("slwo", ["slow", "glow", "slow"]), Some(("slow", true)));
        assert_eq!(best("slo", ["slow", "low", "slot"]), Some(("slow", false)));
        assert_eq!(best("slo", ["slow", "slo"]), Some(("slo", true)));
        assert_eq!(best("shelf1", ["shelf2"]), Some(("shelf2", false)));
        assert_eq!(best("a", ["b"]), Some(("b", false)));
    }
}
