//! The headers of a response that decoding looks at.

use std::borrow::Cow;

use super::advice::RetryAfter;
use super::table::ClientTable;

/// Those that every client looks at.
const CONTENT_TYPE: &str = "content-type";
const RETRY_AFTER: &str = "retry-after";
const X_REQUEST_ID: &str = "x-request-id";

/// The lengths of their names, as bits.
const LENGTHS: u32 = bit(CONTENT_TYPE.len()) | bit(RETRY_AFTER.len()) | bit(X_REQUEST_ID.len());

/// A length as one bit of many.
const fn bit(length: usize) -> u32 {
    1 << (length % 32)
}

/// Whether a name is one of ours, which most clients give in lower case.
#[inline]
fn is(name: &str, own: &str) -> bool {
    name == own || name.eq_ignore_ascii_case(own)
}

/// What is kept of the headers.
#[derive(Debug, Default)]
pub(crate) struct Headers {
    /// The wires of the content's media type, a bit for each of the first.
    wires: u64,
    pub(crate) retry_after: Option<RetryAfter>,
    /// Those that carry params, by their names in the catalog; of several of a name the first.
    pub(crate) params: Vec<(&'static str, String)>,
}

impl Headers {
    /// And the request's id as it came, since hardly anybody asks for it.
    pub(crate) fn new<N: AsRef<str>, V: AsRef<[u8]>>(
        table: &'static ClientTable,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> (Self, Option<V>) {
        let mut kept = Self::default();
        let (mut typed, mut timed, mut request_id) = (false, false, None);
        let lengths = LENGTHS | table.header_lengths();
        for (name, value) in headers {
            let name = name.as_ref();
            // Most headers are told by the length of their name.
            if lengths & bit(name.len()) == 0 {
                continue;
            }
            for known in table.header_names().filter(|known| is(name, known)) {
                if kept.params.iter().all(|(kept, _)| *kept != known) {
                    kept.params.push((known, text(value.as_ref()).into_owned()));
                }
            }
            if is(name, CONTENT_TYPE) {
                if !std::mem::replace(&mut typed, true) {
                    kept.wires = wires_of(table, value.as_ref());
                }
            } else if is(name, RETRY_AFTER) {
                if !std::mem::replace(&mut timed, true) {
                    kept.retry_after = RetryAfter::parse(&text(value.as_ref()));
                }
            } else if is(name, X_REQUEST_ID) {
                request_id.get_or_insert(value);
            }
        }
        (kept, request_id)
    }

    /// Whether the content is of a wire's media type.
    pub(crate) fn is_of(&self, wire: usize) -> bool {
        self.wires.checked_shr(u32::try_from(wire).unwrap_or(u32::MAX)).unwrap_or(0) & 1 != 0
    }
}

/// The wires of just this media type; without any, those where only parameters such as `charset`
/// differ.
fn wires_of(table: &'static ClientTable, media_type: &[u8]) -> u64 {
    let those = |is_of: &dyn Fn(&[u8]) -> bool| {
        let wires = (0..table.wires().min(64)).filter(|wire| is_of(table.wire(*wire).media_type()));
        wires.fold(0, |wires, wire| wires | 1 << wire)
    };
    let same = those(&|own| own == media_type);
    if same != 0 {
        return same;
    }
    let given = bare(media_type);
    those(&|own| bare(own).eq_ignore_ascii_case(given))
}

/// A media type without its parameters.
fn bare(media_type: &[u8]) -> &[u8] {
    let end = media_type.iter().position(|b| *b == b';').unwrap_or(media_type.len());
    let part = |b: &u8| !b.is_ascii_whitespace();
    let mut bare = &media_type[..end];
    let start = bare.iter().position(part).unwrap_or(end);
    bare = &bare[start..];
    &bare[..bare.iter().rposition(part).map_or(0, |last| last + 1)]
}

/// A value without the white space around it.
pub(crate) fn text(value: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(value) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
