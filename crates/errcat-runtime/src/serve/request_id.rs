//! Names of requests.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

use crate::Uuid;

/// The longest id that is taken over from a request, in bytes.
const LONGEST: usize = 128;

/// The id of a request: the one it came with, or one made for it.
///
/// Middleware puts it into the extensions of the request, for handlers and logs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id a request came with, where it is one: 1 to 128 visible ASCII characters, so that it
    /// may stand in logs as it is.
    pub fn read(text: &[u8]) -> Option<Self> {
        let fits = (1..=LONGEST).contains(&text.len()) && text.iter().all(u8::is_ascii_graphic);
        let text = std::str::from_utf8(text).ok().filter(|_| fits)?;
        Some(Self(text.into()))
    }

    /// A new id: a random UUID.
    pub fn made() -> Self {
        Self(Self::new_uuid().to_string().into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A random UUID (RFC 9562, version 4). The standard library seeds its hash maps from the
    /// system's randomness and changes the seed with each; that is random enough for a name.
    pub(crate) fn new_uuid() -> Uuid {
        let random = || u128::from(RandomState::new().build_hasher().finish());
        let bits = random() << 64 | random();
        let version = 0x4 << 76;
        let variant = 0b10 << 62;
        Uuid::from(bits & !(0xf << 76) & !(0b11 << 62) | version | variant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_taken_over_or_made() {
        assert_eq!(RequestId::read(b"req-1").unwrap().as_str(), "req-1");
        for bad in [&b""[..], b"a b", b"a\nb", "\u{e9}".as_bytes(), &[b'a'; 129]] {
            assert_eq!(RequestId::read(bad), None);
        }
        let made = RequestId::made();
        assert_eq!(made.as_str().as_bytes()[14], b'4');
        assert!(made.as_str().parse::<Uuid>().is_ok());
        assert_ne!(made, RequestId::made());
    }
}
