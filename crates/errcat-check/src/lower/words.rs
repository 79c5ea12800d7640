//! Words of fixed sets, and lengths of time.

use std::time::Duration;

use errcat_model::{ErrorSeverity, RejectionFact, RejectionKind, RetryGrade, RustFeature};
use errcat_syntax::ast::Text;

use super::scope::Scope;
use crate::rules::{bad_duration, unknown_word};

/// The retry grades.
pub(crate) const GRADES: &[(&str, RetryGrade)] = &[
    ("never", RetryGrade::Never),
    ("after_fix", RetryGrade::AfterFix),
    ("after_reauth", RetryGrade::AfterReauth),
    ("backoff", RetryGrade::Backoff),
    ("caution", RetryGrade::Caution),
];

/// The severities.
pub(crate) const SEVERITIES: &[(&str, ErrorSeverity)] = &[
    ("debug", ErrorSeverity::Debug),
    ("info", ErrorSeverity::Info),
    ("warning", ErrorSeverity::Warning),
    ("error", ErrorSeverity::Error),
    ("critical", ErrorSeverity::Critical),
];

/// The failures a framework notices.
pub(crate) const REJECTIONS: &[(&str, RejectionKind)] = &[
    ("unreadable_body", RejectionKind::UnreadableBody),
    ("wrong_media_type", RejectionKind::WrongMediaType),
    ("bad_query", RejectionKind::BadQuery),
    ("bad_path", RejectionKind::BadPath),
    ("body_too_large", RejectionKind::BodyTooLarge),
    ("unknown_route", RejectionKind::UnknownRoute),
    ("wrong_method", RejectionKind::WrongMethod),
    ("timeout", RejectionKind::Timeout),
    ("panic", RejectionKind::Panic),
    ("other", RejectionKind::Other),
];

/// What is known of such a failure when it happens.
pub(crate) const FACTS: &[(&str, RejectionFact)] = &[
    ("$reason", RejectionFact::Reason),
    ("$allow", RejectionFact::Allow),
    ("$method", RejectionFact::Method),
    ("$path", RejectionFact::Path),
];

/// The integrations of a Rust crate.
pub(crate) const FEATURES: &[(&str, RustFeature)] = &[
    ("axum", RustFeature::Axum),
    ("actix-web", RustFeature::ActixWeb),
    ("tracing", RustFeature::Tracing),
    ("utoipa", RustFeature::Utoipa),
];

/// What `text` means among `words`; `what` says what it should be ("a retry grade").
pub(crate) fn one_of<T: Copy>(
    scope: &mut Scope<'_>,
    what: &str,
    text: &Text,
    words: &[(&str, T)],
) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        scope.report(unknown_word::report(what, text, &known));
    }
    found
}

/// The values of words, each once. Reports each word that is not known.
pub(crate) fn each_of<T: Copy + PartialEq>(
    scope: &mut Scope<'_>,
    what: &str,
    texts: Option<&[Text]>,
    words: &[(&str, T)],
) -> Vec<T> {
    let mut out = Vec::new();
    for text in texts.unwrap_or_default() {
        if let Some(word) = one_of(scope, what, text, words).filter(|word| !out.contains(word)) {
            out.push(word);
        }
    }
    out
}

/// A length of time: `500ms`, `30s`, `5m`, `1h`, `1d`.
pub(crate) fn duration(scope: &mut Scope<'_>, text: &Text) -> Option<Duration> {
    let duration = parse_duration(&text.value);
    if duration.is_none() {
        scope.report(bad_duration::report(text));
    }
    duration
}

fn parse_duration(text: &str) -> Option<Duration> {
    let unit_at = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u64 = text[..unit_at].parse().ok()?;
    let seconds = |factor: u64| number.checked_mul(factor).map(Duration::from_secs);
    match &text[unit_at..] {
        "ms" => Some(Duration::from_millis(number)),
        "s" => seconds(1),
        "m" => seconds(60),
        "h" => seconds(60 * 60),
        "d" => seconds(24 * 60 * 60),
        _ => None,
    }
}

/// A length of time in words, in the largest unit that counts it: "1 minute", "90 seconds".
pub(crate) fn spoken(duration: Duration) -> String {
    let millis = duration.as_millis();
    let units =
        [("day", 86_400_000_u128), ("hour", 3_600_000), ("minute", 60_000), ("second", 1_000)];
    let (unit, size) = units
        .into_iter()
        .find(|(_, size)| millis >= *size && millis.is_multiple_of(*size))
        .unwrap_or(("millisecond", 1));
    let number = millis / size;
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use errcat_syntax::words as offered;

    use super::*;
    use crate::lower::{Required, claims, decls, exceptions, guides, security};
    use crate::names::CodeStyle;

    /// What editors offer is what is understood.
    #[test]
    fn the_schema_offers_the_words_that_have_a_meaning() {
        fn same<T>(meant: &[(&str, T)], offered: &[&str]) {
            assert_eq!(meant.iter().map(|(word, _)| *word).collect::<Vec<_>>(), offered);
        }
        same(GRADES, offered::GRADES);
        same(SEVERITIES, offered::SEVERITIES);
        same(CodeStyle::WORDS, offered::CODE_STYLES);
        same(Required::WORDS, offered::REQUIRED);
        same(decls::PER, offered::PER);
        same(decls::UNITS, offered::UNITS);
        same(exceptions::LEVELS, offered::LEVELS);
        same(guides::PLACES, offered::PLACES);
        same(claims::PROFILES, offered::PROFILES);
        same(security::TYPES, offered::SCHEMES);
        same(security::PLACES, offered::KEY_PLACES);
    }

    #[test]
    fn lengths_of_time_are_read_and_spoken() {
        let say = |text| parse_duration(text).map(spoken);
        assert_eq!(say("1m").as_deref(), Some("1 minute"));
        assert_eq!(say("90s").as_deref(), Some("90 seconds"));
        assert_eq!(say("500ms").as_deref(), Some("500 milliseconds"));
        assert_eq!(say("48h").as_deref(), Some("2 days"));
        assert_eq!(say("1 m"), None);
        assert_eq!(say("m"), None);
        assert_eq!(say("60"), None);
        assert_eq!(say("99999999999999999999d"), None);
        assert_eq!(say("18446744073709551615d"), None);
    }
}
