//! A sensitive value in a message.

use errcat_model::SlotSource;
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;
use crate::places::Shown;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0025",
    name: "sensitive_told",
    severity: Severity::Warning,
    explanation: "A message goes to whoever asked, and from there into logs, tickets and screenshots. \
                  A `sensitive` param may stand in one, where the reader knows the value anyway; the \
                  catalog then says so under `rules`.",
    bad: "\
errors:
  A:
    status: 401
    message: Wrong token {token}
    params: { token: { type: string, max_length: 40, sensitive: true } }
    headers: { WWW-Authenticate: Bearer }
",
    good: "\
errors:
  A:
    status: 401
    message: Wrong token
    headers: { WWW-Authenticate: Bearer }
",
};

/// The message of `key` holds the sensitive `param`, which is declared at `declared`.
fn report(key: &str, param: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("the message of `{key}` shows `{param}`, which is sensitive"))
        .label("clients see it")
        .also(declared, "declared `sensitive`")
        .help("leave it out of the message, or say under `rules` why it may stand there")
}

/// Reports every such param of a message that a wire shows.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    for (id, error) in catalog.errors() {
        let shown = error.wires.iter().any(|w| places.wires[w.0].shows(&SlotSource::Message));
        let place = &places.errors[id.0];
        for Shown { field, at, declared } in place.shown.iter().filter(|_| shown) {
            let decl = &error.fields[*field].decl;
            if decl.sensitive {
                let report = |span| report(&error.key, &decl.name, span, *declared);
                sink.push(place.point(Some(*at), "shown here", report));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn a_message_no_wire_shows_tells_nothing() {
        let catalog = |body: &str| {
            format!(
                "errcat: 1
api: test
title: Test
wire: {{ http: {{ body: {body} }} }}
errors:
  A: {{ status: 400, message: 'Wrong {{pin}}', params: {{ pin: {{ type: integer, sensitive: true }} }} }}
"
            )
        };
        check_whole(&catalog("{ code: $code }"), &[]);
        check_whole(
            &catalog("{ code: '${code}: ${message}' }"),
            &[
                "6:38 W0025 the message of `A` shows `pin`, which is sensitive (leave it out of the message, or say under `rules` why it may stand there)",
            ],
        );
    }
}
