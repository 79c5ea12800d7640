//! Message templates: text with params.

use std::collections::HashSet;

use errcat_model::{Message, Piece};
use errcat_source::Span;
use errcat_syntax::ast::Text;

use super::declare::Written;
use super::fields::Fields;
use super::limits;
use super::scope::Scope;
use super::types;
use crate::names;
use crate::places::Shown;
use crate::rules::{
    bad_template, empty_text, optional_in_message, unfit_in_text, unknown_limit, unknown_param,
};

/// A message as written, split at its braces.
#[derive(Debug)]
pub(crate) struct Template {
    parts: Vec<Part>,
    /// Whether all of it could be read.
    pub(crate) sound: bool,
}

#[derive(Debug)]
enum Part {
    /// Text as it is sent, quoted limits filled in.
    Text(String),
    /// A param at its place.
    Param(String, Span),
}

impl Template {
    /// The params it shows.
    pub(crate) fn params(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Param(name, _) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }
}

impl Template {
    /// Where the params stand that are fields of an error.
    pub(crate) fn shown(&self, fields: &Fields) -> Vec<Shown> {
        let shown = self.parts.iter().filter_map(|part| {
            let Part::Param(name, at) = part else { return None };
            let field = fields.param(name)?;
            Some(Shown { field, at: *at, declared: fields.get(field).1.span })
        });
        shown.collect()
    }
}

/// Splits a message at its braces. Faults are reported and left out.
pub(crate) fn parse(scope: &mut Scope<'_>, text: &Text) -> Template {
    if text.value.trim().is_empty() {
        scope.report(empty_text::report(text.span));
        return Template { parts: Vec::new(), sound: false };
    }
    let faults = scope.sink.len();
    let mut parts = Vec::new();
    let mut plain = String::new();
    let value = text.value.as_str();
    let mut at = 0;
    while let Some(brace) = value[at..].find(['{', '}']).map(|i| at + i) {
        plain.push_str(&value[at..brace]);
        let rest = &value[brace..];
        at = brace + 1;
        if rest.starts_with("{{") || rest.starts_with("}}") {
            plain.push_str(&rest[..1]);
            at += 1;
        } else if rest.starts_with('}') {
            let span = scope.part(text, brace..brace + 1);
            scope.report(bad_template::unopened(span));
        } else {
            // A brace that is not closed before the next one opens is the faulty one.
            let close = rest[1..].find(['{', '}']).filter(|i| rest.as_bytes()[i + 1] == b'}');
            let Some(length) = close else {
                let span = scope.part(text, brace..brace + 1);
                scope.report(bad_template::unclosed(span));
                continue;
            };
            at = brace + length + 2;
            let name = &value[brace + 1..=brace + length];
            match placeholder(scope, text, name, brace + 1) {
                Some(Part::Text(quoted)) => plain.push_str(&quoted),
                Some(param) => {
                    if !plain.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut plain)));
                    }
                    parts.push(param);
                }
                None => {}
            }
        }
    }
    plain.push_str(&value[at..]);
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    Template { parts, sound: scope.sink.len() == faults }
}

fn placeholder(scope: &mut Scope<'_>, text: &Text, inside: &str, at: usize) -> Option<Part> {
    let span = scope.part(text, at..at + inside.len());
    let Some(quote) = inside.strip_prefix("limits.") else {
        if names::is_param(inside) {
            return Some(Part::Param(inside.to_owned(), span));
        }
        let with_braces = scope.part(text, at - 1..at + inside.len() + 1);
        scope.report(bad_template::not_a_name(inside, with_braces));
        return None;
    };
    let Some((name, member)) = quote.split_once('.') else {
        scope.report(unknown_limit::whole(quote, span));
        return None;
    };
    let name_at = at + "limits.".len();
    let name_span = scope.part(text, name_at..name_at + name.len());
    let member_at = name_at + name.len() + 1;
    let member_span = scope.part(text, member_at..member_at + member.len());
    limits::quote(scope, (name, name_span), (member, member_span)).map(Part::Text)
}

/// The message of an error whose fields are known.
pub(crate) fn resolve(
    scope: &mut Scope<'_>,
    template: &Template,
    fields: &Fields,
    error: Span,
    written: Written,
) -> Message {
    let whole = template.parts.len() == 1;
    let mut shown: Option<HashSet<&str>> = None;
    let mut pieces = Vec::with_capacity(template.parts.len());
    for part in &template.parts {
        match part {
            Part::Text(text) => pieces.push(Piece::Text(text.clone())),
            Part::Param(name, span) => match fields.param(name) {
                Some(index) => {
                    let (decl, place) = fields.get(index);
                    scope.refer(*span, place.span);
                    if !decl.always_present() && !whole {
                        scope.report_once(optional_in_message::report(name, *span, place.span));
                    }
                    if place.sound && !types::fits_text(scope, &decl.ty) {
                        scope.report_once(unfit_in_text::report(name, *span));
                    }
                    pieces.push(Piece::Field(index));
                }
                None if fields.is_unread(name) => {}
                None => {
                    let described = scope.sink.describes(&unknown_param::RULE);
                    let declare = || written.declare(name, scope.sources).filter(|_| described);
                    // A param that the message shows as well was not meant here.
                    let shown = shown.get_or_insert_with(|| template.params().collect());
                    let known = fields.names().take(if described { usize::MAX } else { 0 });
                    let known = known.filter(|name| !shown.contains(name));
                    let report = unknown_param::in_message(name, *span, error, known, declare);
                    scope.report_once(report);
                }
            },
        }
    }
    Message { pieces }
}
