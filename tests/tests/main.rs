//! End-to-end tests, one binary.

mod client;
mod command;
mod dependencies;
mod fresh;
mod generate;
mod hostile;
mod language;
mod readme;
mod seeds;
mod ui;
