//! Retry policies, and the advice errors inherit.

use errcat_model::{PolicyId, Retry, RetryGrade, RetryPolicy};
use errcat_source::Span;
use errcat_syntax::ast;

use super::scope::{Found, Scope};
use super::words;
use crate::rules::{broken_constraint, unknown_policy};
use crate::symbols::SymbolKind;

/// What an error or a group says about retrying.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Advice {
    grade: Option<(RetryGrade, Span)>,
    policy: Option<PolicyId>,
}

/// Lowers the policies. Returns the grade of errors that say nothing.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    def: Option<ast::RetryDefaults>,
) -> Option<(RetryGrade, Span)> {
    let def = def?;
    if def.unread.contains(&"policies") {
        scope.policies.open();
    }
    if let Some(entries) = def.policies {
        scope.policies = scope.names(SymbolKind::Policy, &entries);
        for entry in entries.entries {
            let policy = policy(scope, entry.key, entry.value);
            scope.catalog.policies.push(policy);
        }
    }
    let text = def.default?;
    let grade = words::one_of(scope, "a retry grade", &text, words::GRADES)?;
    Some((grade, text.span))
}

fn policy(scope: &mut Scope<'_>, name: ast::Text, def: ast::RetryPolicy) -> RetryPolicy {
    let owner = ("a retry policy", name.span, def.unread.as_slice());
    let base = scope.required(def.base.as_ref(), "base", owner);
    let base = base.and_then(|text| words::duration(scope, text));
    let mut duration =
        |text: Option<ast::Text>| text.and_then(|text| words::duration(scope, &text));
    let (max, jitter) = (duration(def.max), duration(def.jitter));
    let factor = def.factor.map_or(2.0, |factor| {
        if !factor.value.is_finite() || factor.value < 1.0 {
            let demand = "a value of at least 1";
            scope.report(broken_constraint::report("factor", demand, factor.span));
        }
        factor.value
    });
    let attempts = def.attempts.and_then(|attempts| {
        let fits = u32::try_from(attempts.value).ok().filter(|n| *n > 0);
        if fits.is_none() {
            let demand = "a value from 1 to 4294967295";
            scope.report(broken_constraint::report("attempts", demand, attempts.span));
        }
        fits
    });
    scope.printable("a name", &name);
    RetryPolicy {
        name: name.value,
        base: base.unwrap_or_default(),
        factor,
        max,
        attempts,
        jitter,
        doc: scope.prose(def.doc.as_ref()),
    }
}

/// Lowers the advice of an error or a group.
pub(crate) fn advice(scope: &mut Scope<'_>, def: Option<ast::RetryDef>) -> Advice {
    let Some(def) = def else { return Advice::default() };
    let grade = def.grade.and_then(|text| {
        let grade = words::one_of(scope, "a retry grade", &text, words::GRADES)?;
        Some((grade, text.span))
    });
    let policy = def.policy.and_then(|text| match scope.policies.find(&text.value) {
        Found::At(index, place) => {
            scope.refer(text.span, place);
            Some(PolicyId(index))
        }
        Found::Unread => None,
        Found::Nothing => {
            let report =
                unknown_policy::report(&text, scope.near(&unknown_policy::RULE, &scope.policies));
            scope.report(report);
            None
        }
    });
    Advice { grade, policy }
}

/// An error's advice: its own, else its group's, else its status's, else the default.
pub(crate) fn resolve(
    scope: &Scope<'_>,
    own: Advice,
    group: Advice,
    general: Option<(RetryGrade, Span)>,
) -> (Option<Retry>, Option<Span>) {
    let (grade, policy) = match (own.grade, group.grade) {
        (Some(grade), _) => (Some(grade), own.policy),
        (None, Some(grade)) => (Some(grade), own.policy.or(group.policy)),
        (None, None) => (general, own.policy.or(group.policy)),
    };
    let Some((grade, span)) = grade else { return (None, None) };
    let named = || match scope.policies.find(grade.as_str()) {
        Found::At(index, _) => Some(PolicyId(index)),
        Found::Unread | Found::Nothing => None,
    };
    (Some(Retry { grade, policy: policy.or_else(named) }), Some(span))
}
