//! An overlay (OpenAPI Overlay 1.0): what a tool has to add to the API's own document.
//!
//! The first action adds the components, the others the responses of one operation each, found by
//! path and method. An operation that the document does not have is passed over.

use errcat_model::Json;

use crate::document;
use crate::header::Headers;
use crate::operation;
use crate::plan::Plan;
use crate::schema::Object;
use crate::sheet::{Kind, Sheets};

/// Writes the overlay.
pub(crate) fn write(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets) {
    let version = plan.catalog.version.as_deref().unwrap_or("0.0.0");
    let info = Object::new()
        .with("title", Json::String(format!("Errors of {}", plan.catalog.title)))
        .with("version", Json::string(version));
    out.entry(Kind::Plain, "info", info.build());
    out.open_actions();
    out.open_action("$");
    out.open("components");
    document::components(plan, headers, out);
    out.close();
    out.close_action();
    for operation::Addition { operation, method, responses, codes } in operation::additions(plan) {
        out.open_action(&format!("$.paths[{}].{method}", quoted(&operation.path)));
        out.open("responses");
        for (status, response) in responses {
            out.entry(Kind::Plain, &status, response);
        }
        out.close();
        out.entry(Kind::Plain, "x-error-codes", codes);
        out.close_action();
    }
    out.close_actions();
}

/// A name in a `JSONPath` (RFC 9535, section 2.3.1.1).
fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\\', "\\\\").replace('\'', "\\'"))
}
