//! Errors a client cannot tell apart.

use std::collections::{HashMap, HashSet};

use errcat_model::{ErrorDef, ErrorId, Piece, SlotSource, Transport, Wire};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;
use crate::places::WireUse;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0404",
    name: "duplicate_identity",
    severity: Severity::Error,
    explanation: "A client knows an error by what its wire shows: the status, and the code, \
                  title or message where the body has them. Two errors that agree in all of \
                  it are one error to every client.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { detail: $message } } }
errors:
  A: { status: 404, message: Not found }
  B: { status: 404, message: Not found }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { detail: $message } } }
errors:
  A: { status: 404, message: No such book }
  B: { status: 404, message: No such shelf }
",
};

/// The errors at `first` and `second` show the same on `wire`.
fn report(
    (first, first_span): (&str, Span),
    (second, second_span): (&str, Span),
    wire: &str,
) -> Diagnostic {
    RULE.at(second_span, format!("`{second}` cannot be told from `{first}` on the wire `{wire}`"))
        .label("shows the same status, code and text")
        .also(first_span, "as this error")
        .help("declare one and name the other group in `also_in`, or give it another text")
}

/// Reports every error that shows the same as one before it. Returns the pairs, so that their code
/// is not reported as well.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) -> HashSet<ErrorId> {
    let Lowered { catalog, places, .. } = lowered;
    let mut found = HashSet::new();
    for (id, wire) in catalog.wires().filter(|(id, _)| places.wires[id.0].sound) {
        let mut first: HashMap<String, ErrorId> = HashMap::new();
        let shows = &places.wires[id.0];
        for (error_id, error) in catalog.errors().filter(|(_, e)| e.wires.contains(&id)) {
            let place = &places.errors[error_id.0];
            if !place.sound || place.duplicate {
                continue;
            }
            let other = *first.entry(identity(error, wire, shows)).or_insert(error_id);
            if other != error_id && found.insert(error_id) {
                let before = (catalog.error(other).key.as_str(), places.errors[other.0].key);
                sink.push(report(before, (&error.key, place.key), &wire.name));
            }
        }
    }
    found
}

/// What a wire shows of an error, in one text. Params are all the same: their values vary.
fn identity(error: &ErrorDef, wire: &Wire, shows: &WireUse) -> String {
    let mut out = String::new();
    let mut part = |shown: bool, text: &dyn Fn() -> String| {
        if shown {
            out.push_str(&text());
        }
        out.push('\0');
    };
    part(wire.transport == Transport::Http, &|| format!("{:?}", error.status));
    part(shows.shows(&SlotSource::Code), &|| error.code.to_string());
    part(shows.shows(&SlotSource::Title), &|| format!("{:?}", error.title));
    part(shows.shows(&SlotSource::Message), &|| text(error));
    part(shows.shows(&SlotSource::Docs), &|| format!("{:?}", error.docs));
    out
}

/// The message with every param written `{}`.
pub(super) fn text(error: &ErrorDef) -> String {
    let pieces = error.message.iter().flat_map(|message| &message.pieces);
    pieces
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Field(_) => "\u{1}{}",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn same_status_and_text() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire: { http: { body: { detail: $message } } }
errors:
  A: { status: 404, message: "No {x}", params: { x: number } }
  B: { status: 404, message: "No {y}", params: { y: number } }
  C: { status: 400, message: "No {y}", params: { y: number } }
"#,
            &[
                "7:3 E0404 `B` cannot be told from `A` on the wire `http` (declare one and name the other group in `also_in`, or give it another text)",
            ],
        );
    }
}
