//! For generated code only. Not covered by semantic versioning: a generated crate is regenerated
//! together with the runtime it links.

pub use super::cursor::Cursor;
pub use super::decode::{decode, Api};
pub use super::read::{Input, Members, Read};
pub use super::shape::Found;
pub use super::table::ClientTable;
pub use crate::value::Unit;
