//! What `explain.html` knows of the wire: rules to find an error by its response, as data.
//!
//! A rule says where constants, texts and values stand in a body. All of it comes from
//! [`errcat_model::shape`], which the generated crates and OpenAPI come from too, so the page finds
//! what they answer. Bodies of one layout share it; each error adds what fills its places.

mod layout;

use std::collections::HashMap;
use std::hash::Hash;

use errcat_model::shape::{self, TextPiece};
use errcat_model::{ErrorDef, Inline, Prose, Retry};
use serde::Serialize;

use self::layout::{Filling, Layout};
use super::escape::js_string;
use super::name;
use crate::index::Index;
use crate::view::retry;

/// All rules.
#[derive(Debug, Serialize)]
struct Rules {
    layouts: Vec<Layout>,
    retries: Vec<Advice>,
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
    causes: Vec<(Said, Said)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Said>,
    /// Index of an advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<usize>,
}

/// Verdict, what to do, and the formula of the policy.
type Advice = (&'static str, &'static str, String);

/// Paragraphs of text and code.
type Said = Vec<Vec<Run>>;

/// A stretch of prose: text by itself, code in an array.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Run {
    Text(String),
    Code([String; 1]),
}

/// The rules as a script that sets `errcatRules`. A page opened from a disk may load scripts but
/// not data, and parsing a text is faster for a browser than reading an object literal.
pub(super) fn script(index: &Index<'_>) -> String {
    let rules = rules(index);
    let json = serde_json::to_string(&rules).expect("rules are made of texts and numbers");
    format!("globalThis.errcatRules = JSON.parse({});\n", js_string(&json))
}

fn rules(index: &Index<'_>) -> Rules {
    let (mut layouts, mut retries) = (Numbered::default(), Numbered::default());
    let errors = index.catalog.errors.iter().map(|error| {
        let bodies = error.wires.iter().map(|&wire| {
            let (layout, filling) = layout::of(index, wire, error);
            (layouts.number(layout), filling)
        });
        let bodies = bodies.collect();
        let retry = error.retry.as_ref().map(|retry| retries.number(advice(index, retry)));
        rule(index, error, bodies, retry)
    });
    let errors = errors.collect();
    Rules { layouts: layouts.all, retries: retries.all, errors }
}

/// Values by the order in which they came, each once.
struct Numbered<T> {
    all: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { all: Vec::new(), known: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    fn number(&mut self, value: T) -> usize {
        *self.known.entry(value).or_insert_with_key(|value| {
            self.all.push(value.clone());
            self.all.len() - 1
        })
    }
}

fn advice(index: &Index<'_>, advice: &Retry) -> Advice {
    let formula = advice.policy(index.catalog).map(retry::formula).unwrap_or_default();
    (advice.grade.label(), retry::meaning(advice.grade), formula)
}

fn rule(
    index: &Index<'_>,
    error: &ErrorDef,
    bodies: Vec<(usize, Filling)>,
    retry: Option<usize>,
) -> Rule {
    Rule {
        code: index.shows_code(error).then(|| error.code.to_text()),
        title: name::sentence(error),
        page: name::page(error),
        status: error.status,
        bodies,
        headers: headers(index, error),
        causes: error
            .causes
            .iter()
            .map(|c| (said(&c.text), c.resolution.as_ref().map(said).unwrap_or_default()))
            .collect(),
        fixes: error.resolutions.iter().map(said).collect(),
        retry,
    }
}

fn said(prose: &Prose) -> Said {
    let run = |inline: &Inline| match inline {
        Inline::Text(text) => Run::Text(text.clone()),
        Inline::Code(code) => Run::Code([code.clone()]),
    };
    prose.paragraphs.iter().map(|paragraph| paragraph.iter().map(run).collect()).collect()
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
