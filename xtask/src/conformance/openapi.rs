//! The OpenAPI documents, as three validators see them.
//!
//! They overlap on purpose: each misses faults that another finds.

use std::path::{Path, PathBuf};

use errcat_model::OpenApiVersion;

use serde_json::{Map, Value, json};

use super::tools::{Tools, read, verdict, write};
use super::variants;

/// A validator, over any number of documents.
pub(super) type Validator = fn(&Tools, &[PathBuf]) -> Result<String, String>;

/// The documents against the schema of the specification.
pub(super) fn spec_validator(tools: &Tools) -> Result<String, String> {
    over_all(tools, validate_spec)
}

/// The documents against Redocly's rules, examples against their schemas included; and overlays.
pub(super) fn redocly(tools: &Tools) -> Result<String, String> {
    let mut documents = documents(tools)?;
    for version in ["", "-3.0", "-3.2"] {
        documents.extend(tools.generated(&format!("openapi/overlay{version}.yaml"))?);
        documents.extend(tools.generated(&format!("openapi/overlay{version}.json"))?);
    }
    lint_redocly(tools, &documents)?;
    Ok(format!("{} documents and overlays", documents.len()))
}

/// The documents against Spectral's rules.
pub(super) fn spectral(tools: &Tools) -> Result<String, String> {
    over_all(tools, lint_spectral)
}

/// openapi-spec-validator.
pub(super) fn validate_spec(tools: &Tools, documents: &[PathBuf]) -> Result<String, String> {
    verdict(tools.python("openapi-spec-validator").args(documents))
}

/// Redocly with the committed configuration.
pub(super) fn lint_redocly(tools: &Tools, documents: &[PathBuf]) -> Result<String, String> {
    let config = tools.config("redocly.yaml");
    let mut command = tools.node("redocly");
    command.args(["lint", "--format=stylish", "--config"]).arg(config).args(documents);
    let said = verdict(&mut command)?;
    // Redocly has no switch for it: a warning is either mended or excluded with its reason.
    if said.contains("warning  ") { Err(said) } else { Ok(said) }
}

/// Spectral with the committed configuration.
pub(super) fn lint_spectral(tools: &Tools, documents: &[PathBuf]) -> Result<String, String> {
    let ruleset = tools.config("spectral.yaml");
    let mut command = tools.node("spectral");
    command.args(["lint", "--fail-severity=warn", "--ruleset"]).arg(ruleset);
    verdict(command.args(documents.iter().map(|path| escape_glob(path))))
}

/// Both forms of every generated document.
pub(super) fn documents(tools: &Tools) -> Result<Vec<PathBuf>, String> {
    let mut documents = Vec::new();
    for version in ["", "-3.0", "-3.2"] {
        documents.extend(tools.generated(&format!("openapi/openapi{version}.yaml"))?);
        documents.extend(tools.generated(&format!("openapi/openapi{version}.json"))?);
    }
    Ok(documents)
}

/// The versions of OpenAPI.
const VERSIONS: [(&str, OpenApiVersion); 3] =
    [("3.0", OpenApiVersion::V3_0), ("3.1", OpenApiVersion::V3_1), ("3.2", OpenApiVersion::V3_2)];

/// What the catalogs could ask for and do not, as all validators see it.
pub(super) fn variants(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("variants")?;
    let mut documents = Vec::new();
    for variant in variants::ALL {
        for (name, version) in VERSIONS {
            let below = folder.join(variant.0).join(name);
            let mut catalogs = variants::catalogs(tools)?;
            catalogs.extend(variants::hostile(tools)?);
            let written = variants::write_all(catalogs, &below, variant, version)?;
            documents.extend(written.into_iter().map(|(_, path)| path));
        }
    }
    for validator in [validate_spec, lint_redocly, lint_spectral] {
        validator(tools, &documents)?;
    }
    Ok(format!("{} documents, three validators", documents.len()))
}

/// A team's own document that refers into a generated one: its references resolve from there.
pub(super) fn referred_to(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("referred-to")?;
    let written = variants::write(tools, &folder, variants::ALL[0], OpenApiVersion::V3_1)?;
    for (api, generated) in &written {
        let text = read(generated)?;
        let generated: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let responses = generated["components"]["responses"].as_object();
        let names = responses.into_iter().flatten().map(|(name, _)| name);
        let responses = names.enumerate().map(|(place, name)| {
            let pointer = format!("{api}/openapi.json#/components/responses/{name}");
            ((400 + place).to_string(), json!({ "$ref": pointer }))
        });
        let operation =
            json!({ "operationId": "theirs", "responses": responses.collect::<Map<_, _>>() });
        let document = json!({
            "openapi": "3.1.0",
            "info": { "title": "Theirs", "version": "1.0.0" },
            "paths": { "/theirs": { "get": operation } },
        });
        let path = folder.join(format!("{api}.json"));
        write(&path, &format!("{document:#}\n"))?;
        let bundle = folder.join(format!("{api}.bundle.json"));
        verdict(tools.node("redocly").arg("bundle").arg(&path).arg("--output").arg(&bundle))?;
        validate_spec(tools, std::slice::from_ref(&bundle))?;
        if read(&bundle)?.contains("openapi.json#") {
            return Err(format!("{}: a reference leads out of it", bundle.display()));
        }
    }
    Ok(format!("{} documents", written.len()))
}

fn over_all(tools: &Tools, validator: Validator) -> Result<String, String> {
    let documents = documents(tools)?;
    validator(tools, &documents)?;
    Ok(format!("{} documents", documents.len()))
}

/// Spectral takes patterns, where a path is meant.
fn escape_glob(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        if "*?[]{}()!\\".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
