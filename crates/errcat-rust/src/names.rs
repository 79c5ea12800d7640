//! Identifiers.

use std::collections::HashSet;

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

/// Keywords of Rust up to edition 2024, reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Names that cannot be identifiers, not even as `r#self`.
const PATH_WORDS: &[&str] = &["self", "Self", "super", "crate", "_"];

/// Names of types and traits that generated code and the prelude use: a type of the catalog by
/// such a name gets a `_`.
const TAKEN_TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Context",
    "Copy",
    "Cow",
    "DateTime",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Duration",
    "Eq",
    "Error",
    "ErrorCode",
    "Expected",
    "Extend",
    "Fields",
    "Fn",
    "FnMut",
    "FnOnce",
    "Form",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "Map",
    "Members",
    "None",
    "Number",
    "Occurrence",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Problem",
    "Program",
    "Redacted",
    "Result",
    "RetryAdvice",
    "RetryGrade",
    "Row",
    "Send",
    "Sized",
    "Some",
    "StdError",
    "String",
    "Sync",
    "Table",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "UnknownCode",
    "UnknownValue",
    "Uuid",
    "Value",
    "Values",
    "Vec",
    "Wire",
];

/// Functions that `Error` has, itself or by a trait whose name a lint would take the constructor
/// for: a constructor by such a name gets a `_`.
const TAKEN_FUNCTIONS: &[&str] = &[
    "as_mut",
    "as_ref",
    "body",
    "body_on",
    "borrow",
    "caused_by",
    "clone",
    "cmp",
    "code",
    "default",
    "deref",
    "drop",
    "eq",
    "fields",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "headers",
    "index",
    "into",
    "into_iter",
    "message",
    "ne",
    "new",
    "next",
    "not",
    "render",
    "retry",
    "row",
    "source",
    "status",
    "title",
    "to_string",
    "try_from",
    "values",
    "wire",
    "write_body",
];

/// `name` as an identifier, which it may be already but for a keyword or a first digit.
fn identifier(name: String) -> String {
    if PATH_WORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

/// ASCII letters and digits, everything else as a break between words.
fn words(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn avoiding(taken: &[&str], name: String) -> String {
    if taken.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// A variant.
pub(crate) fn variant(name: &str) -> String {
    identifier(words(name))
}

/// A constructor of an error.
pub(crate) fn constructor(name: &str) -> String {
    let name = avoiding(TAKEN_FUNCTIONS, identifier(words(name)));
    // Setters of the types of operations begin so.
    if name.starts_with("with_") { format!("{name}_") } else { name }
}

/// A type of the catalog.
pub(crate) fn type_name(name: &str) -> String {
    avoiding(TAKEN_TYPES, identifier(words(name)))
}

/// A wire.
pub(crate) fn wire(name: &str) -> String {
    let name = words(name).to_upper_camel_case();
    identifier(if name.is_empty() { "Wire".to_owned() } else { name })
}

/// Fields of one struct or variant, in order.
pub(crate) fn fields<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let snake = |name: &str| {
        let name = words(name).to_snake_case();
        identifier(if name.is_empty() { "value".to_owned() } else { name })
    };
    unique(names.map(snake))
}

/// The same names, with a number where one comes again.
pub(crate) fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for name in names {
        let mut own = name.clone();
        let mut n = 2;
        while !seen.insert(own.clone()) {
            own = format!("{}_{n}", name.trim_start_matches("r#"));
            n += 1;
        }
        out.push(own);
    }
    out
}

/// The identifier without `r#`, to build others from.
pub(crate) fn bare(name: &str) -> &str {
    name.trim_start_matches("r#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_an_identifier() {
        let names = ["type", "self", "retryAfter", "2fa", "@id", "retry-after", "日"];
        assert_eq!(
            fields(names.into_iter()),
            ["r#type", "self_", "retry_after", "_2fa", "id", "retry_after_2", "value"]
        );
        assert_eq!(type_name("Error"), "Error_");
        assert_eq!(constructor("status"), "status_");
        assert_eq!(variant("Self"), "Self_");
        assert_eq!(wire("json_api"), "JsonApi");
    }
}
