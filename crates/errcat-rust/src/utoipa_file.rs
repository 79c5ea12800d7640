//! `src/utoipa.rs`: what utoipa asks of a type that handlers answer with.
//!
//! The responses are those of the catalog's OpenAPI document, which who calls [`crate::emit`] puts
//! beside it at [`openapi_document`].

use std::fmt::Write as _;

use errcat_model::{RustForm, RustTarget};

use crate::plan::Plan;
use crate::text::literal;
use crate::{operations_file, source_file};

/// The file of the OpenAPI 3.1 document, relative to the target's folder.
pub fn openapi_document(target: &RustTarget) -> &'static str {
    if target.form == RustForm::Crate { "src/openapi.json" } else { "openapi.json" }
}

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let mut out = source_file::header(plan);
    out.push_str(HEAD);
    for of in ["Error", "Problem"] {
        let _ = write!(
            out,
            "\n/// Whatever any operation may answer.\nimpl IntoResponses for {of} {{\n    \
             fn responses() -> Responses {{\n        DOCUMENT.responses()\n    }}\n}}\n",
        );
    }
    let names = operations_file::type_names(plan);
    for (operation, name) in plan.catalog.operations.iter().zip(names) {
        let _ = write!(
            out,
            "\nimpl IntoResponses for super::operations::{name} {{\n    \
             fn responses() -> Responses {{\n        \
             DOCUMENT.operation({}, {})\n    }}\n}}\n",
            literal(&operation.method.to_lowercase()),
            literal(&operation.path),
        );
    }
    out
}

const HEAD: &str = "\
//! Responses and schemas for utoipa 5.
//!
//! A handler's `#[utoipa::path(…, responses(Error))]` documents what it may answer. The schemas
//! come along with `#[openapi(modifiers(&Schemas))]`, where [`Schemas`] is imported.

use errcat_runtime::utoipa::{Document, IntoResponses, Modify, OpenApi, Responses};

use super::{Error, Problem};

static DOCUMENT: Document = Document::new(include_str!(\"openapi.json\"));

/// Adds the schemas of all errors to an API's document.
#[derive(Debug, Clone, Copy)]
pub struct Schemas;

impl Modify for Schemas {
    fn modify(&self, api: &mut OpenApi) {
        DOCUMENT.add_schemas(api);
    }
}
";
