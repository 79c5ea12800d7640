//! Renderers of diagnostics.

mod excerpt;
mod human;
mod json;

pub use human::{human, summary};
pub use json::json;

#[cfg(test)]
mod tests;
