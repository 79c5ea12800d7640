//! Source texts with positions, and the diagnostics that point into them.
//!
//! Everything that reads or checks a catalog reports through this crate: a [`Span`] names a byte
//! range of one file in a [`SourceMap`], a [`Diagnostic`] explains a fault at such a place, and
//! [`render`] draws it for a terminal or a program; [`edit`] changes a text and keeps the rest of it,
//! and [`fix`] mends what diagnostics know how to mend.
//! Nothing here knows YAML or catalogs.

mod diagnostic;
pub mod edit;
pub mod fix;
pub mod render;
mod sink;
mod source_map;
#[cfg(test)]
mod testing;

pub use diagnostic::{Diagnostic, Label, Rule, Severity};
pub use sink::{MAX_ERRORS, MAX_PER_RULE, Mark, Sink};
pub use source_map::{FileId, Position, SourceFile, SourceMap, Span};
