//! A key that is not a single value.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0013",
    name: "bad_key",
    severity: Severity::Error,
    explanation: "YAML lets a list, a mapping or nothing at all be the key of a mapping. In a \
                  catalog every key is a name, and so a single value.",
    bad: "\
errors:
  ? [A, B]
  : { status: 400, message: One }
",
    good: "\
errors:
  A: { status: 400, message: One }
",
};

/// Reports a key that is `found`.
pub(crate) fn report(span: Span, found: &str, sink: &mut Sink) {
    let diagnostic = RULE.at(span, format!("a key is a single value, found {found}"));
    let help = match found {
        "a mapping" => "text in braces that shall be a key or a value needs quotes",
        "nothing" => "write the key before the `:`",
        _ => "write `key: value`",
    };
    sink.push(diagnostic.label("not a key").help(help));
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;

    #[test]
    fn lists_mappings_and_nothing_are_no_keys() {
        let text = "errors:\n  ? [a, b]\n  : x\n  {a: b}: y\n  : z\n  C: fine\n";
        let faults = faults(text);
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults[0].starts_with("2:5 E0013 a key is a single value, found a list"));
        assert!(faults[1].starts_with("4:3 E0013 a key is a single value, found a mapping"));
        assert!(faults[2].starts_with("5:3 E0013 a key is a single value, found nothing"));
    }

    #[test]
    fn words_that_mean_nothing_elsewhere_are_keys() {
        assert_eq!(faults("errors: { null: a, ~: b, true: c, 1: d, '': e }"), [""; 0]);
    }
}
