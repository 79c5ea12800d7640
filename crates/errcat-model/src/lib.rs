//! The catalog as meant: resolved, checked, inert.
//!
//! `errcat-check` builds a [`Catalog`]; emitters read it. Every reference is an index that holds,
//! every default is applied, every template is split into pieces: nobody downstream looks a name
//! up or at braces again. The model knows no YAML, no spans, no tokens, no templates, no disk.
//!
//! Two pure functions turn it into what every output needs: [`shape::of_body`] says what one error
//! looks like on one wire, and [`example`] fills such a shape with values. [`Files`] is what outputs hand
//! their files to.

mod catalog;
mod docs;
mod error;
pub mod example;
mod files;
mod generate;
mod guide;
mod json;
mod phrase;
mod prose;
mod rejection;
mod retry;
mod security;
pub mod shape;
mod types;
mod wire;

pub use catalog::*;
pub use docs::*;
pub use error::*;
pub use files::{Draft, Files, spill};
pub use generate::*;
pub use guide::*;
pub use json::Json;
pub use phrase::{reason_phrase, status_of_phrase};
pub use prose::{Inline, Prose};
pub use rejection::*;
pub use retry::*;
pub use security::*;
pub use types::*;
pub use wire::*;
