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
    let (folded, kinds) = (fold(wrong), kinds_of_bytes(wrong));
    let mut best: Option<(usize, &str, bool)> = None;
    for name in names {
        // What is farther than the nearest so far is of no use; as near it would be a rival.
        let limit = best.map_or(usize::MAX, |(least, _, _)| least).min(1 + name.len() / 4);
        let distance = if same_folded(name, &folded) {
            Some(0)
        } else if are_far(limit, (name, kinds_of_bytes(name)), (wrong, kinds)) {
            None
        } else {
            within(limit, name, wrong)
        };
        let Some(distance) = distance else { continue };
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

/// What is longer is no name.
const LONGEST: usize = 200;

/// A name without what people mix up.
fn fold(name: &str) -> String {
    name.to_lowercase().replace(['-', '.'], "_")
}

/// Whether [`fold`] makes `folded` of a name.
fn same_folded(name: &str, folded: &str) -> bool {
    if !name.is_ascii() {
        return fold(name) == folded;
    }
    let fold =
        |byte: u8| if matches!(byte, b'-' | b'.') { b'_' } else { byte.to_ascii_lowercase() };
    name.len() == folded.len() && name.bytes().map(fold).eq(folded.bytes())
}

/// The kinds of bytes in a text, a bit for each; some share one.
fn kinds_of_bytes(text: &str) -> u64 {
    text.bytes().fold(0, |found, byte| found | 1 << (byte % 64))
}

/// Whether it is plain to see that more than `limit` slips of the hand are between two names. Most of
/// a large catalog is passed over so.
fn are_far(limit: usize, (a, in_a): (&str, u64), (b, in_b): (&str, u64)) -> bool {
    // A slip adds a character, removes one, or puts one in the place of another.
    let foreign = (in_a & !in_b).count_ones().max((in_b & !in_a).count_ones());
    let bytes = a.len().abs_diff(b.len()).max(foreign as usize);
    let of_one = if a.is_ascii() && b.is_ascii() { 1 } else { char::MAX.len_utf8() };
    bytes > limit.saturating_mul(of_one)
}

/// How many slips of the hand are between two names, if at most `limit`.
///
/// Names of a catalog are often alike but for a few letters: what both begin and end with is not
/// compared.
fn within(limit: usize, a: &str, b: &str) -> Option<usize> {
    // The distance takes time by the product of the lengths.
    if a.len().max(b.len()) > LONGEST {
        return None;
    }
    let begins = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b && a.is_ascii()).count();
    let (a, b) = (&a[begins..], &b[begins..]);
    let both = |(a, b): &(u8, u8)| a == b && a.is_ascii();
    let ends = a.bytes().rev().zip(b.bytes().rev()).take_while(both).count();
    let (a, b) = (&a[..a.len() - ends], &b[..b.len() - ends]);
    let (length, other) = (a.chars().count(), b.chars().count());
    if length.abs_diff(other) > limit {
        return None;
    }
    let distance =
        if length.min(other) == 0 { length.max(other) } else { strsim::osa_distance(a, b) };
    (distance <= limit).then_some(distance)
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
    fn what_names_share_makes_no_difference() {
        let names =
            ["ORDER_GONE", "ORDERS_GONE", "ODRER_GONE", "GONE", "", "ÖRDER_GONE", "ORDER_GÖNE"];
        for a in names {
            for b in names {
                let distance = strsim::osa_distance(a, b);
                assert_eq!(within(usize::MAX, a, b), Some(distance), "{a} {b}");
                assert_eq!(within(3, a, b), Some(distance).filter(|&d| d <= 3), "{a} {b}");
                let [in_a, in_b] = [a, b].map(kinds_of_bytes);
                assert!(!are_far(distance, (a, in_a), (b, in_b)), "{a} {b}");
            }
        }
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
