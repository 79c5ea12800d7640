//! Standards that wires claim to follow, and what they waive of them.

use std::collections::HashMap;

use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Node, NodeKind, OneOrMany};

use super::scope::{Found, Names, Scope};
use super::words;
use crate::claims::{Claims, Profile, Waiver};
use crate::rules::{missing_key, unknown_error, unknown_word};

/// The standards.
pub(super) const PROFILES: &[(&str, Profile)] = &[
    ("rfc6749", Profile::OAuth),
    ("rfc9457", Profile::ProblemDetails),
    ("json-api-1.1", Profile::JsonApi),
];

/// What a wire says of standards, as written, and where its body is drawn.
#[derive(Debug)]
pub(super) struct Written {
    claims: Vec<Text>,
    waive: Vec<ast::WaiverDef>,
    media_type: Option<Span>,
    members: HashMap<String, Span>,
    /// Whether all of its claims could be read.
    sound: bool,
}

/// Takes `claims` and `waive` out of the wires, by `WireId`; errors have no names yet.
pub(super) fn take(wires: Option<&mut Entries<ast::WireDef>>) -> Vec<Written> {
    let wires = wires.map(|wires| wires.entries.as_mut_slice()).unwrap_or_default();
    wires.iter_mut().map(|entry| of_wire(&mut entry.value)).collect()
}

fn of_wire(def: &mut ast::WireDef) -> Written {
    let claims = def.claims.take().map(|OneOrMany(claims)| claims).unwrap_or_default();
    let mut members = HashMap::new();
    if let (Some(body), false) = (&def.body, claims.is_empty()) {
        places(body, "", def.problem.as_ref(), &mut members);
    }
    let media_type = def.media_type.as_ref().map(|text| text.span);
    let sound = !def.unread.contains(&"claims");
    Written { claims, waive: def.waive.take().unwrap_or_default(), media_type, members, sound }
}

/// Where the members of a drawing are written, by dotted path; those of a problem are below the
/// list.
fn places(node: &Node, path: &str, problem: Option<&Node>, out: &mut HashMap<String, Span>) {
    match &node.kind {
        NodeKind::Mapping(members) => {
            for (name, value) in members {
                let path = match path {
                    "" => name.value.clone(),
                    _ => format!("{path}.{}", name.value),
                };
                places(value, &path, problem, out);
                out.insert(path, name.span);
            }
        }
        NodeKind::Sequence(items) => {
            for item in items {
                places(item, path, problem, out);
            }
        }
        NodeKind::Scalar { text, .. } if text == "$problems" => {
            if let Some(problem) = problem {
                places(problem, path, None, out);
            }
        }
        _ => {}
    }
}

/// Reads what [`take`] took.
pub(super) fn lower(scope: &mut Scope<'_>, errors: &Names, wires: Vec<Written>) -> Vec<Claims> {
    wires.into_iter().map(|written| claims(scope, errors, written)).collect()
}

fn claims(scope: &mut Scope<'_>, errors: &Names, written: Written) -> Claims {
    let mut profiles = Vec::new();
    let mut sound = written.sound;
    for text in &written.claims {
        match words::one_of(scope, "a standard errcat knows", text, PROFILES) {
            Some(profile) if profiles.contains(&profile) => {}
            Some(profile) => profiles.push(profile),
            None => sound = false,
        }
    }
    let known: Vec<&str> = profiles.iter().flat_map(|p| p.rules()).map(|rule| rule.code).collect();
    let known = sound.then_some(known.as_slice());
    let waivers = written.waive.into_iter();
    let waivers = waivers.filter_map(|def| waiver(scope, errors, known, def)).collect();
    let Written { media_type, members, .. } = written;
    Claims { profiles, sound, waivers, media_type, members }
}

/// A waiver of one of the rules in `known`; of any where it is not known which they are.
fn waiver(
    scope: &mut Scope<'_>,
    errors: &Names,
    known: Option<&[&str]>,
    def: ast::WaiverDef,
) -> Option<Waiver> {
    let owner = ("a waiver", def.span.part(0..0), def.unread.as_slice());
    let rule = scope.required(def.rule, "rule", owner);
    let reason = scope.required(def.reason, "reason", owner);
    scope.prose(reason.as_ref());
    let errors = def.errors.map(|OneOrMany(keys)| {
        let ids = keys.iter().filter_map(|key| match errors.find(&key.value) {
            Found::At(index) => Some(errcat_model::ErrorId(index)),
            Found::Unread => None,
            Found::Nothing => {
                scope.report(unknown_error::report(key, scope.near(&unknown_error::RULE, errors)));
                None
            }
        });
        ids.collect()
    });
    let rule = rule?;
    match known {
        Some([]) => {
            scope.report(missing_key::report("a wire with `waive`", "claims", rule.span));
            return None;
        }
        Some(known) if !known.contains(&rule.value.as_str()) => {
            let what = "a rule of a standard this wire claims";
            scope.report(unknown_word::report(what, &rule, known));
            return None;
        }
        _ => {}
    }
    Some(Waiver { rule: rule.value, errors, place: rule.span })
}
