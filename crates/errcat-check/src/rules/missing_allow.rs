//! A 405 that says not what is allowed.

use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0012",
    name: "missing_allow",
    severity: Severity::Warning,
    explanation: "A 405 must carry `Allow` with the methods the resource supports (RFC 9110, section \
                  15.5.6).",
    bad: "\
errors:
  A: { status: 405, message: Not like this }
",
    good: "\
errors:
  A:
    status: 405
    message: Not like this
    params: { allow: string }
    headers: { Allow: $allow }
",
};

/// The error `key` answers 405 without the header.
pub(crate) fn report(key: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{key}` answers 405 without the methods"))
        .label("no header `Allow`")
        .note("RFC 9110, section 15.5.6: a 405 lists what is allowed instead")
        .help("declare a param and send it: `headers: { Allow: $allow }`")
}

/// Reports every such error.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, error) in lowered.catalog.errors() {
        let given = error.headers.iter().any(|h| h.name.eq_ignore_ascii_case("Allow"));
        if error.status == Some(405) && !given {
            let place = &lowered.places.errors[id.0];
            sink.push(report(&error.key, place.own.status.unwrap_or(place.key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn other_statuses_need_none() {
        check(
            "errors: { A: { status: 404, message: A }, B: { status: 405, message: B } }\n",
            &[
                "5:56 W0012 `B` answers 405 without the methods (declare a param and send it: `headers: { Allow: $allow }`)",
            ],
        );
    }
}
