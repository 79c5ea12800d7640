//! A security scheme that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0313",
    name: "unknown_scheme",
    severity: Severity::Error,
    explanation: "The `security` of an operation, a group or an error names schemes that the \
                  catalog declares under `security`. OpenAPI has no requirement without its \
                  scheme.",
    bad: "\
security: { token: bearer }
errors: { A: { status: 403, message: No, security: [token, tokn] } }
",
    good: "\
security: { token: bearer }
errors: { A: { status: 403, message: No, security: token } }
",
};

/// No security scheme is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = RULE
        .at(name.span, format!("there is no security scheme `{}`", name.value))
        .label("not declared");
    meant(diagnostic, &name.value, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, mended};

    #[test]
    fn a_misspelt_scheme_is_one_fault_and_is_mended() {
        let wrong = "\
security: { token: bearer }
groups:
  a: { title: A, security: tokn, errors: { A: { status: 403, message: No } } }
operations:
  get: { method: GET, path: /, security: { token: [], basic: [] } }
";
        check(
            wrong,
            &[
                "7:28 E0313 there is no security scheme `tokn` (did you mean `token`?)",
                "9:55 E0313 there is no security scheme `basic` (the only one is `token`)",
            ],
        );
        assert!(mended(wrong).contains("security: token, "));
    }

    #[test]
    fn what_could_not_be_read_is_not_unknown() {
        check(
            "\
security: [token]
errors: { A: { status: 403, message: No, security: token } }
",
            &[
                "5:11 E0012 expected a mapping, found a list (write `key: value` lines, without dashes)",
            ],
        );
    }
}
