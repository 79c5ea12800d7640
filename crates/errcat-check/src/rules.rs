//! The faults a catalog can have once its files are read, one file each.
//!
//! Codes come in families: `E01xx` are words, numbers and texts of the wrong form, `E02xx` types,
//! declarations and values, `E03xx` references, `E04xx` what only the whole catalog shows
//! (duplicates, collisions, things missing), `E05xx` what a claimed standard demands, `E06xx`
//! templates and pages, `W0xxx` warnings.

pub(crate) mod bad_api;
pub(crate) mod bad_code;
pub(crate) mod bad_crate_name;
pub(crate) mod bad_duration;
pub(crate) mod bad_error_key;
pub(crate) mod bad_folder;
pub(crate) mod bad_header;
pub(crate) mod bad_limit;
pub(crate) mod bad_link;
pub(crate) mod bad_marker;
pub(crate) mod bad_media_type;
pub(crate) mod bad_name;
pub(crate) mod bad_operation;
pub(crate) mod bad_pattern;
pub(crate) mod bad_security;
pub(crate) mod bad_slot;
pub(crate) mod bad_status;
pub(crate) mod bad_template;
pub(crate) mod bad_type;
pub(crate) mod bad_type_def;
pub(crate) mod bad_type_name;
pub(crate) mod broken_constraint;
pub mod broken_template;
pub(crate) mod control_character;
pub mod dead_link;
pub(crate) mod declared_twice;
pub(crate) mod default_wire;
pub(crate) mod duplicate_code;
pub(crate) mod duplicate_error;
pub(crate) mod duplicate_identity;
pub(crate) mod duplicate_operation;
pub(crate) mod empty_text;
pub(crate) mod endless_type;
pub(crate) mod fixed_rule;
pub mod idle_marker;
pub(crate) mod idle_relation;
pub(crate) mod idle_resolution;
pub(crate) mod long_text;
pub(crate) mod misplaced_key;
pub(crate) mod misplaced_problems;
pub(crate) mod missing_allow;
pub(crate) mod missing_challenge;
pub(crate) mod missing_delay;
pub(crate) mod missing_example;
pub(crate) mod missing_field;
pub(crate) mod missing_key;
pub(crate) mod missing_otherwise;
pub mod missing_page;
pub(crate) mod missing_prose;
pub(crate) mod missing_status;
pub(crate) mod missing_text;
pub(crate) mod misspelt_code;
pub(crate) mod mixed_style;
pub(crate) mod name_collision;
pub(crate) mod optional_in_message;
pub(crate) mod profiles;
pub(crate) mod questionable_retry;
pub(crate) mod required_per_problem;
pub(crate) mod restated_title;
pub(crate) mod sensitive_shown;
pub(crate) mod sensitive_told;
pub(crate) mod similar_errors;
pub(crate) mod success_status;
pub(crate) mod unbounded_text;
pub(crate) mod unfillable_context;
pub(crate) mod unfit_challenge;
pub(crate) mod unfit_constraint;
pub(crate) mod unfit_front_matter;
pub(crate) mod unfit_in_text;
pub(crate) mod unfit_merge;
pub(crate) mod unfit_problems;
pub(crate) mod unfit_rejection;
pub(crate) mod unfit_status;
pub(crate) mod unfit_value;
pub(crate) mod unknown_anchor;
pub(crate) mod unknown_argument;
pub(crate) mod unknown_error;
pub(crate) mod unknown_example_value;
pub(crate) mod unknown_field;
pub(crate) mod unknown_group;
pub(crate) mod unknown_limit;
pub(crate) mod unknown_member;
pub(crate) mod unknown_param;
pub(crate) mod unknown_part;
pub(crate) mod unknown_policy;
pub(crate) mod unknown_scheme;
pub(crate) mod unknown_scope;
pub(crate) mod unknown_slot;
pub mod unknown_template;
pub(crate) mod unknown_type;
pub(crate) mod unknown_wire;
pub(crate) mod unknown_word;
pub(crate) mod unpaired_marker;
pub(crate) mod unsupported_version;
pub(crate) mod unused_code;
pub(crate) mod unused_exception;
pub(crate) mod unused_param;
pub(crate) mod unused_scheme;
pub(crate) mod unused_waiver;
pub(crate) mod vague_text;

use errcat_source::{Rule, Sink};

use crate::claims;
use crate::lower::Lowered;

/// Every rule of this crate, by code.
pub static ALL: &[&Rule] = &[
    &missing_key::RULE,
    &unsupported_version::RULE,
    &bad_status::RULE,
    &bad_error_key::RULE,
    &bad_code::RULE,
    &unknown_word::RULE,
    &bad_duration::RULE,
    &bad_template::RULE,
    &bad_slot::RULE,
    &bad_header::RULE,
    &bad_media_type::RULE,
    &bad_operation::RULE,
    &bad_folder::RULE,
    &bad_crate_name::RULE,
    &empty_text::RULE,
    &control_character::RULE,
    &bad_limit::RULE,
    &bad_api::RULE,
    &bad_name::RULE,
    &bad_link::RULE,
    &bad_security::RULE,
    &unfit_front_matter::RULE,
    &fixed_rule::RULE,
    &misplaced_key::RULE,
    &bad_type::RULE,
    &bad_type_name::RULE,
    &endless_type::RULE,
    &bad_type_def::RULE,
    &unfit_constraint::RULE,
    &bad_pattern::RULE,
    &unfit_value::RULE,
    &unknown_field::RULE,
    &missing_field::RULE,
    &broken_constraint::RULE,
    &missing_example::RULE,
    &unknown_example_value::RULE,
    &unfit_problems::RULE,
    &optional_in_message::RULE,
    &unfit_in_text::RULE,
    &unfit_merge::RULE,
    &missing_otherwise::RULE,
    &required_per_problem::RULE,
    &unknown_type::RULE,
    &unknown_param::RULE,
    &unused_param::RULE,
    &unknown_slot::RULE,
    &unknown_wire::RULE,
    &unknown_group::RULE,
    &unknown_error::RULE,
    &unknown_policy::RULE,
    &unknown_limit::RULE,
    &unknown_member::RULE,
    &misplaced_problems::RULE,
    &sensitive_shown::RULE,
    &unknown_scheme::RULE,
    &unknown_scope::RULE,
    &declared_twice::RULE,
    &duplicate_error::RULE,
    &name_collision::RULE,
    &duplicate_identity::RULE,
    &duplicate_code::RULE,
    &default_wire::RULE,
    &missing_status::RULE,
    &unfit_status::RULE,
    &missing_prose::RULE,
    &missing_text::RULE,
    &duplicate_operation::RULE,
    &unfit_rejection::RULE,
    &unfillable_context::RULE,
    &dead_link::RULE,
    &profiles::media_type::RULE,
    &profiles::oauth_member::RULE,
    &profiles::oauth_status::RULE,
    &profiles::oauth_character::RULE,
    &profiles::oauth_challenge::RULE,
    &profiles::problem_member::RULE,
    &profiles::problem_status::RULE,
    &profiles::problem_type::RULE,
    &profiles::json_api_document::RULE,
    &profiles::json_api_error::RULE,
    &profiles::json_api_member::RULE,
    &profiles::json_api_name::RULE,
    &profiles::json_api_status::RULE,
    &broken_template::RULE,
    &bad_marker::RULE,
    &unpaired_marker::RULE,
    &unknown_part::RULE,
    &unknown_argument::RULE,
    &missing_page::RULE,
    &questionable_retry::RULE,
    &unused_code::RULE,
    &missing_challenge::RULE,
    &missing_allow::RULE,
    &missing_delay::RULE,
    &unused_exception::RULE,
    &unused_waiver::RULE,
    &unfit_challenge::RULE,
    &restated_title::RULE,
    &idle_resolution::RULE,
    &vague_text::RULE,
    &unbounded_text::RULE,
    &sensitive_told::RULE,
    &similar_errors::RULE,
    &mixed_style::RULE,
    &long_text::RULE,
    &misspelt_code::RULE,
    &success_status::RULE,
    &profiles::oauth_code::RULE,
    &profiles::oauth_cached::RULE,
    &profiles::problem_title::RULE,
    &profiles::problem_extension::RULE,
    &unknown_anchor::RULE,
    &idle_relation::RULE,
    &unused_scheme::RULE,
    &unknown_template::RULE,
    &idle_marker::RULE,
];

/// What stands above the example of a rule that is not a whole catalog. Four lines.
pub const HEAD: &str = "errcat: 1
api: test
title: Test
wire: { http: { body: { code: $code, message: $message, details: $details } } }
";

/// The catalog of an example that is a page, below [`HEAD`].
pub const FILLS: &str = "\
groups:
  books:
    title: Books
    errors:
      GONE: { status: 404, message: There is no such book }
      CLOSED: { code: 410, status: 410, message: Closed }
      MOVED: { code: 410, status: 410, message: Moved }
  empty: { title: Nothing }
codes: { 410: Several. }
statuses: { 404: { note: No such thing } }
generate: { docs: { inject: [page.md] } }
";

/// Whether an example of a rule is a page written by hand.
pub fn is_page(example: &str) -> bool {
    example.starts_with("<!--")
}

/// The files of an example of a rule: path and text.
pub fn files(example: &str) -> Vec<(&str, String)> {
    if is_page(example) {
        return vec![("catalog.yaml", format!("{HEAD}{FILLS}")), ("page.md", example.to_owned())];
    }
    let whole = example.lines().any(|line| line.starts_with("errcat:"));
    let mut files = vec![("catalog.yaml", if whole { String::new() } else { HEAD.to_owned() })];
    for line in example.split_inclusive('\n') {
        let path = line.strip_prefix("# ").map(str::trim_end);
        if let Some(path) = path.filter(|path| path.strip_suffix(".yaml").is_some()) {
            files.push((path, String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
        }
    }
    files
}

/// Every rule there is, those of the reader first, by code within each crate.
pub fn every() -> impl Iterator<Item = &'static Rule> {
    errcat_syntax::rules::ALL.iter().chain(ALL).copied()
}

/// The rules over a lowered catalog.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    name_collision::check(lowered, sink);
    let told = duplicate_identity::check(lowered, sink);
    duplicate_code::check(lowered, &told, sink);
    unused_code::check(lowered, sink);
    missing_prose::check(lowered, sink);
    questionable_retry::check(lowered, sink);
    unfillable_context::check(lowered, sink);
    required_per_problem::check(lowered, sink);
    missing_challenge::check(lowered, sink);
    unfit_challenge::check(lowered, sink);
    unused_scheme::check(lowered, sink);
    missing_allow::check(lowered, sink);
    missing_delay::check(lowered, sink);
    restated_title::check(lowered, sink);
    idle_resolution::check(lowered, sink);
    vague_text::check(lowered, sink);
    unbounded_text::check(lowered, sink);
    sensitive_told::check(lowered, sink);
    similar_errors::check(lowered, &|id| told.contains(&id), sink);
    mixed_style::check(lowered, sink);
    long_text::check(lowered, sink);
    misspelt_code::check(lowered, sink);
    success_status::check(lowered, sink);
    unknown_anchor::check(lowered, sink);
    claims::check(lowered, sink);
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use errcat_source::Severity;

    use super::{ALL, every};
    use crate::testing::codes;

    /// Faults that a few lines of text cannot have.
    const WITHOUT_EXAMPLE: &[&str] = &[
        "not_utf8",
        "file_too_large",
        "broken_template",
        "dead_link",
        "missing_page",
        "unknown_template",
    ];

    #[test]
    fn the_bad_example_breaks_its_rule_alone_and_the_good_one_none() {
        let mut wrong = Vec::new();
        for rule in every() {
            if rule.bad.is_empty() || rule.good.is_empty() {
                if !WITHOUT_EXAMPLE.contains(&rule.name) {
                    wrong.push(format!("{} has no example", rule.name));
                }
                continue;
            }
            let found = codes(rule.bad);
            if found.is_empty() || !found.iter().all(|d| d.contains(&format!(" {} ", rule.code))) {
                wrong.push(format!("{}, bad: {found:?}", rule.name));
            }
            let found = codes(rule.good);
            if !found.is_empty() {
                wrong.push(format!("{}, good: {found:?}", rule.name));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn codes_and_names_are_unique_sorted_and_fit_their_severity() {
        let mut names = HashSet::new();
        for rule in ALL {
            assert!(names.insert(rule.name), "{} is there twice", rule.name);
            let letter = if rule.severity == Severity::Error { 'E' } else { 'W' };
            assert!(rule.code.starts_with(letter), "{}", rule.code);
            // Backticks mark code on the page of the rule.
            assert!(rule.explanation.matches('`').count().is_multiple_of(2), "{}", rule.name);
            assert!(rule.explanation.len() > 40, "{} is not explained", rule.name);
        }
        assert!(ALL.is_sorted_by(|a, b| a.code < b.code));
    }
}
