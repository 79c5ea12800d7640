//! The headers of a response that decoding looks at.

use super::table::ClientTable;

/// What is kept of the headers.
#[derive(Debug, Default)]
pub(crate) struct Headers {
    pub(crate) content_type: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) request_id: Option<String>,
    /// Those that carry params, by their names in the catalog; of several of a name the first.
    pub(crate) params: Vec<(&'static str, String)>,
}

impl Headers {
    pub(crate) fn new<N: AsRef<str>, V: AsRef<[u8]>>(
        table: &'static ClientTable,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let mut kept = Self::default();
        for (name, value) in headers {
            let (name, value) = (name.as_ref(), value.as_ref());
            for known in table.header_names().filter(|known| known.eq_ignore_ascii_case(name)) {
                if kept.params.iter().all(|(kept, _)| *kept != known) {
                    kept.params.push((known, text(value)));
                }
            }
            let place = if name.eq_ignore_ascii_case("content-type") {
                &mut kept.content_type
            } else if name.eq_ignore_ascii_case("retry-after") {
                &mut kept.retry_after
            } else if name.eq_ignore_ascii_case("x-request-id") {
                &mut kept.request_id
            } else {
                continue;
            };
            place.get_or_insert_with(|| text(value));
        }
        kept
    }

    /// Whether the content is of a media type, parameters such as `charset` aside.
    pub(crate) fn is_of(&self, media_type: &str) -> bool {
        let content_type = self.content_type.as_deref();
        content_type.is_some_and(|given| bare(given).eq_ignore_ascii_case(bare(media_type)))
    }
}

/// A media type without its parameters.
fn bare(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// A value without the white space around it.
fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).trim().to_owned()
}
