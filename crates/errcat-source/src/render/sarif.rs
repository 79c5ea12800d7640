//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::github::text;
use crate::{Diagnostic, Label, Rule, Severity, SourceMap, Span};

/// Writes a log with one run: the rules that were broken, and a result for each diagnostic.
///
/// Columns count characters, as `columnKind` says. Paths are relative references, as the diagnostics
/// have them.
pub fn sarif(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut rules: Vec<&'static Rule> = diagnostics.iter().map(|d| d.rule).collect();
    rules.sort_unstable_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    let results = diagnostics.iter().map(|diagnostic| {
        let related = diagnostic.secondary.iter().map(|label| {
            let mut place = location(label, sources);
            if !label.text.is_empty() {
                place["message"] = json!({ "text": label.text });
            }
            place
        });
        let mut result = json!({
            "ruleId": diagnostic.rule.code,
            "ruleIndex": rules.iter().position(|rule| rule.code == diagnostic.rule.code),
            "level": level(diagnostic.severity),
            "message": { "text": text(diagnostic) },
            "locations": [location(&diagnostic.primary, sources)],
            "relatedLocations": related.collect::<Vec<_>>(),
        });
        if let Some(fix) = fix(diagnostic, sources) {
            result["fixes"] = json!([fix]);
        }
        result
    });
    let results: Vec<Value> = results.collect();
    let driver = json!({
        "name": "errcat",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "fullDescription": { "text": rule.explanation },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn location(label: &Label, sources: &SourceMap) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(label.span, sources),
        "region": region(label.span, sources),
    } })
}

/// The change that mends a fault (section 3.55). All changes of a diagnostic are in one file.
fn fix(diagnostic: &Diagnostic, sources: &SourceMap) -> Option<Value> {
    let changes = diagnostic.changes(sources);
    let (first, _) = changes.first()?;
    let replacements = changes.iter().map(|&(span, text)| {
        json!({ "deletedRegion": region(span, sources), "insertedContent": { "text": text } })
    });
    let mut fix = json!({ "artifactChanges": [{
        "artifactLocation": artifact(*first, sources),
        "replacements": replacements.collect::<Vec<_>>(),
    }] });
    if let Some(help) = &diagnostic.help {
        fix["description"] = json!({ "text": help });
    }
    Some(fix)
}

fn artifact(span: Span, sources: &SourceMap) -> Value {
    json!({ "uri": reference(sources.file(span.file).path()) })
}

fn region(span: Span, sources: &SourceMap) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference (RFC 3986, section 4.2).
fn reference(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
