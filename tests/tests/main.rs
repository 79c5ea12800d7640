//! End-to-end tests, one binary.

mod command;
mod dependencies;
mod fresh;
mod generate;
mod hostile;
mod language;
mod readme;
mod seeds;
mod serve;
mod ui;
