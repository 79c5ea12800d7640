//! Which of several content types a client prefers (RFC 9110, section 12.5.1).

/// The index of the type that `accept` likes best, of the first where it likes several the same,
/// or none: an error in a form that was not asked for says more than no error.
pub(super) fn choose(accept: &str, types: &[&str]) -> usize {
    let mut best = (0, 0);
    for (index, media_type) in types.iter().enumerate() {
        let quality = quality(accept, media_type);
        if quality > best.1 {
            best = (index, quality);
        }
    }
    best.0
}

/// How much `accept` likes a type, in thousandths: what the most specific range that covers it says.
fn quality(accept: &str, media_type: &str) -> u32 {
    let kind = media_type.split(';').next().unwrap_or_default().trim();
    let group = kind.split('/').next().unwrap_or_default();
    let mut found = (0, 0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let specific = match name.split_once('/') {
            _ if name.eq_ignore_ascii_case(kind) => 3,
            Some((of, "*")) if of.eq_ignore_ascii_case(group) => 2,
            Some(("*", "*")) => 1,
            _ => continue,
        };
        let given = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
        if specific > found.0 {
            found = (specific, given.map_or(1000, thousandths));
        }
    }
    found.1
}

/// `0.8` as 800; what is no weight weighs nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|b| b.is_ascii_digit());
    let fraction = format!("{fraction:0<3}").parse().unwrap_or(0);
    match whole {
        "0" if digits => fraction,
        "1" if digits => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_choose() {
        let types = ["application/json", "application/problem+json"];
        let choose = |accept| choose(accept, &types);
        assert_eq!(choose("*/*"), 0);
        assert_eq!(choose("text/html"), 0);
        assert_eq!(choose("application/problem+json"), 1);
        assert_eq!(choose("Application/Problem+JSON;q=0.5, text/html"), 1);
        assert_eq!(choose("application/*;q=0.5, application/problem+json;q=0.8"), 1);
        assert_eq!(choose("application/json;q=0.2, */*;q=0.3"), 1);
        assert_eq!(choose("application/problem+json;q=x, application/json;q=0.001"), 0);
        assert_eq!(choose(",;=,/"), 0);
    }
}
