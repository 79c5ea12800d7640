//! Collections nested too deeply.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::MAX_DEPTH;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0007",
    name: "too_deep",
    severity: Severity::Error,
    explanation: "Lists and mappings may nest 64 deep, counted through aliases. No catalog needs \
                  that; the limit keeps a broken or hostile file from exhausting the stack.",
    bad: "\
errors:
  A:
    status: 500
    message: Too deep
    details: any
    examples:
      - details: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
",
    good: "\
errors:
  A:
    status: 500
    message: Too deep
    details: any
    examples:
      - details: [[0]]
",
};

pub(crate) fn at(span: Span) -> Diagnostic {
    let message = format!("lists and mappings nest more than {MAX_DEPTH} deep");
    RULE.at(span, message).label("one level too many")
}

#[cfg(test)]
mod tests {
    use crate::tests::{faults, root};

    /// A list `depth` deep under a key of a mapping.
    fn nested(depth: usize) -> String {
        format!("errors: {{ A: {{ code: {}x{} }} }}", "[".repeat(depth), "]".repeat(depth))
    }

    #[test]
    fn the_limit_is_exact() {
        assert_eq!(faults(&nested(61)), [""; 0]);
        let faults = faults(&nested(62));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("1:83 E0007 lists and mappings nest more than 64 deep"));
    }

    #[test]
    fn neighbours_are_still_read() {
        let text = format!("{}\ntitel: x\n", nested(200));
        let faults = faults(&text);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[1].starts_with("2:1 E0011 "));
    }

    #[test]
    fn aliases_cannot_dig_deeper() {
        let level = |n: usize| format!("a{n}: &a{n} [*a{}]\n", n - 1);
        let text = format!("a0: &a0 x\n{}", (1..200).map(level).collect::<Vec<_>>().concat());
        let faults = faults(&text);
        // What is left out at the limit starts the count again.
        let deep: Vec<_> = faults.iter().filter(|f| f.contains("E0007")).collect();
        assert_eq!(deep.len(), 3, "{deep:?}");
        assert!(deep[0].starts_with("65:12 "), "{deep:?}");
        drop(root(&text));
    }
}
