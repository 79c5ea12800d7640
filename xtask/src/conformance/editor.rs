//! Catalogs in an editor: the schema as the YAML language server uses it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::language_server::LanguageServer;
use super::tools::{Tools, read};

/// What an author types, with `|` where the cursor stands, and what has to be offered there.
const COMPLETIONS: &[(&str, &[&str])] = &[
    ("co|", &["code_style", "codes", "context"]),
    ("code_style: |", &["SCREAMING_SNAKE_CASE", "kebab-case", "any"]),
    ("errors:\n  A:\n    me|", &["message", "headers", "resolution"]),
    ("errors:\n  A:\n    retry: |", &["never", "after_fix", "backoff"]),
    ("errors:\n  A:\n    severity: |", &["debug", "critical"]),
    ("groups:\n  g:\n    params:\n      p:\n        type: |", &["string", "datetime"]),
    ("groups:\n  g:\n    params:\n      p:\n        |", &["example", "max_length", "sensitive"]),
    ("wire:\n  http:\n    |", &["media_type", "body", "problem"]),
];

/// A key with the cursor in it, and words of what has to be said about it.
const HOVERS: &[(&str, &str)] = &[
    ("code_s|tyle: any", "How codes are spelled: `SCREAMING_SNAKE_CASE`"),
    ("errors:\n  A:\n    mess|age: x", "The sentence, with `{params}`."),
    ("context:\n  a:\n    sensi|tive: true", "Must not be shown"),
];

/// A mistake, and words of what has to be said about it.
const MISTAKES: &[(&str, &str)] = &[
    ("errors: { A: { mesage: x } }", "mesage"),
    ("code_style: snake", "Value is not accepted"),
    ("groups: { g: { status: 4O4 } }", "Incorrect type"),
];

/// Every catalog opens without a fault, and keys and words are completed and explained.
pub(super) fn yaml_language_server(tools: &Tools) -> Result<String, String> {
    let mut server = LanguageServer::start(tools.node("yaml-language-server").arg("--stdio"))?;
    let mut wrong = Vec::new();
    let catalogs = tools.catalogs()?;
    for path in &catalogs {
        let found = server.open(&uri(path), &read(path)?)?;
        if !found.is_empty() {
            wrong.push(format!("{}: {}", path.display(), found.join("; ")));
        }
    }
    let schema = uri(&tools.schema());
    let draft = |text: &str| format!("# yaml-language-server: $schema={schema}\n{text}");
    for (index, (text, expected)) in COMPLETIONS.iter().enumerate() {
        let (text, position) = cursor(&draft(text));
        let uri = format!("file:///completion-{index}.yaml");
        server.open(&uri, &text)?;
        let items = server.ask("textDocument/completion", &at(&uri, &position))?;
        let items = items.get("items").unwrap_or(&items);
        let labels: Vec<&str> =
            items.as_array().into_iter().flatten().filter_map(|i| i["label"].as_str()).collect();
        let missing: Vec<_> = expected.iter().filter(|word| !labels.contains(word)).collect();
        if !missing.is_empty() {
            wrong.push(format!("{text}\n  offers {labels:?} without {missing:?}"));
        }
    }
    for (index, (text, expected)) in HOVERS.iter().enumerate() {
        let (text, position) = cursor(&draft(text));
        let uri = format!("file:///hover-{index}.yaml");
        server.open(&uri, &text)?;
        let hover = server.ask("textDocument/hover", &at(&uri, &position))?;
        if !hover["contents"]["value"].as_str().is_some_and(|said| said.contains(expected)) {
            wrong.push(format!("{text}\n  is explained without `{expected}`: {hover}"));
        }
    }
    for (index, (text, expected)) in MISTAKES.iter().enumerate() {
        let found = server.open(&format!("file:///mistake-{index}.yaml"), &draft(text))?;
        if !found.iter().any(|message| message.contains(expected)) {
            wrong.push(format!("{text}\n  is called {found:?}, without `{expected}`"));
        }
    }
    server.stop();
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    let (completions, hovers) = (COMPLETIONS.len(), HOVERS.len());
    Ok(format!("{} catalogs, {completions} completions, {hovers} hovers", catalogs.len()))
}

/// The text without its `|`, and the position that it marks.
fn cursor(text: &str) -> (String, Value) {
    let before = text.split('|').next().unwrap_or_default();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().map_or(0, |line| line.encode_utf16().count());
    (text.replacen('|', "", 1), json!({ "line": line, "character": column }))
}

fn at(uri: &str, position: &Value) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": position })
}

fn uri(path: &Path) -> String {
    let path: PathBuf = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    format!("file://{}", path.to_string_lossy().replace('%', "%25").replace(' ', "%20"))
}
