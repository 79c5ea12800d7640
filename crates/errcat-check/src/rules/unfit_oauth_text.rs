//! A text that OAuth's error response has no characters for.

use errcat_model::shape::{self, Member, Shape, TextPiece};
use errcat_model::{Catalog, Decl, ErrorDef, Json, Type, TypeKind};
use errcat_source::{Diagnostic, Rule, Severity, Sink, Span};
use regex_syntax::hir::{Class, Hir, HirKind};

use crate::lower::Lowered;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0442",
    name: "unfit_oauth_text",
    severity: Severity::Error,
    explanation: "A body with the members `error` and `error_description` is an error response of \
                  OAuth 2.0. RFC 6749, section 5.2, has both in printable ASCII without `\"` and \
                  `\\`. A param in them keeps to that if it is a number, a time, a UUID, an enum, \
                  or a text with a `pattern` of these characters.",
    bad: "\
errcat: 1
api: test
title: Test
wire: { http: { body: { error: $code, error_description: $message } } }
errors:
  A: { status: 400, message: There is no “grant” }
",
    good: "\
errcat: 1
api: test
title: Test
wire: { http: { body: { error: $code, error_description: $message } } }
errors:
  A: { status: 400, message: There is no 'grant' }
",
};

/// The member of the body of the error at `span` holds `what`.
fn report(member: &str, what: &str, span: Span) -> Diagnostic {
    RULE.at(span, format!("`{member}` of OAuth cannot hold {what}"))
        .label("printable ASCII without `\"` and `\\` only")
        .help("RFC 6749, section 5.2; give params a `pattern` of these characters")
}

/// Reports every such error.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let catalog = &lowered.catalog;
    for (id, error) in catalog.errors() {
        let place = &lowered.places.errors[id.0];
        for &wire in error.wires.iter().filter(|_| place.sound) {
            if !lowered.places.wires[wire.0].sound {
                continue;
            }
            let body = shape::of_body(catalog, wire, error);
            let [Some(code), Some(description)] =
                ["error", "error_description"].map(|name| member(&body, name))
            else {
                continue;
            };
            for (name, shape) in [("error", code), ("error_description", description)] {
                if let Some(what) = unfit(catalog, error, shape) {
                    sink.push(report(name, &what, place.key));
                }
            }
        }
    }
}

fn member<'a>(body: &'a Shape, wanted: &str) -> Option<&'a Shape> {
    let Shape::Object(members) = body else { return None };
    members.iter().find_map(|member| match member {
        Member::Named { name, shape, .. } if name == wanted => Some(shape),
        _ => None,
    })
}

/// What in a shape has other characters.
fn unfit(catalog: &Catalog, error: &ErrorDef, shape: &Shape) -> Option<String> {
    let of_text = |text: &str| {
        let c = text.chars().find(|c| !is_allowed(*c))?;
        Some(format!("`{}`", c.escape_debug()))
    };
    let of_decl = |decl: &Decl| {
        (!keeps_to_it(catalog, decl)).then(|| format!("whatever `{}` may be", decl.name))
    };
    match shape {
        Shape::Literal(Json::String(text)) => of_text(text),
        Shape::Value(value) => of_decl(value.source.decl(catalog, error)),
        Shape::Text(pieces) => pieces.iter().find_map(|piece| match piece {
            TextPiece::Text(text) => of_text(text),
            TextPiece::Value(source) => of_decl(source.decl(catalog, error)),
        }),
        _ => None,
    }
}

fn is_allowed(c: char) -> bool {
    matches!(c, ' '..='~') && !matches!(c, '"' | '\\')
}

fn keeps_to_it(catalog: &Catalog, decl: &Decl) -> bool {
    match &decl.ty {
        Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::DateTime
        | Type::Uuid
        | Type::Duration(_) => true,
        Type::String => {
            let pattern = decl.constraints.pattern.as_deref();
            pattern.and_then(|p| regex_syntax::parse(p).ok()).is_some_and(|hir| all_allowed(&hir))
        }
        Type::Named(id) => match &catalog.type_def(*id).kind {
            TypeKind::Enum(values) => values.iter().all(|v| v.text.chars().all(is_allowed)),
            TypeKind::Record(_) => false,
        },
        Type::Uri | Type::Any | Type::List(_) | Type::Map(_) => false,
    }
}

/// Whether a pattern matches nothing but texts of allowed characters.
fn all_allowed(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => literal.0.iter().all(|b| is_allowed(char::from(*b))),
        HirKind::Class(Class::Unicode(class)) => class
            .iter()
            .all(|range| range.end().is_ascii() && (range.start()..=range.end()).all(is_allowed)),
        HirKind::Class(Class::Bytes(class)) => class
            .iter()
            .all(|range| (range.start()..=range.end()).all(|b| is_allowed(char::from(b)))),
        HirKind::Repetition(repetition) => all_allowed(&repetition.sub),
        HirKind::Capture(capture) => all_allowed(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(all_allowed),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn texts_and_params_keep_to_oauths_characters() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire: { http: { body: { error: $code, error_description: $message } } }
errors:
  A: { status: 400, message: 'Say "please"' }
  B: { status: 400, message: 'No {x}', params: { x: string } }
  C: { status: 400, message: 'No {x}', params: { x: { type: string, pattern: '[^a]+', example: b } } }
  D: { status: 400, message: 'No {x} {n}', params: { x: { type: string, pattern: '[ -!]\w+', example: '!b' }, n: integer } }
"#,
            &[
                "6:3 E0442 `error_description` of OAuth cannot hold `\\\"` (RFC 6749, section 5.2; give params a `pattern` of these characters)",
                "7:3 E0442 `error_description` of OAuth cannot hold whatever `x` may be (RFC 6749, section 5.2; give params a `pattern` of these characters)",
                "8:3 E0442 `error_description` of OAuth cannot hold whatever `x` may be (RFC 6749, section 5.2; give params a `pattern` of these characters)",
            ],
        );
    }
}
