//! Retrying: the grades the errors use, and the policies with their numbers.

use std::collections::BTreeSet;

use errcat_model::{Catalog, ErrorDef, PolicyId, Retry, RetryGrade, RetryPolicy};

use super::duration;
use super::table::Table;
use crate::index::Index;
use crate::links::Spot;
use crate::markdown::{Place, anchor};
use crate::shown::view;

view! {
    /// The section on retrying.
    pub(crate) struct RetryView {
        grades: Option<Table>,
        policies: Option<Table>,
        retry_after: bool,
    }
}

/// The section, where the catalog says anything about retrying.
pub(crate) fn view(index: &Index<'_>) -> Option<RetryView> {
    let catalog = index.catalog;
    let grades = grades(catalog);
    let policies = policies(index);
    let retry_after = catalog.errors.iter().any(says_when);
    (grades.is_some() || policies.is_some() || retry_after).then_some(RetryView {
        grades,
        policies,
        retry_after,
    })
}

/// The advice on one error, in a cell.
pub(crate) fn advice(index: &Index<'_>, retry: &Retry) -> String {
    let label = retry.grade.label();
    match retry.policy {
        Some(policy) => index.link(label, Spot::Policy(policy)),
        None => label.to_owned(),
    }
}

/// Whether its answer may have a `Retry-After` (RFC 9110, section 10.2.3).
pub(crate) fn says_when(error: &ErrorDef) -> bool {
    error.headers.iter().any(|header| header.name.eq_ignore_ascii_case("Retry-After"))
}

fn grades(catalog: &Catalog) -> Option<Table> {
    let of_errors = catalog.errors.iter().filter_map(|e| e.retry.as_ref()).map(|r| r.grade);
    let of_statuses = catalog.statuses.iter().filter_map(|s| s.retry);
    let used: BTreeSet<_> = of_errors.chain(of_statuses).collect();
    let rows = used.into_iter().map(|g| [g.label().to_owned(), meaning(g).to_owned()]);
    Table::of(["Retry", "What to do"], rows)
}

/// What a client does about an error of that grade.
pub(crate) fn meaning(grade: RetryGrade) -> &'static str {
    match grade {
        RetryGrade::Never => "Do not send the request again: the answer stays the same.",
        RetryGrade::AfterFix => "Correct the request first, then send it.",
        RetryGrade::AfterReauth => "Obtain new credentials first, then send the request again.",
        RetryGrade::Backoff => "Send the request again, waiting longer before each further try.",
        RetryGrade::Caution => {
            "The request may have had an effect: make sure that doing it twice does no harm."
        }
    }
}

fn policies(index: &Index<'_>) -> Option<Table> {
    let policies = index.catalog.policies.iter().enumerate();
    Table::of(
        ["Policy", "Wait", "Base", "Factor", "Longest wait", "Jitter", "Attempts", "Use"],
        policies.map(|(at, policy)| {
            let at = anchor(index.policy_anchor(PolicyId(at)));
            [
                format!("{at}{}", index.md.span(&policy.name, Place::Cell)),
                index.md.span(&formula(policy), Place::Cell),
                duration::words(policy.base),
                policy.factor.to_string(),
                policy.max.map(duration::words).unwrap_or_default(),
                policy.jitter.map(|j| format!("up to {}", duration::words(j))).unwrap_or_default(),
                policy.attempts.map(|n| n.to_string()).unwrap_or_default(),
                index.md.cell(&policy.doc),
            ]
        }),
    )
}

/// The wait before a try; `attempt` counts the tries that failed, from 0.
pub(crate) fn formula(policy: &RetryPolicy) -> String {
    let mut wait = duration::symbol(policy.base);
    if policy.factor.to_string() != "1" {
        wait = format!("{wait} × {}^attempt", policy.factor);
    }
    if let Some(max) = policy.max {
        wait = format!("min({wait}, {})", duration::symbol(max));
    }
    match policy.jitter {
        Some(jitter) => format!("wait = {wait} + random(0 s, {})", duration::symbol(jitter)),
        None => format!("wait = {wait}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use errcat_model::Prose;
    use std::time::Duration;

    #[test]
    fn formulas_show_what_the_policy_has() {
        let mut policy = RetryPolicy {
            name: "backoff".to_owned(),
            base: Duration::from_secs(1),
            factor: 2.0,
            max: Some(Duration::from_secs(60)),
            attempts: Some(5),
            jitter: None,
            doc: Prose::default(),
        };
        assert_eq!(formula(&policy), "wait = min(1 s × 2^attempt, 60 s)");
        policy.jitter = Some(Duration::from_millis(500));
        policy.max = None;
        assert_eq!(formula(&policy), "wait = 1 s × 2^attempt + random(0 s, 500 ms)");
        policy.factor = 1.0;
        policy.jitter = None;
        assert_eq!(formula(&policy), "wait = 1 s");
    }
}
