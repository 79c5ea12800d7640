//! The client's side: responses back into errors, and whether to try again.
//!
//! A generated crate with its feature `client` has `decode`, which ends here. [`internal`] is for
//! generated code alone.

mod advice;
mod cursor;
mod decode;
mod decoded;
mod executor;
mod headers;
#[doc(hidden)]
pub mod internal;
mod places;
mod problems;
mod read;
mod scan;
mod shape;
mod straight;
mod table;
mod tape;
mod template;
mod unescape;
mod values;

pub use advice::{Advice, RetryAfter};
pub use decoded::{Decoded, Known, Unknown};
pub use executor::{retry, Advise, Clock, Limits};
pub use problems::Problems;

/// No headers, where there are none: `decode(404, NO_HEADERS, body)`.
pub const NO_HEADERS: [(&str, &str); 0] = [];
