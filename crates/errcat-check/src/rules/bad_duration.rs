//! A length of time that cannot be read.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0107",
    name: "bad_duration",
    severity: Severity::Error,
    explanation: "Lengths of time are a whole number and a unit without space between them: \
                  `500ms`, `30s`, `5m`, `1h`, `1d`.",
    bad: "\
retry: { policies: { backoff: { base: 1 second } } }
",
    good: "\
retry: { policies: { backoff: { base: 1s } } }
",
};

/// `text` is not a length of time.
pub(crate) fn report(text: &Text) -> Diagnostic {
    let diagnostic = RULE
        .at(text.span, format!("`{}` is not a length of time", text.value))
        .label("expected a whole number and `ms`, `s`, `m`, `h` or `d`");
    match meant(&text.value) {
        Some(duration) => diagnostic.write(&text.value, &duration),
        None => diagnostic,
    }
}

fn meant(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let number: String = compact.chars().take_while(char::is_ascii_digit).collect();
    let unit = match compact[number.len()..].to_ascii_lowercase().as_str() {
        "" | "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "ms" | "millis" | "millisecond" | "milliseconds" => "ms",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        _ => return None,
    };
    (!number.is_empty()).then(|| format!("{number}{unit}"))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn units_are_understood() {
        check(
            "\
retry: { policies: { backoff: { base: 1 second, max: soon, jitter: 5 } } }
errors:
  A: { status: 500, message: A }
",
            &[
                "5:39 E0107 `1 second` is not a length of time (write `1s`)",
                "5:54 E0107 `soon` is not a length of time",
                "5:68 E0107 `5` is not a length of time (write `5s`)",
            ],
        );
    }
}
