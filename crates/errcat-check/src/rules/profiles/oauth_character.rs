//! A character that OAuth 2.0 does not allow in its errors.

use errcat_model::shape::{Member, Shape, TextPiece};
use errcat_model::{Catalog, Decl, ErrorDef, Json, Type, TypeKind};
use errcat_source::{Rule, Severity, Span};
use regex_syntax::hir::{Class, Hir, HirKind};

use crate::claims::{Claimed, Finding};
use crate::places::Own;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0513",
    name: "oauth_character",
    severity: Severity::Error,
    explanation: "RFC 6749, section 5.2: `error` and `error_description` hold printable ASCII \
                  without `\"` and `\\` (%x20-21, %x23-5B, %x5D-7E), and `error_uri` no space \
                  either. A param in them keeps to that if it is a number, a time, a UUID, a URI, an enum, \
                  or a text with a `pattern` of these characters.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 400, message: 'The code \"x\" was used before' } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 400, message: The code was used before } }
",
};

/// The members it is about, and the first character that they may hold.
const CODE: &[(&str, char)] = &[("error", ' ')];
const TEXTS: &[(&str, char)] = &[("error_description", ' '), ("error_uri", '!')];

/// Looks at every text that may stand in them.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    let mut found = look(claimed, CODE, |own| own.code);
    found.extend(look(claimed, TEXTS, |own| own.message));
    found
}

fn look(
    claimed: &Claimed<'_>,
    members: &[(&str, char)],
    place: impl Fn(&Own) -> Option<Span>,
) -> Vec<Finding> {
    let catalog = &claimed.lowered.catalog;
    claimed.of_errors(&RULE, "RFC 6749, section 5.2", place, |body| {
        let Shape::Object(drawn) = &body.shape else { return None };
        drawn.iter().find_map(|member| {
            let Member::Named { name, shape, .. } = member else { return None };
            let (_, least) = *members.iter().find(|(wanted, _)| wanted == name)?;
            let (what, help) = Allowed { catalog, error: body.error, least }.unfit(shape)?;
            Some((format!("has {what} in `{name}`"), help.to_owned()))
        })
    })
}

/// What a member may hold.
struct Allowed<'a> {
    catalog: &'a Catalog,
    error: &'a ErrorDef,
    /// The first of its characters.
    least: char,
}

impl Allowed<'_> {
    /// What in a shape has other characters, and what to do about it.
    fn unfit(&self, shape: &Shape) -> Option<(String, &'static str)> {
        match shape {
            Shape::Literal(Json::String(text)) => self.of_text(text),
            Shape::Value(value) => self.of_decl(value.source.decl(self.catalog, self.error)),
            Shape::Text(pieces) => pieces.iter().find_map(|piece| match piece {
                TextPiece::Text(text) => self.of_text(text),
                TextPiece::Value(source) => self.of_decl(source.decl(self.catalog, self.error)),
            }),
            _ => None,
        }
    }

    fn of_text(&self, text: &str) -> Option<(String, &'static str)> {
        let character = text.chars().find(|c| !self.has(*c))?;
        let help = "write it with printable ASCII, without `\"` and `\\`";
        Some((format!("the character `{}`", shown(character)), help))
    }

    fn of_decl(&self, decl: &Decl) -> Option<(String, &'static str)> {
        let help = "give it a `pattern` of printable ASCII, without `\"` and `\\`";
        (!self.keeps(decl)).then(|| (format!("whatever `{}` may be", decl.name), help))
    }

    fn keeps(&self, decl: &Decl) -> bool {
        match &decl.ty {
            // A URI has no other characters (RFC 3986, section 2).
            Type::Integer
            | Type::Number
            | Type::Boolean
            | Type::DateTime
            | Type::Uuid
            | Type::Uri
            | Type::Duration(_) => true,
            Type::String => {
                let pattern = decl.constraints.pattern.as_deref();
                let parsed = pattern.and_then(|pattern| regex_syntax::parse(pattern).ok());
                parsed.is_some_and(|pattern| self.has_all(&pattern))
            }
            Type::Named(id) => match &self.catalog.type_def(*id).kind {
                TypeKind::Enum(values) => {
                    values.iter().all(|value| value.text.chars().all(|c| self.has(c)))
                }
                TypeKind::Record(_) => false,
            },
            Type::Any | Type::List(_) | Type::Map(_) => false,
        }
    }

    /// Whether a pattern matches nothing but texts of these characters.
    fn has_all(&self, pattern: &Hir) -> bool {
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Literal(literal) => literal.0.iter().all(|byte| self.has(char::from(*byte))),
            HirKind::Class(Class::Unicode(class)) => class.iter().all(|range| {
                range.end().is_ascii() && (range.start()..=range.end()).all(|c| self.has(c))
            }),
            HirKind::Class(Class::Bytes(class)) => class
                .iter()
                .all(|range| (range.start()..=range.end()).all(|b| self.has(char::from(b)))),
            HirKind::Repetition(repetition) => self.has_all(&repetition.sub),
            HirKind::Capture(capture) => self.has_all(&capture.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => {
                parts.iter().all(|part| self.has_all(part))
            }
        }
    }

    fn has(&self, character: char) -> bool {
        (self.least..='~').contains(&character) && !matches!(character, '"' | '\\')
    }
}

/// A quote is as it is, a line break is not.
fn shown(character: char) -> String {
    if character.is_control() { character.escape_debug().to_string() } else { character.into() }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn texts_and_params_keep_to_its_characters() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message, more: $more }
context: { more: { type: string, default: Übrigens } }
params:
  any: { type: string, max_length: 9 }
  odd: { type: string, pattern: '[^a]+', example: b }
  fit: { type: string, pattern: '[ -!]\w+', example: '!b' }
errors:
  invalid_grant: { status: 400, message: It's over }
  invalid_scope: { status: 400, message: Say "read" }
  invalid_target: { status: 400, message: "No {any}" }
  invalid_client: { status: 400, message: "Not {odd}" }
  invalid_request: { status: 400, message: "Never {fit}" }
"#,
            &[
                "16:42 E0513 `invalid_scope` has the character `\"` in `error_description` (write it with printable ASCII, without `\"` and `\\`)",
                "17:43 E0513 `invalid_target` has whatever `any` may be in `error_description` (give it a `pattern` of printable ASCII, without `\"` and `\\`)",
                "18:43 E0513 `invalid_client` has whatever `odd` may be in `error_description` (give it a `pattern` of printable ASCII, without `\"` and `\\`)",
            ],
        );
    }
}
