//! From names of the catalog to names of the outputs.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Whether `key` may name an error, a group, a wire: letters, digits, `_`, `-` and `.`, the first a
/// letter or digit.
pub(crate) fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphanumeric())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// Whether `name` may name a param or a member of the context: it stands in `{…}` and behind `$`.
pub(crate) fn is_param(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.contains(|c: char| c != '_')
}

/// Whether a member of a record can be a Rust field: ASCII, with a letter before the first digit.
pub(crate) fn is_field(name: &str) -> bool {
    name.is_ascii()
        && !name.bytes().any(|b| b.is_ascii_control())
        && field(name).starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The Rust variant of an error: `PascalCase`, `E` before a digit.
pub(crate) fn variant(key: &str) -> String {
    pascal(key, "E")
}

/// The Rust variant of an enum's value: `PascalCase`, `V` before a digit.
pub(crate) fn value_variant(text: &str) -> String {
    pascal(text, "V")
}

fn pascal(text: &str, before_digit: &str) -> String {
    let name = text.to_upper_camel_case();
    match name.as_bytes() {
        [b'0'..=b'9', ..] => format!("{before_digit}{name}"),
        // The one keyword in this case.
        b"Self" => "Self_".to_owned(),
        _ => name,
    }
}

/// The Rust function of an error: `snake_case`, `e` before a digit.
pub(crate) fn function(key: &str) -> String {
    let name = snake(key);
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("e{name}") } else { name }
}

/// The Rust field of a declaration.
pub(crate) fn field(name: &str) -> String {
    snake(name)
}

/// `name` in `snake_case`.
fn snake(name: &str) -> String {
    if is_plain(name) { name.to_ascii_lowercase() } else { name.to_snake_case() }
}

/// Whether conversion to `snake_case` only changes the case: words of one case each, with single
/// `_` between them. Most names are so, and splitting takes time in a large catalog.
fn is_plain(name: &str) -> bool {
    name.split('_').all(|word| {
        let digit = |b: u8| b.is_ascii_digit();
        !word.is_empty()
            && (word.bytes().all(|b| b.is_ascii_lowercase() || digit(b))
                || word.bytes().all(|b| b.is_ascii_uppercase() || digit(b)))
    })
}

/// The anchor of a heading: lower case with `-`.
pub(crate) fn anchor(key: &str) -> String {
    if is_plain(key) { snake(key).replace('_', "-") } else { key.to_kebab_case() }
}

/// A heading made of a key: `rate_limits` is "Rate limits".
pub(crate) fn heading(key: &str) -> String {
    let words = key.to_snake_case().replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// How codes are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeStyle {
    Screaming,
    Snake,
    Kebab,
    Pascal,
    Camel,
    Any,
}

impl CodeStyle {
    /// The words of the language and what they mean.
    pub(crate) const WORDS: &'static [(&'static str, Self)] = &[
        ("SCREAMING_SNAKE_CASE", Self::Screaming),
        ("snake_case", Self::Snake),
        ("kebab-case", Self::Kebab),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("any", Self::Any),
    ];

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, style)| *style == self).map_or("any", |(word, _)| word)
    }

    /// Whether `code` is spelled so. By the letters alone: `iOSError` is camel case, though a
    /// conversion would spell it otherwise.
    pub(crate) fn fits(self, code: &str) -> bool {
        let words = |separator: char, letter: fn(&u8) -> bool| {
            code.split(separator).all(|word| {
                !word.is_empty() && word.bytes().all(|b| letter(&b) || b.is_ascii_digit())
            })
        };
        let alphanumeric = || code.bytes().all(|b| b.is_ascii_alphanumeric());
        match self {
            Self::Screaming => words('_', u8::is_ascii_uppercase),
            Self::Snake => words('_', u8::is_ascii_lowercase),
            Self::Kebab => words('-', u8::is_ascii_lowercase),
            Self::Pascal => alphanumeric() && code.starts_with(|c: char| !c.is_ascii_lowercase()),
            Self::Camel => alphanumeric() && code.starts_with(|c: char| !c.is_ascii_uppercase()),
            Self::Any => true,
        }
    }

    /// `text` spelled so.
    pub(crate) fn spell(self, text: &str) -> String {
        if self.fits(text) {
            return text.to_owned();
        }
        match self {
            Self::Screaming => text.to_shouty_snake_case(),
            Self::Snake => text.to_snake_case(),
            Self::Kebab => text.to_kebab_case(),
            Self::Pascal => text.to_upper_camel_case(),
            Self::Camel => text.to_lower_camel_case(),
            Self::Any => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_become_what_conversion_makes_of_them() {
        for name in ["a", "a1_b2", "1a", "a_1", "A1B_C", "1A", "A_b", "NOT_FOUND_2"] {
            assert!(is_plain(name), "{name}");
            assert_eq!(snake(name), name.to_snake_case());
            assert_eq!(anchor(name), name.to_kebab_case());
        }
        for name in ["_", "", "a__b", "_a", "a_", "aB", "Ab", "a-b", "é", "a.b"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn names_are_safe_in_rust() {
        assert_eq!(variant("404_NOT_FOUND"), "E404NotFound");
        assert_eq!(function("404_NOT_FOUND"), "e404_not_found");
        assert_eq!(variant("SELF"), "Self_");
        assert_eq!(variant("auth.token-expired"), "AuthTokenExpired");
        assert_eq!(anchor("TOKEN_EXPIRED"), "token-expired");
        assert_eq!(value_variant("3d"), "V3d");
        assert_eq!(heading("rate_limits"), "Rate limits");
    }

    #[test]
    fn styles_accept_by_letters_and_spell_by_words() {
        assert!(CodeStyle::Camel.fits("iOSError"));
        assert!(!CodeStyle::Screaming.fits("Not_FOUND"));
        assert!(!CodeStyle::Snake.fits("a__b"));
        assert_eq!(CodeStyle::Snake.spell("TOKEN_EXPIRED"), "token_expired");
        assert_eq!(CodeStyle::Pascal.spell("TOKEN_EXPIRED"), "TokenExpired");
        assert_eq!(CodeStyle::Any.spell("NO"), "NO");
    }

    #[test]
    fn keys_params_and_fields() {
        assert!(is_key("404_NOT-FOUND.x") && !is_key("_x") && !is_key("é") && !is_key(""));
        assert!(is_param("retry_after") && !is_param("retry-after") && !is_param("_"));
        assert!(
            is_field("@type") && is_field("error-code") && !is_field("404") && !is_field("日本")
        );
    }
}
