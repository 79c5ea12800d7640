//! A type expression that cannot be read.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0201",
    name: "bad_type",
    severity: Severity::Error,
    explanation: "A type is one of `string`, `integer`, `number`, `boolean`, `datetime`, \
                  `uuid`, `uri`, `duration`, `any`, `list<T>`, `map<T>`, or the name of one \
                  of `types`.",
    bad: r#"errors:
  A: { status: 400, message: Wrong, details: "string[]" }
"#,
    good: "\
errors:
  A: { status: 400, message: Wrong, details: list<string> }
",
};

/// The part of a type expression at `span` cannot be read.
pub(crate) fn report(message: &str, label: &str, span: Span) -> Diagnostic {
    RULE.at(span, message).label(label)
}

/// What the author of a foreign type name means in this language.
pub(crate) fn meant(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "int" | "int32" | "int64" | "long" | "u32" | "u64" | "i32" | "i64" => "write `integer`",
        "float" | "double" | "decimal" | "f64" | "f32" => "write `number`",
        "str" | "text" => "write `string`",
        "bool" => "write `boolean`",
        "date" | "timestamp" | "date-time" | "time" => "write `datetime`",
        "url" => "write `uri`",
        "array" | "vec" | "set" => "write `list<T>` with the type of its items",
        "object" | "dict" | "hash" => "write `map<any>`, or declare a record under `types`",
        "list" | "map" => "say of what: `list<string>`, `map<any>`",
        "optional" | "option" | "nullable" => "write the type alone and `optional: true` beside it",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn the_bad_part_is_marked() {
        check(
            r#"errors:
  A: { status: 400, message: A, details: list<map<string> }
  B: { status: 400, message: B, details: "string[]" }
  C: { status: 400, message: C, details: set<string> }
  D: { status: 400, message: D, details: list<> }
"#,
            &[
                "6:47 E0201 a type is opened and not closed",
                "7:43 E0201 `string[]` is not a type (write `list<string>`)",
                "8:42 E0201 `set` takes no type (write `list<T>` with the type of its items)",
                "9:47 E0201 a type is missing",
            ],
        );
    }
}
