//! A security scheme that says what it cannot, or an error about no credentials.

use errcat_model::KeyPlace;
use errcat_source::{Diagnostic, Rule, Severity, Span};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0121",
    name: "bad_security",
    severity: Severity::Error,
    explanation: "What a security scheme has to say depends on its `type`: `http` has a `scheme`, \
                  `bearer` may have a `bearer_format`, `api_key` stands `in` a header, query or \
                  cookie under a `name`, `oauth2` has `flows` with the URLs that each needs, \
                  `open_id_connect` a `url`. Elsewhere these keys would be ignored. An error is \
                  about the credentials of a scheme; `{}`, which is none, is for operations.",
    bad: "\
security: { key: { type: api_key, in: header, name: X-API-Key, bearer_format: JWT } }
operations: { getBook: { method: GET, path: /book, security: key } }
errors: { A: { status: 403, message: Wrong key, security: key } }
",
    good: "\
security: { key: { type: api_key, in: header, name: X-API-Key } }
operations: { getBook: { method: GET, path: /book, security: key } }
errors: { A: { status: 403, message: Wrong key, security: key } }
",
};

/// `key` is for schemes of the type `fit` only.
pub(crate) fn of_another(key: &str, fit: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` is for `type: {fit}` only"))
        .label(format!("the type is not `{fit}`"))
}

/// `key` is not for the flow.
pub(crate) fn of_another_flow(key: &str, flow: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("the flow `{flow}` has no `{key}`")).label("would be ignored")
}

/// `scheme` is no authentication scheme of HTTP.
pub(crate) fn not_a_scheme(scheme: &Text) -> Diagnostic {
    RULE.at(scheme.span, format!("`{}` is not an authentication scheme", scheme.value))
        .label("expected a token like `Digest` (RFC 9110, section 11.1)")
}

/// No key can stand in a header or cookie of that name.
pub(crate) fn not_a_name(name: &Text, place: KeyPlace) -> Diagnostic {
    let place = place.as_str();
    RULE.at(name.span, format!("`{}` cannot be the name of a {place}", name.value))
        .label("expected a token like `X-API-Key` (RFC 9110, section 5.6.2)")
}

/// An error names no scheme.
pub(crate) fn about_none(span: Span) -> Diagnostic {
    RULE.at(span, "an error about credentials names a security scheme")
        .label("names none")
        .help("write `security: []` if the error is about none of its group's")
}

#[cfg(test)]
mod tests {
    use errcat_model::{Credentials, SchemeId};

    use crate::testing::{check, model};

    #[test]
    fn each_type_has_keys_of_its_own() {
        check(
            "\
security:
  a: { type: http }
  b: { type: http, scheme: Di gest }
  c: { type: api_key, in: body, name: X Y, url: x }
  d: oauth2
  e: { type: oauth2, flows: { implicit: { token_url: /t }, password: { token_url: '<' } } }
  f: { type: oauth2, flows: {} }
  g: { type: open_id_connect, url: https://id.example, in: query }
  h: { bearer_format: JWT }
  i j: basic
  k: { type: bearr, bearer_format: JWT }
operations:
  getBook: { method: GET, path: /, security: [a, b, c, d, e, f, g, h, i j, k, { a: x }] }
errors:
  A: { status: 400, message: A, security: {} }
",
            &[
                "6:3 E0101 a security scheme needs `scheme`",
                "7:28 E0121 `Di gest` is not an authentication scheme",
                "8:27 E0106 `body` is not a place (write one of `header`, `query`, `cookie`)",
                "8:39 E0121 `X Y` cannot be the name of a header",
                "8:49 E0121 `url` is for `type: open_id_connect` only",
                "9:3 E0101 a security scheme needs `flows`",
                "10:41 E0101 the flow `implicit` needs `authorization_url`",
                "10:54 E0121 the flow `implicit` has no `token_url`",
                "10:83 E0120 `<` is not a URL",
                "11:29 E0101 `flows` needs `a flow`",
                "12:60 E0121 `in` is for `type: api_key` only",
                "13:3 E0101 a security scheme needs `type`",
                "14:3 E0104 `i j` cannot be the key of a security scheme (write an ASCII key)",
                "15:14 E0106 `bearr` is not a kind of security scheme (did you mean `bearer`?)",
                "19:43 E0121 an error about credentials names a security scheme (write `security: []` if the error is about none of its group's)",
            ],
        );
    }

    #[test]
    fn operations_answer_the_errors_about_their_credentials() {
        let catalog = model(
            "\
security:
  token: bearer
  oauth:
    type: oauth2
    flows: { client_credentials: { token_url: /token } }
    scopes: { read: Read., write: Write. }
groups:
  auth:
    status: 403
    security: [token, oauth]
    errors:
      NOBODY: Sign in
      MAY_NOT_WRITE: { message: No, security: { oauth: write } }
      LATE: { message: Too late, security: [] }
      WRONG_TOKEN: { message: No, security: [oauth, { oauth: write }, oauth] }
operations:
  free: { method: GET, path: /a, security: [] }
  open: { method: GET, path: /b }
  read: { method: GET, path: /c, security: [{ oauth: read }, {}] }
  write: { method: PUT, path: /c, security: { token: [], oauth: [read, write] }, errors: LATE }
",
        );
        let answers = |at: usize| {
            let errors = catalog.operations[at].errors.iter();
            errors.map(|id| catalog.error(*id).key.as_str()).collect::<Vec<_>>()
        };
        assert_eq!((answers(0), answers(1)), (vec![], vec![]));
        assert_eq!(answers(2), ["NOBODY", "WRONG_TOKEN"]);
        assert_eq!(answers(3), ["NOBODY", "MAY_NOT_WRITE", "LATE", "WRONG_TOKEN"]);
        let security = |at: usize| catalog.operations[at].security.as_deref();
        assert_eq!((security(0), security(1)), (Some(&[][..]), None));
        // What is about a scheme as a whole stays so beside a scope of it.
        let about = |at: usize| catalog.errors[at].security.len();
        assert_eq!((about(0), about(2), about(3)), (2, 0, 2));
        let read = Credentials { scheme: SchemeId(1), scopes: vec!["read".to_owned()] };
        assert_eq!(security(2), Some(&[vec![read], vec![]][..]));
        assert_eq!(security(3).unwrap_or_default()[0].len(), 2);
    }
}
