//! What a framework answers by itself, and what the catalog says instead.

use std::borrow::Cow;
use std::fmt;

use super::Respond;

/// A failure that a framework notices itself. LANGUAGE.md, section "Rejections", says of each what
/// it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RejectionKind {
    /// `unreadable_body`
    UnreadableBody,
    /// `wrong_media_type`
    WrongMediaType,
    /// `bad_query`
    BadQuery,
    /// `bad_path`
    BadPath,
    /// `body_too_large`
    BodyTooLarge,
    /// `unknown_route`
    UnknownRoute,
    /// `wrong_method`
    WrongMethod,
    /// `timeout`
    Timeout,
    /// `panic`
    Panic,
    /// `other`
    Other,
}

/// A failure with what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Rejection<'a> {
    kind: RejectionKind,
    reason: &'a str,
    allow: &'a str,
    method: &'a str,
    path: &'a str,
}

impl Rejection<'_> {
    /// What happened.
    pub fn kind(&self) -> RejectionKind {
        self.kind
    }

    /// What the framework says of it, one line of at most 200 characters.
    pub fn reason(&self) -> String {
        line(self.reason)
    }

    /// The methods of the route, as in `Allow`.
    pub fn allow(&self) -> String {
        line(self.allow)
    }

    /// The method of the request.
    pub fn method(&self) -> String {
        line(self.method)
    }

    /// The path of the request, still encoded.
    pub fn path(&self) -> String {
        line(self.path)
    }
}

/// The cause of a problem that stands for a framework's answer: what that was, for logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    status: u16,
    text: String,
}

impl Rejected {
    /// The status the framework answered.
    pub fn status(&self) -> u16 {
        self.status
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rejected with {}", self.status)?;
        match self.text.as_str() {
            "" => Ok(()),
            text => write!(f, ": {text}"),
        }
    }
}

impl std::error::Error for Rejected {}

/// Characters of a text that errors may repeat.
const LONGEST_LINE: usize = 200;

/// A text as one bounded line: control characters would break logs, length would bloat answers.
fn line(text: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut out: String = text.chars().map(clean).take(LONGEST_LINE).collect();
    if text.chars().nth(LONGEST_LINE).is_some() {
        out.pop();
        out.push('…');
    }
    out
}

/// A framework's own answer, and the request it was for.
#[derive(Debug)]
pub(crate) struct Failure<'a> {
    pub(crate) kind: RejectionKind,
    /// The status the framework chose.
    pub(crate) status: u16,
    /// What the framework says.
    pub(crate) text: Cow<'a, str>,
    /// The header `Allow`.
    pub(crate) allow: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
}

impl Failure<'_> {
    /// The problem that answers for it, with the failure as its cause: that of its kind, else that
    /// of `other` where it is of the class of the framework's status. `None` where the catalog has
    /// none.
    pub(crate) fn problem<P: Respond>(&self) -> Option<P> {
        let reason = match self.kind {
            // What a panic says is for the operator.
            RejectionKind::Panic => "The request could not be handled",
            RejectionKind::Timeout if self.text.is_empty() => "The request took too long",
            _ => &self.text,
        };
        let of = |kind| {
            let Self { allow, method, path, .. } = *self;
            P::rejected(&Rejection { kind, reason, allow, method, path })
        };
        let class = |problem: &P| problem.status() / 100 == self.status / 100;
        let problem = of(self.kind).or_else(|| of(RejectionKind::Other).filter(class))?;
        Some(problem.with_cause(Rejected { status: self.status, text: line(&self.text) }))
    }
}

/// Whether a response of this content type may be a framework's own: plain text, or none at all.
pub(crate) fn is_text(content_type: Option<&[u8]>) -> bool {
    content_type.map_or(true, |ty| ty.to_ascii_lowercase().starts_with(b"text/plain"))
}

/// What a status says of a failure. Bodies, queries and paths share 400 and 422; `None` says that
/// it takes more to know which.
pub(crate) fn kind_of(status: u16) -> Option<RejectionKind> {
    match status {
        400 | 422 => None,
        404 => Some(RejectionKind::UnknownRoute),
        405 => Some(RejectionKind::WrongMethod),
        408 | 504 => Some(RejectionKind::Timeout),
        413 => Some(RejectionKind::BodyTooLarge),
        415 => Some(RejectionKind::WrongMediaType),
        _ => Some(RejectionKind::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_short_lines() {
        assert_eq!(line("a\r\nX: 1\u{7f}"), "a  X: 1 ");
        let long = "é".repeat(LONGEST_LINE);
        assert_eq!(line(&long), long);
        let cut = line(&format!("{long}."));
        assert_eq!(cut.chars().count(), LONGEST_LINE);
        assert!(cut.ends_with("é…"));
    }

    #[test]
    fn plain_text_and_no_type_may_be_a_frameworks() {
        assert!(is_text(None));
        assert!(is_text(Some(b"Text/Plain; charset=utf-8")));
        assert!(!is_text(Some(b"application/json")));
    }
}
