//! Renderers of diagnostics.

mod excerpt;
mod github;
mod human;
mod json;
mod sarif;

pub use github::github;
pub use human::{Look, human, summary};
pub use json::json;
pub use sarif::sarif;

#[cfg(test)]
mod tests;
