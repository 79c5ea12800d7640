//! For generated code only. Not covered by semantic versioning: a generated crate is regenerated
//! together with the runtime it links.

pub use crate::limit::at_most;
#[cfg(feature = "serde")]
pub use crate::parsed::parsed;
pub use crate::pattern::Pattern;
pub use crate::render::Values;
pub use crate::table::{
    op, source, Body, Program, Row, Table, BODY_WORDS, COLUMNS, NONE, PROGRAM_HEAD,
};
pub use crate::value::{
    composite, default_member, is_empty_object, member, separate, string, Form, Place, Redacted,
    Unit, Value,
};
#[cfg(feature = "serde")]
pub use serde;
