//! A key written twice in one mapping.

use errcat_source::{Rule, Severity, Sink, Span};

use super::shown;
use crate::{Node, Spanned};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0010",
    name: "duplicate_key",
    severity: Severity::Error,
    explanation: "A mapping has each key once. Most YAML readers silently keep the last value, so \
                  the first one is lost; here both places are shown and one of them has to go.",
    bad: "\
errors:
  A: { status: 400, message: One }
  A: { status: 404, message: Two }
",
    good: "\
errors:
  A: { status: 400, message: One }
  B: { status: 404, message: Two }
",
};

/// Reports keys written again and keeps the first of each.
pub(crate) fn drop_repeated(members: &mut Vec<(Spanned<String>, Node)>, sink: &mut Sink) {
    let repeated = repeated_keys(members);
    if repeated.is_empty() {
        return;
    }
    for &(again, first) in &repeated {
        let (first, again) = (&members[first].0, &members[again].0);
        report(&again.value, first.span, again.span, sink);
    }
    let mut repeated = repeated.into_iter().map(|(again, _)| again).peekable();
    let mut index = 0;
    members.retain(|_| {
        let keep = repeated.next_if_eq(&index).is_none();
        index += 1;
        keep
    });
}

/// Pairs of a key that is written again and the first one like it, in the order written.
fn repeated_keys(members: &[(Spanned<String>, Node)]) -> Vec<(usize, usize)> {
    /// Up to here comparing all pairs is faster than sorting.
    const FEW: usize = 12;
    let key = |index: usize| members[index].0.value.as_str();
    if members.len() <= FEW {
        let first_like = |again| (0..again).find(|&first| key(first) == key(again));
        return (1..members.len())
            .filter_map(|again| first_like(again).map(|first| (again, first)))
            .collect();
    }
    let mut by_key: Vec<usize> = (0..members.len()).collect();
    by_key.sort_unstable_by_key(|&index| (key(index), index));
    let mut repeated: Vec<_> = by_key
        .chunk_by(|&a, &b| key(a) == key(b))
        .flat_map(|same| same[1..].iter().map(|&again| (again, same[0])))
        .collect();
    repeated.sort_unstable();
    repeated
}

pub(crate) fn report(key: &str, first: Span, again: Span, sink: &mut Sink) {
    let message = format!("the key {} is written twice", shown(key));
    sink.push(
        RULE.at(again, message)
            .label("again here")
            .also(first, "first here")
            .note("most readers of YAML keep the last value and lose the first without a word")
            .help("remove one of them, or rename it"),
    );
}

#[cfg(test)]
mod tests {
    use errcat_source::{Sink, SourceMap};

    use crate::tests::{faults, root};
    use crate::{NodeKind, parse};

    #[test]
    fn both_places_are_labelled_and_the_first_wins() {
        let text = "api: a\ntitle: b\n'api': c\napi: d\n";
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", text);
        let mut sink = Sink::new();
        let catalog = parse(&sources, file, &mut sink).expect("a catalog");
        assert_eq!(catalog.api.expect("api").value, "a");
        let found = sink.into_sorted();
        let places: Vec<_> = found
            .iter()
            .map(|d| (d.primary.span.start, d.secondary[0].span.start, d.message.as_str()))
            .collect();
        let message = "the key `api` is written twice";
        assert_eq!(places, [(16, 0, message), (25, 0, message)]);
    }

    #[test]
    fn large_mappings_keep_their_order() {
        let keys = ["k9", "k1", "k5", "k0", "k8", "k2", "k7", "k3", "k6", "k4", "a", "b", "c"];
        let mut text = keys.map(|key| format!("{key}: x\n")).concat();
        text.push_str("k5: y\nd: x\nk9: y\nk5: z\n");
        let NodeKind::Mapping(members) = root(&text).kind else { panic!("a mapping") };
        let order: Vec<_> = members.iter().map(|(key, _)| key.value.as_str()).collect();
        assert_eq!(order[..13], keys);
        assert_eq!(order[13..], ["d"]);
        let faults = faults(&text);
        let repeated: Vec<_> = faults.iter().filter(|f| f.contains("E0010")).collect();
        assert_eq!(repeated.len(), 3);
    }
}
