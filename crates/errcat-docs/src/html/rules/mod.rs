//! What `explain.html` knows of the wire: rules to find an error by its response, as data.
//!
//! A rule says where constants, texts and values stand in a body. All of it comes from
//! [`errcat_model::shape`], which the generated crates and OpenAPI come from too, so the page finds
//! what they answer. Bodies of one layout share it; each error adds what fills its places.

mod layout;

use std::collections::HashMap;

use errcat_model::shape::{self, TextPiece};
use errcat_model::{ErrorDef, Prose};
use serde::Serialize;

use self::layout::{Filling, Layout};
use super::escape::js_string;
use super::name;
use super::prose::{Paragraphs, paragraphs};
use crate::index::Index;
use crate::view::retry;

/// All rules.
#[derive(Debug, Serialize)]
struct Rules {
    layouts: Vec<Layout>,
    errors: Vec<Rule>,
}

/// How one error is found, and what to say when it is.
#[derive(Debug, Serialize)]
struct Rule {
    /// Its code, where clients see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    title: String,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// Index of a layout, and what fills it.
    bodies: Vec<(usize, Filling)>,
    /// Headers with values in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headers: Vec<(String, Vec<String>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<(Paragraphs, Paragraphs)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Paragraphs>,
    /// Verdict, what to do, and the formula of the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<(&'static str, &'static str, String)>,
}

/// The rules as a script that sets `errcatRules`. A page opened from a disk may load scripts but
/// not data, and parsing a text is faster for a browser than reading an object literal.
pub(super) fn script(index: &Index<'_>) -> String {
    let rules = rules(index);
    let json = serde_json::to_string(&rules).expect("rules are made of texts and numbers");
    format!("globalThis.errcatRules = JSON.parse({});\n", js_string(&json))
}

fn rules(index: &Index<'_>) -> Rules {
    let mut known: HashMap<Layout, usize> = HashMap::new();
    let mut layouts = Vec::new();
    let errors = index.catalog.errors.iter().map(|error| {
        let bodies = error.wires.iter().map(|&wire| {
            let (layout, filling) = layout::of(index, wire, error);
            let at = *known.entry(layout).or_insert_with_key(|layout| {
                layouts.push(layout.clone());
                layouts.len() - 1
            });
            (at, filling)
        });
        let bodies = bodies.collect();
        rule(index, error, bodies)
    });
    let errors = errors.collect();
    Rules { layouts, errors }
}

fn rule(index: &Index<'_>, error: &ErrorDef, bodies: Vec<(usize, Filling)>) -> Rule {
    let fix = |fix: &Option<Prose>| fix.as_ref().map(paragraphs).unwrap_or_default();
    Rule {
        code: index.shows_code(error).then(|| error.code.to_text()),
        title: name::sentence(error),
        page: name::page(error),
        status: error.status,
        bodies,
        headers: headers(index, error),
        causes: error.causes.iter().map(|c| (paragraphs(&c.text), fix(&c.resolution))).collect(),
        fixes: error.resolutions.iter().map(paragraphs).collect(),
        retry: error.retry.as_ref().map(|advice| {
            let formula = advice.policy(index.catalog).map(retry::formula).unwrap_or_default();
            let grade = advice.grade;
            (grade.label(), retry::meaning(grade), formula)
        }),
    }
}

/// The headers that carry values of the occurrence.
fn headers(index: &Index<'_>, error: &ErrorDef) -> Vec<(String, Vec<String>)> {
    let template = |header| {
        let (pieces, _) = shape::of_header(index.catalog, error, header)?;
        let has_value = pieces.iter().any(|piece| matches!(piece, TextPiece::Value(_)));
        has_value.then(|| (header.name.to_lowercase(), layout::template(index, error, &pieces)))
    };
    error.headers.iter().filter_map(template).collect()
}
