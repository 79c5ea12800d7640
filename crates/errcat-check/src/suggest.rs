//! "Did you mean": the nearest of the names that would have been right.

/// The name an author probably meant, when one is near enough to be worth saying.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let mut best: Option<(usize, &str)> = None;
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
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The help line for [`nearest`].
pub(crate) fn did_you_mean<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, names).map(|name| format!("did you mean `{name}`?"))
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
}
