//! The client's side of all six crates: what a server writes, a client reads.

mod api;
mod foreign;
mod fuzz;
mod retry;
mod round_trip;
mod snippets;
mod values;
