//! A challenge for other credentials than those the error is about.

use std::collections::BTreeSet;

use errcat_model::{DrawnPiece, ErrorDef, Header};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;
use crate::suggest::list;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0016",
    name: "unfit_challenge",
    severity: Severity::Warning,
    explanation: "`WWW-Authenticate` tells a client how to authenticate (RFC 9110, section \
                  11.6.1). Where it names another authentication scheme than the credentials that \
                  the error is about, one of the two is wrong. Tokens of OAuth 2.0 and OpenID \
                  Connect are `Bearer` (RFC 6750).",
    bad: "\
security: { password: basic }
errors:
  A: { status: 401, message: Wrong password, security: password, headers: { WWW-Authenticate: Bearer } }
",
    good: "\
security: { password: basic }
errors:
  A: { status: 401, message: Wrong password, security: password, headers: { WWW-Authenticate: Basic } }
",
};

fn report(key: &str, wanted: &BTreeSet<&str>, named: &[String], span: Span) -> Diagnostic {
    let (wanted, named) = (list(wanted.iter().copied()), list(named.iter().map(String::as_str)));
    RULE.at(span, format!("`{key}` is about {wanted} and challenges with {named}"))
        .label("its `WWW-Authenticate` is for other credentials")
        .help("make `security` and the header agree")
}

/// Reports errors whose challenges are none of their schemes'.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let schemes = error.security.iter();
        let wanted = schemes.map(|c| lowered.catalog.scheme(c.scheme).challenge());
        let Some(wanted) = wanted.collect::<Option<BTreeSet<_>>>().filter(|w| !w.is_empty()) else {
            continue;
        };
        let named = challenges(error);
        let fits = |name: &String| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
        if !named.is_empty() && !named.iter().any(fits) {
            sink.push(report(&error.key, &wanted, &named, lowered.places.errors[id.0].key));
        }
    }
}

/// The authentication schemes in the challenges of an error.
fn challenges(error: &ErrorDef) -> Vec<String> {
    let header = error.headers.iter().find(|h| h.name.eq_ignore_ascii_case("WWW-Authenticate"));
    let Some(text) = header.map(text) else { return Vec::new() };
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for c in text.chars() {
        quoted ^= c == '"';
        match parts.last_mut() {
            Some(part) if quoted || c != ',' => part.push(c),
            _ => parts.push(String::new()),
        }
    }
    // A challenge begins with its scheme; what goes on with one has `name=value`.
    let first = |part: &String| part.split_whitespace().next().map(str::to_owned);
    parts.iter().filter_map(first).filter(|word| !word.contains(['=', SLOT])).collect()
}

/// Stands for a value.
const SLOT: char = '\u{fffc}';

fn text(header: &Header) -> String {
    let piece = |piece: &DrawnPiece| match piece {
        DrawnPiece::Text(text) => text.clone(),
        DrawnPiece::Slot(_) => SLOT.to_string(),
    };
    header.value.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn one_of_the_challenges_is_for_one_of_the_schemes() {
        let catalog = |security: &str, value: &str| {
            format!(
                "\
security:
  basic: basic
  token: bearer
  digest: {{ type: http, scheme: Digest }}
  key: {{ type: api_key, in: header, name: X-Key }}
  oauth: {{ type: oauth2, flows: {{ password: {{ token_url: /t }} }} }}
operations:
  get: {{ method: GET, path: /, security: [basic, token, digest, key, oauth] }}
errors:
  A:
    status: 401
    message: '{{realm}}'
    params: {{ realm: {{ type: string, max_length: 9 }} }}
    security: {security}
    headers: {{ WWW-Authenticate: '{value}' }}
"
            )
        };
        for (security, value) in [
            ("basic", "basic realm=\"a, Bearer b\""),
            ("digest", "Digest realm=\"x\", qop=\"auth\", Bearer"),
            ("digest", "Bearer, digest realm=\"x\""),
            ("oauth", "Bearer error=\"invalid_token\""),
            ("[basic, token]", "Bearer"),
            ("[basic, key]", "Bearer"),
            ("basic", "$realm"),
            ("[]", "Bearer"),
        ] {
            check(&catalog(security, value), &[]);
        }
        for (security, value, said) in [
            ("basic", "Bearer realm=\"a, Basic b\"", "`Basic` and challenges with `Bearer`"),
            ("[token, digest]", "Basic", "`Bearer`, `Digest` and challenges with `Basic`"),
            ("[token, oauth]", "Basic realm=\"${realm}\"", "`Bearer` and challenges with `Basic`"),
        ] {
            let said =
                format!("14:3 W0016 `A` is about {said} (make `security` and the header agree)");
            check(&catalog(security, value), &[&said]);
        }
    }
}
