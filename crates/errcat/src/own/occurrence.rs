//! What errcat says of the bad example of a rule.

use errcat_check::rules::{self, broken_template, dead_link, missing_page, unknown_template};
use errcat_model::{DocsFlavor, Json};
use errcat_source::{Rule, Sink, SourceMap, Span, render};
use errcat_syntax::rules::{file_too_large, not_utf8};
use serde_json::Value;

use crate::{CatalogFiles, compile};

/// The first diagnostic of a rule.
pub(super) struct Occurrence {
    /// As drawn for people; nothing where the rule has no example.
    pub(super) drawn: Option<String>,
    /// What `--format json` says beyond what the rule itself says.
    pub(super) members: Vec<(&'static str, Json)>,
}

/// What differs between the diagnostics of a rule.
const MEMBERS: &[&str] =
    &["message", "file", "start", "end", "label", "related", "notes", "help", "fix"];

impl Occurrence {
    /// Compiles the example. Some rules no catalog's text can show; what they report is made up.
    pub(super) fn of(rule: &'static Rule) -> Self {
        let mut sources = SourceMap::new();
        let mut sink = Sink::new();
        let has_example = !rule.bad.is_empty();
        if has_example {
            let files = rules::files(rule.bad);
            let add = |(path, text): (&str, String)| (path.to_owned(), sources.add(path, text));
            let files: Vec<_> = files.into_iter().map(add).collect();
            let (files, pages): (Vec<_>, Vec<_>) =
                files.into_iter().partition(|(path, _)| path.strip_suffix(".yaml").is_some());
            let files = CatalogFiles {
                folder: String::new(),
                files,
                templates: Vec::new(),
                incomplete: false,
            };
            if let Some(catalog) = compile(&files, &sources, &mut sink) {
                for (_, page) in pages {
                    let text = sources.file(page).text();
                    let flavor = DocsFlavor::default();
                    errcat_check::inserts(&catalog, flavor, page, text, &mut sink);
                }
            }
        } else {
            let start = Span::new(sources.add("catalog.yaml", ""), 0..0);
            not_utf8::report(start, 17, &mut sink);
            sink.push(dead_link::report(
                "https://example.com/old",
                "it answers 404 Not Found",
                start,
            ));
            file_too_large::report(start, 300 << 20, errcat_syntax::MAX_FILE_SIZE, &mut sink);
            if errcat_merge::rules::ALL.iter().any(|other| other.code == rule.code) {
                let document = Span::new(sources.add("openapi.yaml", ""), 0..0);
                sink.push(rule.at(document, rule.summary()));
            }
            sink.push(missing_page::report(start, "handbook.md"));
            let template = Span::new(sources.add("templates/markdown/errors.md.tera", ""), 0..0);
            let known = ["markdown/error.md.tera"].into_iter();
            sink.push(unknown_template::report(template, "markdown/errors.md.tera", known));
            let template = Span::new(sources.add("templates/markdown/error.md.tera", ""), 0..0);
            sink.push(broken_template::report(
                template,
                "field `titel` is not defined",
                None,
                None,
            ));
        }
        let mut found = sink.into_sorted();
        found.retain(|diagnostic| diagnostic.rule.code == rule.code);
        found.truncate(1);
        let json: Value = serde_json::from_str(&render::json(&found, &sources)).unwrap_or_default();
        let members = MEMBERS.iter().map(|name| (*name, ordered(&json[0][*name])));
        let drawn = render::human(&found, &sources, render::Look::PLAIN);
        Self {
            drawn: has_example.then(|| format!("{}\n", drawn.trim_end())),
            members: members.filter(|(_, value)| !is_nothing(value)).collect(),
        }
    }
}

/// The same value with members in an order that no feature of `serde_json` changes.
fn ordered(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => Json::Boolean(*truth),
        Value::Number(number) => Json::Number(number.to_string()),
        Value::String(text) => Json::string(text),
        Value::Array(items) => Json::Array(items.iter().map(ordered).collect()),
        Value::Object(members) => {
            let mut members: Vec<_> =
                members.iter().map(|(k, v)| (k.clone(), ordered(v))).collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            Json::Object(members)
        }
    }
}

fn is_nothing(value: &Json) -> bool {
    matches!(value, Json::Null) || matches!(value, Json::Array(items) if items.is_empty())
}
