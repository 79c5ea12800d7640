//! A rejection that its error cannot answer.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0440",
    name: "unfit_rejection",
    severity: Severity::Error,
    explanation: "`rejections` says which error answers where the framework gives up before a \
                  handler runs. The error has a status, and `with` gives all its required params: \
                  a constant that fits, or for a text without `pattern` one of `$reason`, \
                  `$method`, `$path` and, for `wrong_method`, `$allow`. They may stand in \
                  lists, maps and records too.",
    bad: "\
errors:
  A: { status: 400, message: 'Bad query: {why}', params: { why: { type: string, max_length: 80 } } }
rejections:
  bad_query: A
",
    good: "\
errors:
  A: { status: 400, message: 'Bad query: {why}', params: { why: { type: string, max_length: 80 } } }
rejections:
  bad_query: { error: A, with: { why: $reason } }
",
};

/// The error does not travel over HTTP.
pub(crate) fn no_status(name: &Text) -> Diagnostic {
    RULE.at(name.span, format!("`{}` has no status", name.value))
        .label("cannot answer over HTTP")
        .help("name an error with a `status`")
}

/// `with` names what the error does not have.
pub(crate) fn no_param<'a>(
    error: &str,
    param: &Text,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = RULE
        .at(param.span, format!("`{error}` has no param `{}`", param.value))
        .label("not declared");
    meant(diagnostic, &param.value, known)
}

/// A required param is not given.
pub(crate) fn missing(error: &Text, param: &str) -> Diagnostic {
    RULE.at(error.span, format!("`{}` needs `{param}`", error.value))
        .label("not given")
        .help(format!("say it: `{{ error: {}, with: {{ {param}: $reason }} }}`", error.value))
}

/// A fact for something that is not just any text.
pub(crate) fn not_text(param: &str, fact: &Text) -> Diagnostic {
    RULE.at(fact.span, format!("`{}` does not fit `{param}`", fact.value))
        .label("may be any text")
        .help("give a constant, or a param of type `string` without `pattern`")
}

/// `$allow` of something other than a wrong method.
pub(crate) fn no_allow(fact: &Text) -> Diagnostic {
    RULE.at(fact.span, "`$allow` is known of `wrong_method` only")
        .label("not known here")
        .help("use `$reason`, `$method` or `$path`")
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, model};

    #[test]
    fn errors_and_their_params_fit() {
        check(
            "\
errors:
  A: { status: 400, message: 'A {n} {t}', params: { n: integer, t: { type: string, max_length: 9 } } }
rejections:
  bad_quer: A
  bad_query: B
  bad_path: { error: A, with: { m: 1, n: $reason } }
  timeout: { error: A, with: { n: many, t: $allow } }
  panic: { error: A, with: { n: 1, t: $why } }
",
            &[
                "8:3 E0106 `bad_quer` is not a failure of a framework (did you mean `bad_query`?)",
                "9:14 E0307 there is no error `B` (did you mean `A`?)",
                "10:22 E0440 `A` needs `t` (say it: `{ error: A, with: { t: $reason } }`)",
                "10:33 E0440 `A` has no param `m` (did you mean `n`?)",
                "10:42 E0440 `$reason` does not fit `n` (give a constant, or a param of type `string` without `pattern`)",
                "11:35 E0207 expected a whole number of 64 bits, found `many`",
                "11:44 E0440 `$allow` is known of `wrong_method` only (use `$reason`, `$method` or `$path`)",
                "12:39 E0106 `$why` is not known of a failure of a framework (write one of `$reason`, `$allow`, `$method`, `$path`)",
            ],
        );
    }

    #[test]
    fn facts_stand_in_payloads() {
        let types = "\
types:
  F: { fields: { at: { type: string, max_length: 9 }, id: { type: string, pattern: a+, example: a, optional: true } } }
errors:
  A: { status: 400, message: A, details: list<F> }
  B: { status: 400, message: B, details: map<any> }
rejections:
";
        check(
            &format!(
                "{types}  bad_path: {{ error: A, with: {{ details: [{{ id: $path, ad: 1 }}] }} }}
  timeout: {{ error: A, with: {{ details: [{{ at: $allow }}] }} }}
  panic: {{ error: A, with: {{ details: {{ at: $reason }} }} }}
"
            ),
            &[
                "11:43 E0209 `F` needs `at` (give a value, or declare the field `optional: true`)",
                "11:49 E0440 `$path` does not fit `id` (give a constant, or a param of type `string` without `pattern`)",
                "11:56 E0208 `F` has no field `ad` (did you mean `at`?)",
                "12:48 E0440 `$allow` is known of `wrong_method` only (use `$reason`, `$method` or `$path`)",
                "13:39 E0207 expected a list, found a mapping",
            ],
        );
        let catalog = model(&format!(
            "{types}  bad_path: {{ error: A, with: {{ details: [{{ at: $path }}, {{ at: $$ }}] }} }}
  panic: {{ error: B, with: {{ details: {{ a: {{ b: $reason }}, c: $$x }} }} }}
"
        ));
        let fields = |i: usize| format!("{:?}", catalog.rejections[i].fields);
        assert_eq!(
            fields(0),
            r#"[Some(List([Members([("at", Fact(Path))]), Members([("at", Constant(String("$")))])]))]"#
        );
        assert_eq!(
            fields(1),
            r#"[Some(Members([("a", Constant(Object([("b", String("$reason"))]))), ("c", Constant(String("$x")))]))]"#
        );
    }

    #[test]
    fn facts_constants_and_dollars() {
        let catalog = model(
            "\
errors:
  A: { status: 400, message: 'A {n} {t} {u}', params: { n: integer, t: { type: string, max_length: 9 }, u: { type: string, max_length: 9 } } }
rejections:
  wrong_method: { error: A, with: { n: 1, t: $allow, u: $$5 } }
",
        );
        let [rejection] = &catalog.rejections[..] else { panic!("one rejection") };
        assert_eq!(
            format!("{:?}", rejection.fields),
            r#"[Some(Constant(Number("1"))), Some(Fact(Allow)), Some(Constant(String("$5")))]"#
        );
    }
}
