//! Warnings that count for more or less in a catalog, with the reason written beside.

use errcat_model::ErrorId;
use errcat_source::{Mark, Rule, Severity, Sink, Span};
use errcat_syntax::{Entries, Entry, ast};

use super::errors;
use super::scope::{Names, Scope};
use super::{Lowered, words};
use crate::rules::{
    self, fixed_rule, idle_marker, unknown_template, unknown_word, unused_exception,
};

/// What a catalog says of one rule.
#[derive(Debug)]
pub(crate) struct Exception {
    code: String,
    /// `None` turns it off.
    level: Option<Severity>,
    /// The errors it is about; all where not given.
    errors: Option<Vec<ErrorId>>,
    /// Where its code is written.
    place: Span,
}

/// The levels.
pub(super) const LEVELS: &[(&str, Option<Severity>)] =
    &[("off", None), ("warning", Some(Severity::Warning)), ("error", Some(Severity::Error))];

/// Lowers `rules`.
pub(super) fn lower(
    scope: &mut Scope<'_>,
    known: &Names,
    entries: Option<Entries<ast::RuleDef>>,
) -> Vec<Exception> {
    let entries = entries.map(|e| e.entries).unwrap_or_default();
    let mut out = Vec::with_capacity(entries.len());
    for entry in entries {
        let (code, def) = (entry.key, entry.value);
        let rule = rules::every().find(|rule| rule.code == code.value);
        if !rule.is_some_and(can_change) {
            scope.report(if rule.is_some() {
                fixed_rule::report(&code)
            } else {
                let warnings = rules::every().filter(|rule| can_change(rule));
                let warnings: Vec<&str> = warnings.map(|rule| rule.code).collect();
                unknown_word::report("a warning of errcat", &code, &warnings)
            });
            continue;
        }
        let owner = ("an exception", code.span, def.unread.as_slice());
        let level = scope.required(def.level, "level", owner);
        let level = level.and_then(|text| words::one_of(scope, "a level", &text, LEVELS));
        let reason = scope.required(def.reason, "reason", owner);
        scope.prose(reason.as_ref());
        let errors = def.errors.map(|keys| {
            keys.0.iter().filter_map(|key| errors::find_error(scope, known, key)).collect()
        });
        if let Some(level) = level {
            out.push(Exception { code: code.value, level, errors, place: code.span });
        }
    }
    out
}

/// Only what warns: with an error, nothing could be generated.
fn can_change(rule: &Rule) -> bool {
    rule.severity == Severity::Warning && rule.code != unused_exception::RULE.code
}

/// Weighs everything reported since `from` as the catalog says.
pub(crate) fn apply(lowered: &Lowered, from: Mark, sink: &mut Sink) {
    let mut used = vec![false; lowered.exceptions.len()];
    sink.weigh(from, |rule, at, severity| {
        let is_about = |exception: &Exception| exception.is_about(rule, at, lowered);
        let Some(index) = lowered.exceptions.iter().position(is_about) else {
            return Some(severity);
        };
        used[index] = true;
        lowered.exceptions[index].level
    });
    for (exception, used) in lowered.exceptions.iter().zip(used) {
        if !used && !OF_FILES.contains(&&*exception.code) {
            sink.push(unused_exception::report(&exception.code, exception.place));
        }
    }
}

/// The codes of the warnings about templates and pages, which are looked at beside the catalog.
pub const OF_FILES: [&str; 2] = [unknown_template::RULE.code, idle_marker::RULE.code];

/// Weighs what was reported of a catalog's templates and pages since `from`, as `files` say. An
/// exception that none of them needs is reported.
pub fn weigh_files(files: &[ast::CatalogFile], from: Mark, sink: &mut Sink) {
    let entries = files.iter().flat_map(|file| &file.rules).flat_map(|rules| &rules.entries);
    for Entry { key: code, value: def } in entries.filter(|e| OF_FILES.contains(&&*e.key.value)) {
        let level = def.level.as_ref().map(|level| level.value.as_str());
        let level = LEVELS.iter().find(|(word, _)| Some(*word) == level).map(|(_, level)| *level);
        // What is wrong with the exception was reported, and no page is one of the errors.
        let Some(level) = level.filter(|_| def.errors.is_none()) else { continue };
        let mut used = false;
        sink.weigh(from, |rule, _, severity| {
            let meant = rule.code == code.value;
            used |= meant;
            if meant { level } else { Some(severity) }
        });
        if !used {
            sink.push(unused_exception::report(&code.value, code.span));
        }
    }
}

impl Exception {
    fn is_about(&self, rule: &Rule, at: Span, lowered: &Lowered) -> bool {
        let within = |id: &ErrorId| lowered.places.errors[id.0].holds(at);
        rule.code == self.code
            && self.errors.as_ref().is_none_or(|errors| errors.iter().any(within))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_warning_is_taken_back_where_the_catalog_says_so() {
        let errors = "errors:
  A: { status: 400, message: Wrong, retry: backoff }
  B: { status: 400, message: Bad, retry: backoff }
";
        let warned =
            "W0001 `backoff` for status 400 (write `after_fix`, `after_reauth` or `never`)";
        check(errors, &[&format!("6:44 {warned}"), &format!("7:42 {warned}")]);
        let off = |what: &str| {
            format!("{errors}rules: {{ W0001: {{ level: off, reason: So it is{what} }} }}\n")
        };
        check(&off(""), &[]);
        check(&off(", errors: A"), &[&format!("7:42 {warned}")]);
        check(&off(", errors: [A, B]"), &[]);
    }

    #[test]
    fn an_exception_is_complete() {
        check(
            "\
errors:
  A: { status: 400, message: Wrong, retry: backoff }
rules:
  W0001: { level: of, errors: [B] }
  W0003: { level: off, reason: No such rule }
",
            &[
                "6:44 W0001 `backoff` for status 400 (write `after_fix`, `after_reauth` or `never`)",
                "8:3 E0101 an exception needs `reason`",
                "8:19 E0106 `of` is not a level (did you mean `off`?)",
                "8:32 E0307 there is no error `B` (did you mean `A`?)",
                "9:3 E0106 `W0003` is not a warning of errcat (did you mean `W0001`?)",
            ],
        );
    }
}
