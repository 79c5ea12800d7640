//! End-to-end tests, one binary.

mod begin;
mod command;
mod dependencies;
mod explain;
mod formats;
mod fresh;
mod generate;
mod hostile;
mod language;
mod list;
mod readme;
mod schema;
mod seeds;
mod ui;
