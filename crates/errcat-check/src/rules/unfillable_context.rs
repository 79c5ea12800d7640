//! Context that no middleware can know.

use errcat_model::{Per, RustFeature, Type};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0441",
    name: "unfillable_context",
    severity: Severity::Error,
    explanation: "With the feature `axum` or `actix-web` the generated crate makes the context of \
                  a response itself. It knows a member named `request_id` or `requestId`, a \
                  string or UUID, and any `datetime`, which is the time of the answer. Every other \
                  member is only what a handler says, so it must be optional or have a default.",
    bad: "\
context: { shard: integer }
generate: { rust: { features: [axum] } }
",
    good: "\
context: { shard: { type: integer, optional: true } }
generate: { rust: { features: [axum] } }
",
};

fn report(name: &str, place: Span) -> Diagnostic {
    RULE.at(place, format!("no middleware knows `{name}`"))
        .label("required of every response")
        .help("declare it `optional: true`, or give a `default`")
}

/// Reports the required members of a response that frameworks do not know.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let catalog = &lowered.catalog;
    let served = |f: &RustFeature| matches!(f, RustFeature::Axum | RustFeature::ActixWeb);
    if !catalog.generate.rust.as_ref().is_some_and(|rust| rust.features.iter().any(served)) {
        return;
    }
    for (def, place) in catalog.context.iter().zip(&lowered.places.context) {
        let is_id = matches!(def.decl.name.as_str(), "request_id" | "requestId");
        let known = match def.decl.ty {
            Type::DateTime => true,
            Type::String => is_id && def.decl.constraints.pattern.is_none(),
            Type::Uuid => is_id,
            _ => false,
        };
        if def.per == Per::Response && !known && !def.decl.may_be_missing() {
            sink.push(report(&def.decl.name, *place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn members_are_known_or_may_be_missing() {
        check(
            "\
context:
  request_id: string
  at: datetime
  region: { type: string, optional: true }
  shard: { type: integer, example: 3 }
generate: { rust: { features: [axum] } }
",
            &[
                "9:3 E0441 no middleware knows `shard` (declare it `optional: true`, or give a `default`)",
            ],
        );
    }

    #[test]
    fn features_are_known() {
        check(
            "generate: { rust: { features: [axun, tracing, client] } }\n",
            &[
                "5:32 E0106 `axun` is not a feature (did you mean `axum`?)",
                "5:47 E0106 every generated crate has the feature `client` (leave it out; whoever depends on the crate turns it on)",
            ],
        );
    }
}
