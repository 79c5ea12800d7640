//! What a response is to a client.

use std::fmt;

use super::advice::{sterner, RetryAfter};
use super::{Advice, Advise, Problems};
use crate::about::RetryAdvice;
use crate::{Json, RetryGrade};

/// A response as errors of the catalog, or as something else.
#[derive(Debug)]
pub enum Decoded<P, C> {
    /// Errors of the catalog.
    Known(Known<P, C>),
    /// Anything else: a page of a proxy, an error that came later than this catalog.
    Unknown(Unknown),
}

/// A response with errors of the catalog.
#[derive(Debug)]
#[non_exhaustive]
pub struct Known<P, C> {
    /// The problems in the order of the body; one, but for wires that carry a list.
    pub problems: Problems<P>,
    /// What belongs to the whole response. `None` where a member that must be there is not: not
    /// every wire carries all of them.
    pub context: Option<C>,
    /// What the catalog does not know, at the places where it stands in the body: members nobody
    /// declared, constants and sentences that differ, problems of a list that are not known. Items
    /// of a list without any of that are `null`. `None` where there is nothing of the kind.
    ///
    /// Of several members of one name the last counts, for everything that is read.
    pub extra: Option<Json>,
    /// What the response says of when to come back.
    pub retry_after: Option<RetryAfter>,
}

/// A response that is no error of the catalog.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Unknown {
    /// Its status; 0 where it did not come over HTTP.
    pub status: u16,
    /// The code, where the body has one in the place where the catalog's codes stand.
    pub code: Option<String>,
    /// The request's id, from where the catalog has it in the body, else from `X-Request-Id`.
    pub request_id: Option<String>,
    /// What the response says of when to come back.
    pub retry_after: Option<RetryAfter>,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// How many bytes of an unknown body its `Debug` shows; a proxy's page is long.
const SHOWN: usize = 200;

impl fmt::Debug for Unknown {
    /// The body as text: in a log, that is what tells whose it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = &self.body[..self.body.len().min(SHOWN)];
        let more = if shown.len() < self.body.len() { "…" } else { "" };
        f.debug_struct("Unknown")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("request_id", &self.request_id)
            .field("retry_after", &self.retry_after)
            .field("body", &format_args!("\"{}{more}\"", shown.escape_ascii()))
            .finish()
    }
}

impl<P, C> Decoded<P, C> {
    /// The first problem, where the response is known.
    pub fn problem(&self) -> Option<&P> {
        match self {
            Self::Known(known) => known.problems.first(),
            Self::Unknown(_) => None,
        }
    }

    /// What the response says of when to come back.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::Known(known) => known.retry_after,
            Self::Unknown(unknown) => unknown.retry_after,
        }
    }
}

/// The advice of the problem that says it most sternly, and when the server wants to be asked.
impl<P: Advise, C> Advise for Decoded<P, C> {
    fn retry_advice(&self) -> Advice {
        let advice = match self {
            Self::Known(known) => {
                let all = known.problems.iter().map(Advise::retry_advice);
                all.reduce(sterner).unwrap_or_default()
            }
            Self::Unknown(unknown) => unknown.retry_advice(),
        };
        Advice { after: self.retry_after(), ..advice }
    }
}

/// Back off where HTTP itself says so: 429 and 503.
impl Advise for Unknown {
    fn retry_advice(&self) -> Advice {
        let waits = matches!(self.status, 429 | 503);
        let retry = waits.then_some(RetryAdvice::new(RetryGrade::Backoff));
        Advice { retry, after: self.retry_after }
    }
}

#[cfg(test)]
mod tests {
    use super::Unknown;

    #[test]
    fn an_unknown_body_is_shown_as_text_and_in_part() {
        let unknown = |body: &[u8]| Unknown {
            status: 502,
            code: None,
            request_id: None,
            retry_after: None,
            body: body.to_vec(),
        };
        let shown = format!("{:?}", unknown(b"<p>\xffbad \"gateway\"</p>\n"));
        assert!(shown.ends_with(r#"body: "<p>\xffbad \"gateway\"</p>\n" }"#), "{shown}");
        let shown = format!("{:?}", unknown(&[b'a'; 300]));
        assert!(shown.ends_with(&format!("body: \"{}…\" }}", "a".repeat(200))), "{shown}");
    }
}
