//! The real bodies in a document, and the schemas that client generators make types of.

use std::path::Path;

use serde_json::Value;

use super::tools::read;

/// A body that a response shows.
pub(super) struct Body {
    /// Name of its example.
    pub(super) name: String,
    /// Name of the schema of its error; where none is, that of the content it stands in.
    pub(super) schema: String,
    /// The body.
    pub(super) value: Value,
}

/// The bodies of all responses among the components.
pub(super) fn bodies(document: &Value) -> Vec<Body> {
    let components = &document["components"];
    let mut out: Vec<Body> = Vec::new();
    for (_, response) in members(&components["responses"]) {
        for (_, media) in members(&response["content"]) {
            let of_content = media["schema"]["$ref"].as_str().unwrap_or_default();
            let of_content = of_content.rsplit('/').next().unwrap_or_default();
            for (name, _) in members(&media["examples"]) {
                // A second example of an error has the name of the first and a number.
                let first = name.trim_end_matches(|c: char| c.is_ascii_digit());
                let is_union = components["schemas"][of_content].get("properties").is_none();
                let mut own = [&**name, first].into_iter();
                let own = own.find(|name| components["schemas"].get(name).is_some());
                let schema = own.filter(|_| is_union).unwrap_or(of_content).to_owned();
                let value = components["examples"][name]["value"].clone();
                if out.iter().all(|body| body.name != *name) {
                    out.push(Body { name: name.clone(), schema, value });
                }
            }
        }
    }
    out
}

/// The document in a file.
pub(super) fn parse(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
