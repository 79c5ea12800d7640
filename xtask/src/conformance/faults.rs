//! Whether the validators look: documents of ours with one fault each, which they have to notice.

use serde_json::{Value, json};

use super::obeyed;
use super::openapi::{Validator, documents, lint_redocly, lint_spectral, validate_spec};
use super::tools::{Tools, read, write};

/// A fault, and the validators that are known to notice it.
struct Fault {
    name: &'static str,
    /// Seeds the fault; `None` where the document has no place for it.
    seed: fn(&mut Value) -> Option<()>,
    noticed_by: &'static [(&'static str, Validator)],
}

const SPEC: (&str, Validator) = ("openapi-spec-validator", validate_spec);
const REDOCLY: (&str, Validator) = ("redocly", lint_redocly);
const SPECTRAL: (&str, Validator) = ("spectral", lint_spectral);
const SCHEMATHESIS: (&str, Validator) = ("schemathesis", obeyed::bookstore);

const FAULTS: &[Fault] = &[
    Fault {
        name: "dangling-reference",
        seed: dangling_reference,
        noticed_by: &[SPEC, REDOCLY, SPECTRAL],
    },
    Fault {
        name: "response-without-description",
        seed: response_without_description,
        noticed_by: &[SPEC, REDOCLY, SPECTRAL],
    },
    Fault {
        name: "example-breaks-its-schema",
        seed: broken_example,
        noticed_by: &[REDOCLY, SPECTRAL],
    },
    Fault {
        name: "discriminator-to-nowhere",
        seed: dangling_discriminator,
        noticed_by: &[REDOCLY],
    },
    Fault {
        name: "undefined-security-scheme",
        seed: undefined_scheme,
        noticed_by: &[REDOCLY, SPECTRAL],
    },
    Fault { name: "another-status", seed: another_status, noticed_by: &[SCHEMATHESIS] },
    Fault { name: "another-media-type", seed: another_media_type, noticed_by: &[SCHEMATHESIS] },
    Fault { name: "another-header", seed: another_header, noticed_by: &[SCHEMATHESIS] },
    Fault { name: "another-code", seed: another_code, noticed_by: &[SCHEMATHESIS] },
];

/// Every fault is noticed by each validator that can.
pub(super) fn noticed(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("faults")?;
    let mut documents = documents(tools)?;
    documents.retain(|path| path.extension().is_some_and(|e| e == "json"));
    let mut missed = Vec::new();
    let mut runs = 0;
    for fault in FAULTS {
        let Some(faulty) = seeded(&documents, fault)? else {
            missed.push(format!("{}: no document has a place for it", fault.name));
            continue;
        };
        let path = folder.join(format!("{}.json", fault.name));
        write(&path, &format!("{faulty:#}\n"))?;
        for (validator, run) in fault.noticed_by {
            runs += 1;
            if run(tools, std::slice::from_ref(&path)).is_ok() {
                missed.push(format!("{validator} accepts {}", path.display()));
            }
        }
    }
    if missed.is_empty() {
        return Ok(format!("{} faults, {runs} runs", FAULTS.len()));
    }
    Err(missed.join("\n"))
}

/// The first document that can carry the fault, with it.
fn seeded(documents: &[std::path::PathBuf], fault: &Fault) -> Result<Option<Value>, String> {
    for path in documents {
        let text = read(path)?;
        let mut document: Value =
            serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        if (fault.seed)(&mut document).is_some() {
            return Ok(Some(document));
        }
    }
    Ok(None)
}

fn dangling_reference(document: &mut Value) -> Option<()> {
    // openapi-spec-validator follows references from operations only.
    let responses = json!({ "400": { "$ref": "#/components/responses/NobodyIsHere" } });
    let operation = json!({ "operationId": "seeded", "responses": responses });
    let paths = document.get_mut("paths")?.as_object_mut()?;
    paths.insert("/seeded".to_owned(), json!({ "get": operation }));
    Some(())
}

fn response_without_description(document: &mut Value) -> Option<()> {
    let response = first(document, "/components/responses")?;
    response.as_object_mut()?.remove("description").map(|_| ())
}

fn broken_example(document: &mut Value) -> Option<()> {
    let example = first(document, "/components/examples")?;
    *example.get_mut("value")? = json!(["no", "body"]);
    Some(())
}

fn dangling_discriminator(document: &mut Value) -> Option<()> {
    let schemas = document.pointer_mut("/components/schemas")?.as_object_mut()?;
    let mut discriminators = schemas.values_mut().filter_map(|s| s.get_mut("discriminator"));
    let mapping = discriminators.next()?.get_mut("mapping")?;
    *mapping.as_object_mut()?.values_mut().next()? = json!("#/components/schemas/NobodyIsHere");
    Some(())
}

fn undefined_scheme(document: &mut Value) -> Option<()> {
    document.pointer("/paths/~1orders/post/security")?;
    let schemes = document.pointer_mut("/components/securitySchemes")?.as_object_mut()?;
    schemes.remove("token").map(|_| ())
}

// What a server of the bookstore does not obey: a response it has not declared, and headers and
// bodies that are not like this.

fn another_status(document: &mut Value) -> Option<()> {
    let responses = document.pointer_mut("/paths/~1books~1{isbn}/get/responses")?;
    responses.as_object_mut()?.remove("404").map(|_| ())
}

fn another_media_type(document: &mut Value) -> Option<()> {
    document.pointer("/paths/~1books~1{isbn}")?;
    let content =
        document.pointer_mut("/components/responses/Error404/content")?.as_object_mut()?;
    let media = content.remove("application/json")?;
    content.insert("text/html".to_owned(), media);
    Some(())
}

fn another_header(document: &mut Value) -> Option<()> {
    document.pointer("/paths/~1books~1{isbn}")?;
    let header = document.pointer_mut("/components/headers/Cache-Control/schema/const")?;
    *header = json!("no-cache");
    Some(())
}

fn another_code(document: &mut Value) -> Option<()> {
    let pointer = "/components/schemas/BookNotFound/properties/code/const";
    *document.pointer_mut(pointer)? = json!("GONE");
    Some(())
}

/// The first entry of the object at `pointer`.
fn first<'a>(document: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    document.pointer_mut(pointer)?.as_object_mut()?.values_mut().next()
}
