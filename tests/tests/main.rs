//! End-to-end tests, one binary.

mod command;
mod dependencies;
mod fresh;
mod generate;
mod hostile;
mod language;
mod openapi;
mod readme;
mod seeds;
mod ui;
