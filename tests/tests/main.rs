//! End-to-end tests, one binary.

mod begin;
mod client;
mod codes;
mod command;
mod dependencies;
mod explain;
mod formats;
mod fresh;
mod generate;
mod hostile;
mod inject;
mod language;
mod layout;
mod list;
mod mend;
mod merge;
mod misuse;
mod msrv;
mod openapi;
mod readme;
mod rules;
mod schema;
mod seeds;
mod serve;
mod templates;
mod ui;
