//! A security scheme that nothing is about.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0042",
    name: "unused_scheme",
    severity: Severity::Warning,
    explanation: "A security scheme is there for the operations that ask for its credentials and \
                  the errors that are about them. Where none names it, it is left over, or one \
                  of them does not say what it should.",
    bad: "\
security: { token: bearer, key: { type: api_key, in: query, name: key } }
errors: { A: { status: 403, message: No, security: token } }
",
    good: "\
security: { token: bearer }
errors: { A: { status: 403, message: No, security: token } }
",
};

fn report(name: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("no operation and no error is about `{name}`"))
        .label("not used")
        .help(format!("write `security: {name}` in what is about it"))
}

/// Reports schemes that nothing names.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    // A name that could not be read may be any.
    if catalog.security.is_empty() || places.security_unclear {
        return;
    }
    let mut used = vec![false; catalog.security.len()];
    let of_operations = catalog.operations.iter().filter_map(|o| o.security.as_ref());
    let of_operations = of_operations.flatten().flatten();
    let of_errors = catalog.errors.iter().flat_map(|error| &error.security);
    of_operations.chain(of_errors).for_each(|credentials| used[credentials.scheme.0] = true);
    let schemes = catalog.security.iter().zip(&places.security).zip(used);
    for ((scheme, span), _) in schemes.filter(|(_, used)| !used) {
        sink.push(report(&scheme.name, *span));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn what_could_not_be_read_may_name_it() {
        check(
            "\
security: { a: basic }
operations: { get: { method: GET, path: /, security: } }
",
            &["6:52 E0012 expected a security scheme, found nothing"],
        );
    }

    #[test]
    fn schemes_are_there_for_something() {
        check(
            "\
security: { a: basic, b: mutual_tls, c: bearer }
operations: { get: { method: GET, path: /, security: [b, {}] } }
errors: { A: { status: 403, message: No, security: c } }
",
            &[
                "5:13 W0042 no operation and no error is about `a` (write `security: a` in what is about it)",
            ],
        );
    }
}
