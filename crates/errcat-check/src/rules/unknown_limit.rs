//! A message that quotes what no limit says.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0309",
    name: "unknown_limit",
    severity: Severity::Error,
    explanation: "Messages quote rate limits as `{limits.NAME.max}`, `.window` or `.per`, so \
                  that a number is written once. The limit must be declared and say what is \
                  quoted; a `max` that varies cannot be quoted.",
    bad: r#"limits: { login: { max: 5, window: 1m } }
errors:
  A: { status: 400, message: "At most {limits.logn.max} tries" }
"#,
    good: r#"limits: { login: { max: 5, window: 1m } }
errors:
  A: { status: 400, message: "At most {limits.login.max} tries" }
"#,
};

/// No limit is named `name`.
pub(crate) fn name<'a>(name: &str, span: Span, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = RULE
        .at(span, format!("there is no rate limit `{name}`"))
        .label("not declared under `limits`");
    meant(diagnostic, name, known)
}

/// `limit` is quoted as a whole.
pub(crate) fn whole(limit: &str, span: Span) -> Diagnostic {
    RULE.at(span, "a message quotes one value of a rate limit")
        .label("which one is not said")
        .help(format!("write `{{limits.{limit}.max}}`, or `window` or `per` instead of `max`"))
}

/// A limit has no member `member`.
pub(crate) fn member(member: &str, span: Span) -> Diagnostic {
    let diagnostic = RULE
        .at(span, format!("a rate limit has no `{member}` to quote"))
        .label("not a value of a rate limit");
    meant(diagnostic, member, ["max", "window", "per"])
}

/// The limit `name` does not say `member`.
pub(crate) fn unsaid(name: &str, member: &str, span: Span) -> Diagnostic {
    let (why, help) = if member == "max" {
        ("its `max` varies", "say it without a number".to_owned())
    } else {
        ("it has none", format!("give `{name}` a `{member}`, or say it in words"))
    };
    RULE.at(span, format!("`{member}` of the rate limit `{name}` cannot be quoted"))
        .label(why)
        .help(help)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn limits_say_what_is_quoted() {
        check(
            r#"limits: { login: { max: varies, window: 1m } }
errors:
  A: { status: 400, message: "A {limits.logn.max}" }
  B: { status: 400, message: "B {limits.login.max} {limits.login.per} {limits.login.windw}" }
  C: { status: 400, message: "C {limits.login.window} {limits.login}" }
"#,
            &[
                "7:41 E0309 there is no rate limit `logn` (did you mean `login`?)",
                "8:47 E0309 `max` of the rate limit `login` cannot be quoted (say it without a number)",
                "8:66 E0309 `per` of the rate limit `login` cannot be quoted (give `login` a `per`, or say it in words)",
                "8:85 E0309 a rate limit has no `windw` to quote (did you mean `window`?)",
                "9:56 E0309 a message quotes one value of a rate limit (write `{limits.login.max}`, or `window` or `per` instead of `max`)",
            ],
        );
    }
}
