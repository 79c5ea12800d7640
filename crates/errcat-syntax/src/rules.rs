//! The faults a file can have before anything is resolved, one file each.

pub(crate) mod unknown_key;
pub(crate) mod wrong_type;

use errcat_source::Rule;

/// Every rule of this crate, by code.
pub static ALL: &[&Rule] = &[&unknown_key::RULE, &wrong_type::RULE];
