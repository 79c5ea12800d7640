//! The faults a file can have before anything is resolved, one file each.

pub mod alias_limit;
pub mod bad_key;
pub mod duplicate_key;
pub mod empty_file;
pub mod file_too_large;
pub mod merge_key;
pub mod not_utf8;
pub mod recursive_alias;
pub mod several_documents;
pub mod syntax_error;
pub mod tab_indentation;
pub mod tag;
pub mod too_deep;
pub mod unknown_anchor;
pub mod unknown_key;
pub mod wrong_type;

use errcat_source::Rule;

/// Every rule of this crate, by code.
pub static ALL: &[&Rule] = &[
    &not_utf8::RULE,
    &file_too_large::RULE,
    &empty_file::RULE,
    &syntax_error::RULE,
    &tab_indentation::RULE,
    &several_documents::RULE,
    &too_deep::RULE,
    &alias_limit::RULE,
    &unknown_anchor::RULE,
    &duplicate_key::RULE,
    &unknown_key::RULE,
    &wrong_type::RULE,
    &bad_key::RULE,
    &merge_key::RULE,
    &tag::RULE,
    &recursive_alias::RULE,
];

/// Text of the author within a message: in backticks, on one line, and not too long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut out = String::from("`");
    let mut rest = text.chars();
    out.extend(rest.by_ref().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }));
    out.push_str(if rest.next().is_some() { "…`" } else { "`" });
    out
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn rules_are_listed_by_code_and_explained() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code));
        let mut names: Vec<_> = ALL.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        for rule in ALL {
            assert!(rule.explanation.len() > 40, "{} explains nothing", rule.code);
            assert!(!rule.explanation.contains("  "), "{}: two spaces", rule.code);
        }
    }
}
