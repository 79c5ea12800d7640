//! A text of any length in a message.

use errcat_model::{SlotSource, Type};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;
use crate::places::Shown;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0024",
    name: "unbounded_text",
    severity: Severity::Warning,
    explanation: "A `string` in a message may be a megabyte that a client sent, or the text of an \
                  exception with paths and queries in it. `max_length` cuts it, and a `pattern` says \
                  what can stand there at all.",
    bad: "\
errors:
  A: { status: 404, message: 'There is no shelf {name}', params: { name: string } }
",
    good: "\
errors:
  A: { status: 404, message: 'There is no shelf {name}', params: { name: { type: string, max_length: 40 } } }
",
};

/// How a text is declared where nothing tells how long it gets: with a limit that leaves room for the
/// sentence around it, to be changed by who knows more.
pub const BOUNDED: &str = "{ type: string, max_length: 100 }";

/// The message of `key` holds the text `param`, which is declared at `declared`.
fn report(key: &str, param: &str, span: Span, declared: Span) -> Diagnostic {
    RULE.at(span, format!("the message of `{key}` shows `{param}` at any length"))
        .label("clients see all of it")
        .also(declared, "declared without a limit")
        .help(format!("declare it `{param}: {BOUNDED}`, or give it a `pattern`"))
}

/// Reports every such param of a message that a wire shows.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    for (id, error) in catalog.errors() {
        let shown = error.wires.iter().any(|w| places.wires[w.0].shows(&SlotSource::Message));
        let unread =
            ["message", "params"].iter().any(|key| places.errors[id.0].unread.contains(key));
        let place = &places.errors[id.0];
        for Shown { field, at, declared } in place.shown.iter().filter(|_| shown && !unread) {
            let decl = &error.fields[*field].decl;
            let bounds = &decl.constraints;
            if decl.ty == Type::String && bounds.max_length.is_none() && bounds.pattern.is_none() {
                let report = |span| report(&error.key, &decl.name, span, *declared);
                sink.push(place.point(Some(*at), "shown here", report));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn only_texts_are_unbounded() {
        check(
            "\
params: { any: string, cut: { type: string, max_length: 9 }, id: uuid, form: { type: string, pattern: 'a+', example: a } }
errors:
  A: { status: 404, message: '{cut} {id} {form}' }
  B: { status: 404, message: 'No {any} on {cut}' }
",
            &[
                "8:35 W0024 the message of `B` shows `any` at any length (declare it `any: { type: string, max_length: 100 }`, or give it a `pattern`)",
            ],
        );
    }
}
