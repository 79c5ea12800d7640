//! Something that is no HTTP status code.

use errcat_model::status_of_phrase;
use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0103",
    name: "bad_status",
    severity: Severity::Error,
    explanation: "A status is an HTTP status code, a whole number from 100 to 599 (RFC 9110, \
                  section 15).",
    bad: "\
errors:
  A: { status: 4O4, message: Gone }
",
    good: "\
errors:
  A: { status: 404, message: Gone }
",
};

/// `status` is not a status code.
pub(crate) fn report(status: &Text) -> Diagnostic {
    let diagnostic = RULE
        .at(status.span, "`status` must be an HTTP status code")
        .label("expected an integer from 100 to 599");
    match meant(&status.value).map(|code| code.to_string()) {
        Some(code) => diagnostic.write(&status.value, &code),
        None => diagnostic,
    }
}

/// The status code an author probably meant: letters that look like digits, or a phrase.
fn meant(text: &str) -> Option<u16> {
    let digits: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'l' | 'i' => '1',
            other => other,
        })
        .collect();
    digits.parse().ok().filter(|code| (100..=599).contains(code)).or_else(|| status_of_phrase(text))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_letter_for_a_digit_and_a_phrase_are_understood() {
        check(
            "\
errors:
  A: { status: 4O4, message: A }
  B: { status: Not Found, message: B }
  C: { status: 99, message: C }
",
            &[
                "6:16 E0103 `status` must be an HTTP status code (write `404`)",
                "7:16 E0103 `status` must be an HTTP status code (write `404`)",
                "8:16 E0103 `status` must be an HTTP status code",
            ],
        );
    }
}
