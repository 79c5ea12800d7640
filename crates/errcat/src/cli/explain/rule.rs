//! The page of a rule.

use errcat_model::Prose;
use errcat_source::{Rule, Severity};
use serde_json::{Value, json};

use crate::cli::page::Page;

pub(super) fn page(rule: &Rule) -> Page {
    let mut page = Page::default();
    page.heading(format!("{}: {}", rule.code, rule.name));
    page.fact("severity", severity(rule));
    page.text(&Prose::parse(rule.explanation));
    page.code("Wrong", rule.language(), rule.bad);
    page.code("Right", rule.language(), rule.good);
    page
}

pub(super) fn json(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": severity(rule),
        "explanation": rule.explanation,
        "bad": rule.bad,
        "good": rule.good,
    })
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
