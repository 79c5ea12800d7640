//! The generated crates behind real servers, asked over the loopback: every JSON example of the five
//! references, and every failure that a framework answers by itself.

mod actix;
mod apis;
mod axum;
mod client;
mod context;
mod events;
mod examples;
mod failures;
mod inputs;
mod oauth;
mod retry;

use errcat_runtime::serve::Respond;

/// An API behind a server.
struct Api<P: 'static> {
    /// What `/answers/0`, `/answers/1` … answer.
    answers: fn() -> Vec<Answer<P>>,
}

/// What a handler answers.
enum Answer<P> {
    /// Problems, several where the wire has a list.
    Problems(Vec<P>),
    /// A body of its own making, which middleware leaves alone.
    Plain(&'static str),
}

impl<P: Respond> Api<P> {
    fn answer(self, index: usize) -> Answer<P> {
        (self.answers)().swap_remove(index)
    }
}

impl<P> Clone for Api<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Api<P> {}

/// The body that handlers read.
#[derive(serde::Deserialize)]
struct Thing {
    name: String,
}

/// The query that handlers read.
#[derive(serde::Deserialize)]
struct Filter {
    limit: u32,
}

/// Bodies may have this many bytes.
const LARGEST_BODY: usize = 1024;
