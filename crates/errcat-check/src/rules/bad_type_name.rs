//! A name a type cannot have.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0202",
    name: "bad_type_name",
    severity: Severity::Error,
    explanation: "A named type becomes a Rust type and an OpenAPI component of that name, so \
                  it is written in `PascalCase` and must not hide the types every generated \
                  crate uses: `Error`, `Option`, `String` and the like.",
    bad: "\
types:
  field_fault: { fields: { name: string } }
",
    good: "\
types:
  FieldFault: { fields: { name: string } }
",
};

/// Names every generated crate uses itself.
pub(crate) const RESERVED: &[&str] = &[
    "Box",
    "Context",
    "Err",
    "Error",
    "ErrorCode",
    "Map",
    "None",
    "Ok",
    "Option",
    "Problem",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
    "Wire",
];

/// `name` is not in `PascalCase`.
pub(crate) fn case(name: &Text, right: &str) -> Diagnostic {
    let diagnostic = RULE
        .at(name.span, format!("the type `{}` is not in PascalCase", name.value))
        .label("expected letters and digits, the first a capital");
    let known = !right.is_empty() && right != name.value;
    if known { diagnostic.write(&name.value, right) } else { diagnostic }
}

/// `name` is one of [`RESERVED`].
pub(crate) fn reserved(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` is a type of every generated crate", name.value))
        .label("this name is taken")
        .help(format!("name it for what it describes, `{}Info`", name.value))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn pascal_case_and_not_taken() {
        check(
            "\
types:
  field_error: { fields: { a: string } }
  Error: { fields: { a: string } }
",
            &[
                "6:3 E0202 the type `field_error` is not in PascalCase (write `FieldError`)",
                "7:3 E0202 `Error` is a type of every generated crate (name it for what it describes, `ErrorInfo`)",
            ],
        );
    }
}
