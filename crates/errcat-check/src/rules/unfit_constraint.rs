//! A demand that makes no sense for its type.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0205",
    name: "unfit_constraint",
    severity: Severity::Error,
    explanation: "`pattern` and `max_length` are for `string`, `min` and `max` for `integer`, \
                  `unit` for `duration`, `otherwise` for a `string` with a `pattern`. Elsewhere \
                  they would be ignored. `min` must not exceed `max`.",
    bad: "\
context:
  count: { type: integer, optional: true, max_length: 3 }
",
    good: "\
context:
  count: { type: integer, optional: true, max: 999 }
",
};

/// `key` is for `fit` only.
pub(crate) fn report(key: &str, fit: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` is for `{fit}` only"))
        .label(format!("the type is not `{fit}`"))
        .help(format!("remove it, or write `type: {fit}`"))
}

/// `otherwise` at `span` stands where there is no `pattern`.
pub(crate) fn idle_otherwise(span: Span) -> Diagnostic {
    RULE.at(span, "`otherwise` is for texts with a `pattern` only")
        .label("there is no `pattern`")
        .help("remove it, or add the `pattern` it stands in for")
}

/// `min` at `span` exceeds `max`.
pub(crate) fn empty_range(min: (i64, Span), max: (i64, Span)) -> Diagnostic {
    RULE.at(min.1, format!("no number is at least {} and at most {}", min.0, max.0))
        .label("`min` exceeds `max`")
        .also(max.1, "`max`")
        .help(format!("write `min: {}, max: {}`", max.0, min.0))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn each_demand_has_its_type() {
        check(
            "\
context:
  a: { type: integer, optional: true, pattern: x, max_length: 3 }
  b: { type: string, optional: true, min: 1, unit: seconds }
  c: { type: integer, optional: true, min: 3, max: 1 }
  d: { type: string, optional: true, otherwise: x }
",
            &[
                "6:48 E0205 `pattern` is for `string` only (remove it, or write `type: string`)",
                "6:63 E0205 `max_length` is for `string` only (remove it, or write `type: string`)",
                "7:43 E0205 `min` is for `integer` only (remove it, or write `type: integer`)",
                "7:52 E0205 `unit` is for `duration` only (remove it, or write `type: duration`)",
                "8:44 E0205 no number is at least 3 and at most 1 (write `min: 1, max: 3`)",
                "9:49 E0205 `otherwise` is for texts with a `pattern` only (remove it, or add the `pattern` it stands in for)",
            ],
        );
    }
}
