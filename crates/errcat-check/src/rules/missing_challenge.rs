//! A 401 that says not how to authenticate.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::claims::{self, Profile};
use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0011",
    name: "missing_challenge",
    severity: Severity::Warning,
    explanation: "A 401 must carry `WWW-Authenticate` with at least one challenge (RFC 9110, section \
                  15.5.2). Clients that speak HTTP find out from it which scheme to use.",
    bad: "\
errors:
  A: { status: 401, message: Log in first }
",
    good: "\
errors:
  A: { status: 401, message: Log in first, headers: { WWW-Authenticate: Bearer } }
",
};

/// The error `key` answers 401 without the header.
fn report(key: &str, challenge: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` answers 401 without a challenge"))
        .label("no header `WWW-Authenticate`")
        .note("RFC 9110, section 15.5.2: a 401 says how to authenticate")
        .help(format!(
            "write `headers: {{ WWW-Authenticate: {challenge} }}`, in the error, its group or its wire"
        ))
}

/// Reports every such error.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let given = error.headers.iter().any(|h| h.name.eq_ignore_ascii_case("WWW-Authenticate"));
        // RFC 6749 has a rule of its own for it.
        let oauth = claims::only_on(lowered, error, Profile::OAuth);
        if error.status == Some(401) && !given && !oauth {
            let mut schemes = error.security.iter().map(|c| lowered.catalog.scheme(c.scheme));
            let challenge = schemes.find_map(|scheme| scheme.challenge()).unwrap_or("Bearer");
            let place = &lowered.places.errors[id.0];
            sink.push(report(&error.key, challenge, place.own.status.unwrap_or(place.key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn a_header_of_the_wire_or_the_group_will_do() {
        check(
            "\
groups:
  a: { title: A, status: 401, headers: { www-authenticate: Bearer }, errors: { A: One } }
  b: { title: B, status: 401, errors: { B: Two, C: { message: Three, security: password } } }
security: { password: basic }
",
            &[
                "7:41 W0011 `B` answers 401 without a challenge (write `headers: { WWW-Authenticate: Bearer }`, in the error, its group or its wire)",
                "7:49 W0011 `C` answers 401 without a challenge (write `headers: { WWW-Authenticate: Basic }`, in the error, its group or its wire)",
            ],
        );
    }
}
