//! The faults a catalog can have once its files are read, one file each.
//!
//! Codes come in families: `E01xx` are words, numbers and texts of the wrong form, `E02xx` types,
//! declarations and values, `E03xx` references, `E04xx` what only the whole catalog shows
//! (duplicates, collisions, things missing), `E05xx` markers in pages, `W0xxx` warnings.

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
pub(crate) mod bad_slot;
pub(crate) mod bad_status;
pub(crate) mod bad_template;
pub(crate) mod bad_type;
pub(crate) mod bad_type_def;
pub(crate) mod bad_type_name;
pub(crate) mod broken_constraint;
pub(crate) mod control_character;
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
pub(crate) mod idle_resolution;
pub(crate) mod misplaced_key;
pub(crate) mod misplaced_problems;
pub(crate) mod missing_allow;
pub(crate) mod missing_challenge;
pub(crate) mod missing_delay;
pub(crate) mod missing_example;
pub(crate) mod missing_field;
pub(crate) mod missing_key;
pub mod missing_page;
pub(crate) mod missing_prose;
pub(crate) mod missing_status;
pub(crate) mod missing_text;
pub(crate) mod name_collision;
pub(crate) mod optional_in_message;
pub(crate) mod questionable_retry;
pub(crate) mod required_per_problem;
pub(crate) mod restated_title;
pub(crate) mod sensitive_shown;
pub(crate) mod unfillable_context;
pub(crate) mod unfit_constraint;
pub(crate) mod unfit_front_matter;
pub(crate) mod unfit_in_text;
pub(crate) mod unfit_merge;
pub(crate) mod unfit_problems;
pub(crate) mod unfit_rejection;
pub(crate) mod unfit_status;
pub(crate) mod unfit_value;
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
pub(crate) mod unknown_slot;
pub(crate) mod unknown_type;
pub(crate) mod unknown_wire;
pub(crate) mod unknown_word;
pub(crate) mod unpaired_marker;
pub(crate) mod unsupported_version;
pub(crate) mod unused_code;
pub(crate) mod unused_exception;
pub(crate) mod unused_param;
pub(crate) mod vague_text;

use errcat_source::{Rule, Sink};

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
    &restated_title::RULE,
    &idle_resolution::RULE,
    &vague_text::RULE,
    &idle_marker::RULE,
];

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
    missing_allow::check(lowered, sink);
    missing_delay::check(lowered, sink);
    restated_title::check(lowered, sink);
    idle_resolution::check(lowered, sink);
    vague_text::check(lowered, sink);
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
        "empty_file",
        "too_deep",
        "alias_limit",
        "declared_twice",
        "misplaced_key",
        "missing_page",
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
            assert!(rule.explanation.len() > 40, "{} is not explained", rule.name);
        }
        assert!(ALL.is_sorted_by(|a, b| a.code < b.code));
    }
}
