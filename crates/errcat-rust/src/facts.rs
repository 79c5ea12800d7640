//! What is said of an error beside what travels. The format is that of `errcat-runtime`, module
//! `facts`.

use std::time::Duration;

use errcat_model::{ErrorDef, ErrorSeverity, Prose, RetryGrade};

use crate::plan::Plan;
use crate::pool::{NONE, Pool};

/// Where the groups stand in the data, by [`errcat_model::GroupId`].
pub(crate) fn groups(plan: &Plan<'_>, pool: &mut Pool) -> Vec<u32> {
    let groups = plan.catalog.groups.iter();
    groups
        .map(|group| {
            let texts = [pool.text(&group.name), pool.text(&group.title)];
            pool.words(&texts.concat())
        })
        .collect()
}

/// Where the retry policies stand in the data, by [`errcat_model::PolicyId`].
pub(crate) fn policies(plan: &Plan<'_>, pool: &mut Pool) -> Vec<u32> {
    let policies = plan.catalog.policies.iter();
    policies
        .map(|policy| {
            let mut words = pool.text(&policy.name).to_vec();
            words.extend(time(Some(policy.base)));
            words.extend(halves(policy.factor));
            words.extend(time(policy.max));
            words.push(policy.attempts.unwrap_or(NONE));
            words.extend(time(policy.jitter));
            pool.words(&words)
        })
        .collect()
}

/// The bits of a number.
fn halves(number: f64) -> [u32; 2] {
    let bits = number.to_bits();
    [bits >> 32, bits & 0xffff_ffff].map(|half| u32::try_from(half).unwrap_or(NONE))
}

/// Seconds and nanoseconds.
fn time(time: Option<Duration>) -> [u32; 2] {
    let seconds = |time: Duration| u32::try_from(time.as_secs()).unwrap_or(NONE - 1);
    time.map_or([NONE, 0], |time| [seconds(time), time.subsec_nanos()])
}

/// The number of an error's retry grade.
pub(crate) fn grade(error: &ErrorDef) -> u32 {
    match error.retry.as_ref().map(|r| r.grade) {
        None => 0,
        Some(RetryGrade::Never) => 1,
        Some(RetryGrade::AfterFix) => 2,
        Some(RetryGrade::AfterReauth) => 3,
        Some(RetryGrade::Backoff) => 4,
        Some(RetryGrade::Caution) => 5,
    }
}

/// The number of an error's severity.
pub(crate) fn severity(error: &ErrorDef) -> u32 {
    match error.severity {
        None => 0,
        Some(ErrorSeverity::Debug) => 1,
        Some(ErrorSeverity::Info) => 2,
        Some(ErrorSeverity::Warning) => 3,
        Some(ErrorSeverity::Error) => 4,
        Some(ErrorSeverity::Critical) => 5,
    }
}

/// The facts of an error, and where they begin.
pub(crate) fn write(
    plan: &Plan<'_>,
    pool: &mut Pool,
    error: &ErrorDef,
    groups: &[u32],
    policies: &[u32],
) -> u32 {
    let mut words = pool.text(&error.key).to_vec();
    words.extend(prose(pool, &error.description));
    words.extend(optional(pool, error.docs.as_deref()));
    words.extend(optional(pool, error.since.as_deref()));
    words.push(groups[error.group.0]);
    let policy = error.retry.as_ref().and_then(|retry| retry.policy);
    words.push(policy.map_or(NONE, |id| policies[id.0]));
    words.push(causes(pool, error));
    words.push(resolutions(pool, error));
    words.push(deprecation(plan, pool, error));
    pool.words(&words)
}

fn causes(pool: &mut Pool, error: &ErrorDef) -> u32 {
    let mut words = Vec::with_capacity(error.causes.len() * 4);
    for cause in &error.causes {
        words.extend(pool.text(&cause.text.to_plain()));
        words.extend(cause.resolution.as_ref().map_or([NONE, 0], |fix| prose(pool, fix)));
    }
    pool.list(error.causes.len(), &words)
}

fn resolutions(pool: &mut Pool, error: &ErrorDef) -> u32 {
    let texts = error.resolutions.iter().flat_map(|text| pool.text(&text.to_plain()));
    let words: Vec<_> = texts.collect();
    pool.list(error.resolutions.len(), &words)
}

fn deprecation(plan: &Plan<'_>, pool: &mut Pool, error: &ErrorDef) -> u32 {
    let Some(deprecated) = &error.deprecated else { return NONE };
    let replacement = deprecated.replacement.map(|id| plan.catalog.error(id).key.as_str());
    let texts = [
        optional(pool, deprecated.since.as_deref()),
        optional(pool, replacement),
        prose(pool, &deprecated.reason),
    ];
    pool.words(&texts.concat())
}

fn optional(pool: &mut Pool, text: Option<&str>) -> [u32; 2] {
    text.map_or([NONE, 0], |text| pool.text(text))
}

fn prose(pool: &mut Pool, prose: &Prose) -> [u32; 2] {
    if prose.is_empty() { [NONE, 0] } else { pool.text(&prose.to_plain()) }
}
