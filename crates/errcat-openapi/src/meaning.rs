//! What an error means, as the description of its schema: what happened, why, what to do, and
//! whether it is on its way out.

use errcat_model::{Catalog, Deprecation, ErrorDef, Json, Prose};

use crate::commonmark;

/// The description of an error; empty where the catalog says nothing.
pub(crate) fn of_error(catalog: &Catalog, error: &ErrorDef) -> String {
    let mut out = commonmark::prose(&summary(error));
    let causes = error.causes.iter().map(|cause| match &cause.resolution {
        Some(fix) => format!("{} {}", commonmark::sentence(&cause.text), commonmark::line(fix)),
        None => commonmark::line(&cause.text),
    });
    section(&mut out, "Why", causes.collect());
    section(&mut out, "What to do", error.resolutions.iter().map(commonmark::line).collect());
    section(&mut out, "Note", error.notes.iter().map(commonmark::line).collect());
    let deprecated = error.deprecated.iter().map(|d| deprecation(catalog, d));
    section(&mut out, "Deprecated", deprecated.collect());
    out
}

/// Whether to try again, for clients to act on.
pub(crate) fn retry(error: &ErrorDef) -> Option<Json> {
    error.retry.as_ref().map(|retry| Json::string(retry.grade.as_str()))
}

/// What happened. A message that is nothing but an optional param says less than the title.
fn summary(error: &ErrorDef) -> Prose {
    let says_nothing = error.message.as_ref().is_some_and(|m| m.optional_whole(error).is_some());
    match &error.title {
        Some(title) if says_nothing && error.description.is_empty() => Prose::parse(title),
        _ => error.summary(),
    }
}

/// One thing stands on the line of its heading, several make a list.
fn section(out: &mut String, heading: &str, things: Vec<String>) {
    if things.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(heading);
    out.push(':');
    if let [thing] = &things[..] {
        out.push(' ');
        out.push_str(thing);
        return;
    }
    out.push('\n');
    for thing in things {
        out.push_str("\n- ");
        out.push_str(&thing);
    }
}

fn deprecation(catalog: &Catalog, deprecation: &Deprecation) -> String {
    let since = deprecation.since.as_ref().map(|v| format!("since {}.", commonmark::text(v)));
    let instead = deprecation.replacement.map(|id| {
        format!("{} takes its place.", commonmark::code(&catalog.error(id).code.to_text()))
    });
    let reason = (!deprecation.reason.is_empty()).then(|| commonmark::line(&deprecation.reason));
    let said: Vec<_> = [since, instead, reason].into_iter().flatten().collect();
    if said.is_empty() { "do not rely on it.".to_owned() } else { said.join(" ") }
}

#[cfg(test)]
mod tests {
    use errcat_model::{Cause, ErrorId};

    use super::*;
    use crate::fixture;

    #[test]
    fn only_what_the_catalog_says() {
        let mut catalog = fixture::flat();
        fixture::error(&mut catalog, "NEW", 400).message = None;
        assert_eq!(of_error(&catalog, &catalog.errors[0]), "");
        let old = fixture::error(&mut catalog, "OLD", 400);
        let cause = |text: &str, fix: Option<&str>| Cause {
            text: Prose::parse(text),
            resolution: fix.map(Prose::parse),
        };
        old.causes = vec![cause("A typo", Some("Check it.")), cause("Never *there*", None)];
        old.resolutions = vec![Prose::parse("Search.")];
        old.deprecated = Some(Deprecation {
            since: Some("2.0".into()),
            replacement: Some(ErrorId(0)),
            reason: Prose::default(),
        });
        assert_eq!(
            of_error(&catalog, &catalog.errors[1]),
            "About OLD\n\nWhy:\n\n- A typo. Check it.\n- Never \\*there\\*\n\nWhat to do: Search.\n\n\
             Deprecated: since 2.0. `NEW` takes its place."
        );
    }
}
