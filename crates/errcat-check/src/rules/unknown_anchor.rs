//! A link to a place that the reference does not have.

use std::collections::HashSet;

use errcat_model::Catalog;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;
use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0035",
    name: "unknown_anchor",
    severity: Severity::Warning,
    explanation: "A link to `#token-expired`, or to the same under `docs_url`, leads into the reference \
                  of this catalog. Its anchors are those of errors, groups, guides, types (`type-…`) and \
                  retry policies (`retry-…`); a browser stays silent about any other.",
    bad: "\
errors:
  TOKEN_GONE: { status: 400, message: The token is gone }
guides: { help: { links: [{ title: Tokens, to: '#token-expired' }] } }
",
    good: "\
errors:
  TOKEN_GONE: { status: 400, message: The token is gone }
guides: { help: { links: [{ title: Tokens, to: '#token-gone' }] } }
",
};

/// A link at `span` leads to `anchor`.
fn report(anchor: &str, known: &[&str], span: Span) -> Diagnostic {
    RULE.at(span, format!("the reference has no anchor `{anchor}`"))
        .label("leads nowhere")
        .maybe_help(did_you_mean(anchor, known.iter().copied()))
}

/// Reports links of guides and errors into the reference that lead nowhere.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    let of_guides = catalog.guides.iter().zip(places.guides.iter().zip(&places.links));
    let of_guides = of_guides.flat_map(|(guide, (key, places))| {
        let place = |index| places.get(index).copied().unwrap_or(*key);
        guide.links.iter().enumerate().map(move |(index, link)| (link.to.as_str(), place(index)))
    });
    let of_errors = catalog.errors().filter_map(|(id, error)| {
        let place = &places.errors[id.0];
        Some((error.docs.as_deref()?, place.own.docs.unwrap_or(place.key)))
    });
    let mut links = of_guides.chain(of_errors).filter_map(|(link, place)| {
        let (page, anchor) = link.split_once('#')?;
        let own = page.is_empty() || Some(page) == lowered.docs_url.as_deref();
        own.then_some((anchor, place))
    });
    let Some(first) = links.next() else { return };
    let known = anchors(catalog);
    let mut sorted = Vec::new();
    for (anchor, place) in std::iter::once(first).chain(links) {
        if known.contains(anchor) {
            continue;
        }
        if sorted.is_empty() {
            sorted.extend(known.iter().map(String::as_str));
            sorted.sort_unstable();
        }
        let near = if sink.describes(&RULE) { sorted.as_slice() } else { &[] };
        sink.push(report(anchor, near, place));
    }
}

fn anchors(catalog: &Catalog) -> HashSet<String> {
    let named =
        |kind: &str, name: &str| format!("{kind}-{}", name.to_lowercase().replace(['_', '.'], "-"));
    let errors = catalog.errors.iter().map(|error| error.anchor.clone());
    let groups = catalog.groups.iter().map(|group| group.anchor.clone());
    let guides = catalog.guides.iter().map(|guide| guide.name.clone());
    let types = catalog.types.iter().map(|ty| named("type", &ty.name));
    let policies = catalog.policies.iter().map(|policy| named("retry", &policy.name));
    errors.chain(groups).chain(guides).chain(types).chain(policies).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn links_into_the_reference_are_looked_up() {
        check(
            "\
docs_url: https://docs.example/errors
types: { More: { fields: { x: integer } } }
retry: { policies: { slow_one: { base: 1s } } }
groups:
  a:
    title: Books
    errors:
      A_ONE: { status: 400, message: One, details: More }
      A_TWO: { status: 404, message: Two, docs: https://docs.example/errors#a-on }
      A_THREE: { status: 409, message: Three, docs: https://docs.example/other#a-on }
guides:
  help:
    links:
      - { title: A, to: '#a-one' }
      - { title: B, to: '#type-more' }
      - { title: C, to: '#retry-slow-one' }
      - { title: D, to: '#help' }
      - { title: E, to: '#hlep' }
      - { title: F, to: F }
",
            &[
                "13:49 W0035 the reference has no anchor `a-on` (did you mean `a-one`?)",
                "22:25 W0035 the reference has no anchor `hlep` (did you mean `help`?)",
            ],
        );
    }
}
