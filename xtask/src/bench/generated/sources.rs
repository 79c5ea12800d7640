//! The same errors as a catalog and as code that somebody writes by hand.

use std::fmt::Write as _;

const NOUNS: [&str; 10] = [
    "account", "order", "invoice", "device", "session", "folder", "report", "ticket", "upload",
    "member",
];

/// An error of both: every other one has two params.
struct Sample {
    noun: &'static str,
    number: usize,
}

impl Sample {
    fn all(count: usize) -> impl Iterator<Item = Self> {
        (0..count).map(|number| Self { noun: NOUNS[number % NOUNS.len()], number })
    }

    fn has_params(&self) -> bool {
        self.number % 2 == 1
    }

    fn code(&self) -> String {
        format!("{}_MISSING_{}", self.noun.to_uppercase(), self.number)
    }

    fn variant(&self) -> String {
        format!("{}{}Missing{}", self.noun[..1].to_uppercase(), &self.noun[1..], self.number)
    }

    fn message(&self) -> String {
        let noun = self.noun;
        if self.has_params() {
            format!("There is no {noun} {{id}}: {{reason}}.")
        } else {
            format!("There is no such {noun}.")
        }
    }

    fn title(&self) -> String {
        format!("No such {}", self.noun)
    }
}

/// The catalog of a crate.
pub(super) fn catalog(krate: &str, count: usize) -> String {
    let mut out = format!(
        "errcat: 1
api: bench
title: Bench
wire:
  http:
    body: {{ error: {{ code: $code, details: $params, message: $message, status: $status, title: $title }} }}
generate:
  rust: {{ crate: {krate}, dir: ../../{krate} }}
errors:
",
    );
    for sample in Sample::all(count) {
        let _ = write!(
            out,
            "  {}:\n    status: 404\n    title: {}\n    message: {:?}\n",
            sample.code(),
            sample.title(),
            sample.message()
        );
        if sample.has_params() {
            out.push_str("    params: { id: string, reason: string }\n");
        }
    }
    out
}

/// The crate as a team writes it.
pub(super) fn by_hand(count: usize) -> String {
    let mut out = String::from(
        "#[derive(Debug, Clone, PartialEq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(tag = \"code\", content = \"details\")]
#[non_exhaustive]
pub enum ApiError {\n",
    );
    for sample in Sample::all(count) {
        let fields = if sample.has_params() { " { id: String, reason: String }" } else { "" };
        let _ = writeln!(
            out,
            "    #[error({:?})]\n    #[serde(rename = {:?})]\n    {}{fields},",
            sample.message(),
            sample.code(),
            sample.variant()
        );
    }
    out.push_str("}\n\nimpl ApiError {\n");
    by_variant(&mut out, count, "code", "&'static str", |s| format!("{:?}", s.code()));
    by_variant(&mut out, count, "status", "u16", |_| "404".to_owned());
    by_variant(&mut out, count, "title", "&'static str", |s| format!("{:?}", s.title()));
    out.push_str(BODY);
    out.push_str("/// From a code to its number.\npub fn number(code: &str) -> Option<usize> {\n    match code {\n");
    for sample in Sample::all(count) {
        let _ = writeln!(out, "        {:?} => Some({}),", sample.code(), sample.number);
    }
    out.push_str("        _ => None,\n    }\n}\n");
    out
}

fn by_variant(out: &mut String, count: usize, name: &str, ty: &str, of: fn(&Sample) -> String) {
    let _ = write!(out, "    pub fn {name}(&self) -> {ty} {{\n        match self {{\n");
    for sample in Sample::all(count) {
        let rest = if sample.has_params() { " { .. }" } else { "" };
        let _ = writeln!(out, "            Self::{}{rest} => {},", sample.variant(), of(&sample));
    }
    out.push_str("        }\n    }\n\n");
}

const BODY: &str = "    pub fn body(&self) -> Vec<u8> {
        let inner = Inner {
            code: self,
            message: self.to_string(),
            status: self.status(),
            title: self.title(),
        };
        serde_json::to_vec(&Envelope { error: inner }).unwrap_or_default()
    }

    pub fn decode(body: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Received>(body).ok().map(|received| received.error)
    }
}

#[derive(serde::Deserialize)]
struct Received {
    error: ApiError,
}

#[derive(serde::Serialize)]
struct Envelope<'a> {
    error: Inner<'a>,
}

#[derive(serde::Serialize)]
struct Inner<'a> {
    #[serde(flatten)]
    code: &'a ApiError,
    message: String,
    status: u16,
    title: &'a str,
}

";
