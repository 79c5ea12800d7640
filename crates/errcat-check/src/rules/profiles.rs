//! The rules of standards that wires claim, one file each.
//!
//! Most that a standard demands is an error; what it only recommends is a warning. Either is waived
//! at the wire, with a reason.

pub(crate) mod json_api_document;
pub(crate) mod json_api_error;
pub(crate) mod json_api_member;
pub(crate) mod json_api_name;
pub(crate) mod json_api_status;
pub(crate) mod media_type;
pub(crate) mod oauth_cached;
pub(crate) mod oauth_challenge;
pub(crate) mod oauth_character;
pub(crate) mod oauth_code;
pub(crate) mod oauth_member;
pub(crate) mod oauth_status;
pub(crate) mod problem_extension;
pub(crate) mod problem_member;
pub(crate) mod problem_status;
pub(crate) mod problem_title;
pub(crate) mod problem_type;
