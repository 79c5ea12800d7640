//! A retry policy that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::undeclared;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0308",
    name: "unknown_policy",
    severity: Severity::Error,
    explanation: "`policy` names one of `retry: policies`. Without a policy of that name, clients \
                  would have no numbers to wait by.",
    bad: "\
retry: { policies: { slow: { base: 1m } } }
errors:
  A: { status: 500, message: Failed, retry: { grade: backoff, policy: slwo } }
",
    good: "\
retry: { policies: { slow: { base: 1m } } }
errors:
  A: { status: 500, message: Failed, retry: { grade: backoff, policy: slow } }
",
};

/// No retry policy is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    undeclared(&RULE, "retry policy", name, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn references_are_looked_up() {
        check(
            "\
retry: { policies: { slow: { base: 1m } } }
errors:
  A: { status: 500, message: A, retry: { grade: backoff, policy: slwo } }
",
            &["7:66 E0308 there is no retry policy `slwo` (did you mean `slow`?)"],
        );
    }
}
