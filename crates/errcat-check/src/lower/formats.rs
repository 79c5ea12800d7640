//! Forms of texts: moments, UUIDs, URIs, media types, tokens.

/// RFC 3339 in UTC with `Z`: `2026-01-31T09:30:00Z`, perhaps with a fraction of a second.
pub(crate) fn is_datetime(text: &str) -> bool {
    let Some(text) = text.strip_suffix('Z') else { return false };
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let form = seconds.len() == 19
        && seconds.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            10 => b == b'T',
            13 | 16 => b == b':',
            _ => b.is_ascii_digit(),
        });
    if !form {
        return false;
    }
    let number = |range: std::ops::Range<usize>| seconds[range].parse::<u32>().unwrap_or(u32::MAX);
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let (hour, minute, second) = (number(11..13), number(14..16), number(17..19));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && hour < 24 && minute < 60 && second <= 60
}

/// A UUID as generated code writes it: lower case with hyphens.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
        })
}

/// A URI reference: characters RFC 3986 allows, and others of Unicode as an IRI has them.
pub(crate) fn is_uri(text: &str) -> bool {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    !text.is_empty() && !text.contains(refused)
}

/// A token of RFC 9110, section 5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(token)
}

/// A media type, perhaps with parameters.
pub(crate) fn is_media_type(text: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let names = essence.trim_end().split_once('/');
    names.is_some_and(|(ty, subtype)| is_token(ty) && is_token(subtype))
        && parameters.bytes().all(|b| (b' '..=b'~').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        assert!(is_datetime("2025-11-27T10:30:00Z") && is_datetime("2024-02-29T00:00:00.125Z"));
        for wrong in ["2025-02-29T00:00:00Z", "2025-11-27T10:30:00+01:00", "2025-11-27", "Z", "é"]
        {
            assert!(!is_datetime(wrong), "{wrong}");
        }
    }

    #[test]
    fn identifiers() {
        assert!(is_uuid("7f8d3c52-1f0b-4a6e-9c1d-2b5e8a9f6c04"));
        assert!(!is_uuid("7F8D3C52-1f0b-4a6e-9c1d-2b5e8a9f6c04"));
        assert!(is_uri("/a?b=c#d") && is_uri("https://example.com/é") && !is_uri("a b"));
        assert!(is_token("Retry-After") && !is_token("Retry After") && !is_token(""));
        assert!(is_media_type("text/plain; charset=utf-8") && !is_media_type("json"));
    }
}
