//! A scope that its scheme does not have.

use errcat_model::{SchemeKind, SecurityScheme};
use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::meant;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0314",
    name: "unknown_scope",
    severity: Severity::Error,
    explanation: "A scope that an operation needs or an error is about is one of the `scopes` that \
                  its scheme declares, else no client knows what to ask for. A provider of OpenID \
                  Connect says itself which scopes it has, so there they need not be declared.",
    bad: "\
security:
  oauth: { type: oauth2, flows: { client_credentials: { token_url: /token } }, scopes: { write: Write. } }
errors: { A: { status: 403, message: No, security: { oauth: wirte } } }
",
    good: "\
security:
  oauth: { type: oauth2, flows: { client_credentials: { token_url: /token } }, scopes: { write: Write. } }
errors: { A: { status: 403, message: No, security: { oauth: write } } }
",
};

fn report(scope: &Text, scheme: &SecurityScheme) -> Diagnostic {
    let diagnostic = RULE
        .at(scope.span, format!("`{}` has no scope `{}`", scheme.name, scope.value))
        .label("not declared");
    meant(diagnostic, &scope.value, scheme.scopes.iter().map(|(name, _)| name.as_str()))
}

/// The scopes that the scheme does not have, each as a fault.
pub(crate) fn check(scheme: &SecurityScheme, scopes: &[Text]) -> Vec<Diagnostic> {
    let says_itself = matches!(scheme.kind, SchemeKind::OpenIdConnect { .. });
    if scheme.scopes.is_empty() && says_itself {
        return Vec::new();
    }
    let known = |scope: &&Text| scheme.scopes.iter().any(|(name, _)| *name == scope.value);
    scopes.iter().filter(|scope| !known(scope)).map(|scope| report(scope, scheme)).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn scopes_are_those_of_the_scheme() {
        check(
            "\
security:
  token: { type: bearer, scopes: { admin: All. } }
  key: { type: api_key, in: header, name: X-Key }
  id: { type: open_id_connect, url: https://id.example }
  faulty: { type: bearer, scopes: [admin] }
operations:
  get: { method: GET, path: /, security: [{ token: [admin, amdin] }, { key: all, id: email, faulty: x }] }
",
            &[
                "9:35 E0012 expected a mapping, found a list (write `key: value` lines, without dashes)",
                "11:60 E0314 `token` has no scope `amdin` (did you mean `admin`?)",
                "11:77 E0314 `key` has no scope `all`",
            ],
        );
    }
}
